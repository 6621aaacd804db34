package rapport.web;

import java.time.Duration;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.KeyStoreScanner;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import rapport.Settings;
import rapport.Tls;

/** The socket: plain, or TLS with the operator's own key; and how it is closed. */
final class Listener {
  /** Longer than any answer takes; the service manager waits 30 s. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

  private Listener() {}

  static Connector connector(Settings settings, Server server, HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    ServerConnector connector =
        settings.tls() == null
            ? new ServerConnector(server, new HttpConnectionFactory(http))
            : secure(settings.tls(), server, http);
    // Were it another than within a request, Jetty would put it back after each, also after that
    // last one at which stopping has shortened it.
    connector.setIdleTimeout(Limits.IDLE.toMillis());
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    return connector;
  }

  private static ServerConnector secure(Tls tls, Server server, HttpConfiguration http) {
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setKeyStorePath(tls.keystore().toUri().toString());
    context.setKeyStorePassword(tls.password());
    // A renewed certificate is taken up within a minute, without a restart.
    KeyStoreScanner renewed = new KeyStoreScanner(context);
    renewed.setScanInterval(60);
    server.addBean(renewed);
    // Which names are served is decided in one place, by the list of hosts in Headers.
    http.addCustomizer(new SecureRequestCustomizer(false));
    return new ServerConnector(
        server, new SslConnectionFactory(context, "http/1.1"), new HttpConnectionFactory(http));
  }

  /** Stopping refuses new requests, lets those that were accepted end, and only then closes. */
  static void stopGracefully(Server server) {
    server.setStopTimeout(LAST_ANSWERS.toMillis());
    server.setHandler(new GracefulHandler());
    server.setErrorHandler(new RawErrors());
    server.addEventListener(
        new LifeCycle.Listener() {
          @Override
          public void lifeCycleStopping(LifeCycle stopping) {
            for (Connector connector : server.getConnectors())
              connector.getConnectedEndPoints().forEach(Listener::closeIfIdle);
          }
        });
  }

  /** Kept open for a next request that will not come: Jetty alone gives it a second. */
  private static void closeIfIdle(EndPoint endPoint) {
    if (endPoint.getConnection() instanceof HttpConnection connection
        && connection.isFillInterested()
        && connection.getHttpChannel().getRequest() == null) endPoint.close();
  }
}

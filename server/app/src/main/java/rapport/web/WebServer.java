package rapport.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.Settings;
import rapport.publish.Publisher;
import rapport.store.Database;

/** HTTP: routes, guard, headers and problems put together. */
public final class WebServer implements AutoCloseable {
  private final Javalin javalin;
  private final Settings settings;
  private final Metrics metrics;

  private WebServer(Javalin javalin, Settings settings, Metrics metrics) {
    this.metrics = metrics;
    this.javalin = javalin;
    this.settings = settings;
  }

  /** Loads most of what {@link #start} needs, in whatever thread has time for it. */
  public static void loadClasses() {
    Javalin.create(
        config -> {
          quiet(config);
          Limits.install(config);
          config.routes.get("/", ctx -> {});
        });
    new org.eclipse.jetty.ee10.servlet.ServletContextHandler();
    Metrics.loadClasses();
  }

  public static WebServer start(
      Settings settings, Database database, Publisher publisher, Clock clock, String version) {
    return start(settings, database, publisher, clock, version, List.of());
  }

  /**
   * @param more routes that a measurement adds
   */
  static WebServer start(
      Settings settings,
      Database database,
      Publisher publisher,
      Clock clock,
      String version,
      List<Route> more) {
    Extension extension = Extension.load();
    Crx crx = Crx.load(settings.extensionCrx());
    Metrics metrics = new Metrics(database, publisher);
    Guard guard = new Guard(database, settings, clock);
    URI url = settings.publicUrl();
    Headers headers =
        new Headers(
            hosts(settings),
            Stream.of(extension.origin(), crx.origin())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()),
            settings.tls() != null || (url != null && "https".equals(url.getScheme())));
    RequestId ids = new RequestId();
    AtomicReference<String> address = new AtomicReference<>("");
    Routes.Parts parts =
        new Routes.Parts(
            database,
            publisher,
            guard,
            clock,
            version,
            settings.leadView(),
            settings.oidc(),
            address::get,
            metrics);
    Forwarded forwarded = new Forwarded(settings.trustedProxies());
    Javalin javalin =
        Javalin.create(
            config -> {
              quiet(config);
              config.jetty.modifyServer(Listener::stopGracefully);
              config.jetty.addConnector((jetty, http) -> Listener.connector(settings, jetty, http));
              Limits.install(config);
              RequestLog.install(config, metrics);
              config.routes.before(ids::attach);
              config.routes.before(forwarded::attach);
              config.routes.before(headers::write);
              register(config, guard, Routes.api(parts));
              register(config, guard, more);
              register(config, guard, Routes.pages(extension, crx, address::get, settings.sites()));
              Problems.install(config);
            });
    WebServer server = new WebServer(listening(javalin, settings), settings, metrics);
    address.set(server.url());
    return server;
  }

  private static Javalin listening(Javalin javalin, Settings settings) {
    try {
      return javalin.start();
    } catch (JavalinBindException e) {
      throw new IllegalStateException(
          "Cannot listen on "
              + settings.host()
              + ":"
              + settings.port()
              + ". Either another program does, then take another RAPPORT_PORT, or RAPPORT_HOST is no address of this machine.",
          e);
    }
  }

  private static void quiet(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = Body.MAX_BYTES;
    // A strong tag belongs to exact bytes; answers are small, and a proxy may compress.
    config.http.compressionStrategy = CompressionStrategy.NONE;
  }

  private static void register(JavalinConfig config, Guard guard, List<Route> routes) {
    for (Route route : routes) {
      Handler handler = guarded(guard, route, route.handler());
      config.routes.addHttpHandler(route.method(), route.fullPath(), handler);
      if (!route.method().equals(HandlerType.GET)) continue;
      // Else Javalin answers all of these 200, whoever asks.
      config.routes.addHttpHandler(
          HandlerType.HEAD,
          route.fullPath(),
          route.worksOnce() ? guarded(guard, route, ctx -> {}) : handler);
    }
  }

  private static Handler guarded(Guard guard, Route route, Handler handler) {
    return ctx -> {
      RequestLog.at(ctx, route);
      Allowance.Turn turn = guard.admit(ctx, route);
      try {
        handler.handle(ctx);
      } finally {
        turn.end();
      }
    };
  }

  private static Set<String> hosts(Settings settings) {
    Set<String> hosts =
        new HashSet<>(
            List.of("127.0.0.1", "localhost", "[::1]", settings.host().toLowerCase(Locale.ROOT)));
    if (settings.publicUrl() != null)
      hosts.add(settings.publicUrl().getHost().toLowerCase(Locale.ROOT));
    return hosts;
  }

  /** How browsers reach it. */
  public String url() {
    return settings.url(javalin.port());
  }

  public int port() {
    return javalin.port();
  }

  /** Answers what was accepted, then stops. */
  @Override
  public void close() {
    javalin.stop();
    metrics.close();
  }
}

package rapport.web;

import io.javalin.config.JavalinConfig;
import java.time.Duration;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * How much is taken on at once, for all callers together; what goes beyond is told so at once and
 * never queued without bound. What one caller may take is in {@link Allowance}.
 */
final class Limits {
  /** Beyond this the kernel's own bounded queue holds new ones back, and idle ones go sooner. */
  static final int MAX_CONNECTIONS = 4_000;

  /** Of a connection on which neither side sends: between requests, and within one. */
  static final Duration IDLE = Duration.ofSeconds(30);

  private static final Duration IDLE_WHEN_FULL = Duration.ofSeconds(1);

  /** Answered at the same time; the file and two cores are busy long before. */
  static final int MAX_AT_ONCE = 128;

  /** These wait without a thread; the rest is answered 503. */
  private static final int MAX_WAITING = 512;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Some are left to say no, and for Jetty itself. */
  private static final int THREADS = MAX_AT_ONCE + 32;

  private Limits() {}

  static void install(JavalinConfig config) {
    // Its queue holds at most one task a connection, so the limit of those bounds it.
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("http");
    config.jetty.threadPool = threads;
    config.jetty.modifyHttpConfiguration(http -> http.setIdleTimeout(IDLE.toMillis()));
    config.jetty.modifyServer(Limits::install);
  }

  private static void install(Server server) {
    NetworkConnectionLimit connections = new NetworkConnectionLimit(MAX_CONNECTIONS, server);
    connections.setEndPointIdleTimeout(IDLE_WHEN_FULL.toMillis());
    server.addBean(connections);
    SlowHeads slowHeads = new SlowHeads();
    server.addBean(slowHeads);
    server.addEventListener(
        new org.eclipse.jetty.util.component.LifeCycle.Listener() {
          @Override
          public void lifeCycleStarting(org.eclipse.jetty.util.component.LifeCycle starting) {
            for (Connector connector : server.getConnectors()) connector.addBean(slowHeads, false);
          }
        });
    QoSHandler atOnce = new QoSHandler();
    atOnce.setMaxRequestCount(MAX_AT_ONCE);
    atOnce.setMaxSuspendedRequestCount(MAX_WAITING);
    atOnce.setMaxSuspend(PATIENCE);
    // Whoever watches the server is to hear that it is alive, above all when it is full.
    atOnce.excludePath("/api/v1/health", "/api/v1/ready", "/metrics");
    Handler.Wrapper outer =
        server.getHandler() instanceof Handler.Wrapper wrapper ? wrapper : server;
    outer.setHandler(atOnce);
  }
}

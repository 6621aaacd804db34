package rapport.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each request: its id, method, route, status and time. The route's pattern, never the
 * path, in which invites and tickets stand; no query, no address, no name.
 */
final class RequestLog {
  private static final Logger LOG = LoggerFactory.getLogger("rapport.requests");
  private static final String ROUTE = "route";

  private RequestLog() {}

  static void install(JavalinConfig config, Metrics metrics) {
    config.requestLogger.http(
        (ctx, millis) -> {
          String route = route(ctx);
          String method = ctx.method().name();
          int status = ctx.statusCode();
          metrics.answered(method, route, status, millis.doubleValue());
          LOG.atInfo()
              .addKeyValue("request", RequestId.of(ctx))
              .addKeyValue("method", method)
              .addKeyValue("route", route)
              .addKeyValue("status", status)
              .addKeyValue("millis", Math.round(millis * 100) / 100.0)
              .log("answered");
        });
  }

  /** To be called first: also what is refused has a route. */
  static void at(Context ctx, Route route) {
    ctx.attribute(ROUTE, route.fullPath());
  }

  /** {@code none}: no call of ours. */
  static String route(Context ctx) {
    String route = ctx.attribute(ROUTE);
    return route == null ? "none" : route;
  }
}

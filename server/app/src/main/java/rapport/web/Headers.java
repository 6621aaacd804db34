package rapport.web;

import io.javalin.http.Context;
import java.util.Set;
import rapport.ApiException;
import rapport.ApiException.Code;

/**
 * What every answer carries, whether a page or JSON, and which hosts and origins are served at all.
 */
final class Headers {
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
          + "frame-ancestors 'none'; base-uri 'none'";

  /** Our pages want none of it; a script that got in could not have it either. */
  private static final String PERMISSIONS =
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=(), display-capture=()";

  private final Set<String> hosts;
  private final Set<String> extensions;
  private final boolean tls;

  /**
   * @param hosts names under which this server may be addressed; a page on another name that points
   *     here by DNS is refused
   * @param extensions origins of our extension
   * @param tls whether browsers reach us by TLS
   */
  Headers(Set<String> hosts, Set<String> extensions, boolean tls) {
    this.hosts = Set.copyOf(hosts);
    this.extensions = Set.copyOf(extensions);
    this.tls = tls;
  }

  void write(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Content-Security-Policy", POLICY)
        .header("Permissions-Policy", PERMISSIONS)
        .header("X-Frame-Options", "DENY") // for what does not know frame-ancestors
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Cache-Control", "no-store");
    if (tls || Forwarded.tls(ctx)) ctx.header("Strict-Transport-Security", "max-age=31536000");
    String host = ctx.header("Host");
    if (host == null || !hosts.contains(name(host)))
      throw new ApiException(Code.WRONG_HOST, "This server is not known under that name.");
    String origin = ctx.header("Origin");
    if (origin != null && extensions.contains(origin)) allow(ctx, origin);
  }

  private static String name(String host) {
    int colon = host.lastIndexOf(':');
    return (colon > host.lastIndexOf(']') ? host.substring(0, colon) : host)
        .toLowerCase(java.util.Locale.ROOT);
  }

  /** CORS for the extension: no cookies, so a bearer token is all that it can use. */
  private static void allow(Context ctx, String origin) {
    ctx.header("Access-Control-Allow-Origin", origin)
        .header("Vary", "Origin")
        .header("Access-Control-Expose-Headers", "ETag, Retry-After");
    if (!ctx.req().getMethod().equals("OPTIONS")) return;
    ctx.header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
        .header(
            "Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match, If-Match")
        .header("Access-Control-Max-Age", "600");
    ctx.status(204).skipRemainingHandlers();
  }
}

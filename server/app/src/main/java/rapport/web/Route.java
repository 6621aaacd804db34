package rapport.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * One call.
 *
 * @param path Javalin's form, {@code /rules/{id}}; below {@code /api/v1} unless it begins with
 *     {@code //}
 * @param summary what it does, in one line of the API's document
 */
record Route(HandlerType method, String path, Access access, String summary, Handler handler) {
  static final String BASE = "/api/v1";

  /** What a HEAD, as previews of links send it, must not use up. */
  boolean worksOnce() {
    return path.startsWith("//session/") || path.startsWith("//sign-in");
  }

  /** With the base path. */
  String fullPath() {
    return path.startsWith("//") ? path.substring(1) : BASE + path;
  }
}

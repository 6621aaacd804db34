package rapport.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.function.Function;
import rapport.ApiException;
import rapport.ApiException.Fault;

/**
 * Lists in pages: {@code limit} up to 500, and a {@code cursor} that is only good for handing back.
 */
final class Pages {
  private static final int MAX = 500;
  private static final int USUAL = 100;

  private Pages() {}

  static int limit(Context ctx) {
    String limit = ctx.queryParam("limit");
    if (limit == null) return USUAL;
    if (limit.matches("[0-9]{1,3}")
        && Integer.parseInt(limit) >= 1
        && Integer.parseInt(limit) <= MAX) return Integer.parseInt(limit);
    throw refused("limit", "must be from 1 to " + MAX);
  }

  /** Empty: from the beginning. */
  static String cursor(Context ctx) {
    String cursor = ctx.queryParam("cursor");
    return cursor == null ? "" : cursor;
  }

  /**
   * Where the next page begins; null: this was the last. Ask the store for one more than {@code
   * limit}.
   */
  static <T> @org.jspecify.annotations.Nullable String next(
      List<T> found, int limit, Function<T, String> cursor) {
    return found.size() > limit ? cursor.apply(found.get(limit - 1)) : null;
  }

  static <T> List<T> page(List<T> found, int limit) {
    return found.size() > limit ? found.subList(0, limit) : found;
  }

  static ApiException refused(String parameter, String message) {
    return Form.refused(List.of(new Fault("?" + parameter, message)));
  }
}

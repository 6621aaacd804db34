package rapport.web;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.rules.Entry;

/** Two admins cannot overwrite each other: a write says which state it was made from. */
final class Conditions {
  private Conditions() {}

  /**
   * @param now what is there; null: nothing
   * @throws ApiException {@code PRECONDITION_MISSING} when the caller says nothing, {@code STALE}
   *     when it is no longer so
   */
  static void check(Context ctx, @Nullable Entry now) {
    check(ctx, now == null ? null : now.etag());
  }

  /**
   * @param now tag of what is there; null: nothing
   */
  static void check(Context ctx, @Nullable String now) {
    String match = ctx.header("If-Match");
    String none = ctx.header("If-None-Match");
    if (match == null && none == null) {
      throw new ApiException(
          Code.PRECONDITION_MISSING,
          "Say which state this was made from: If-Match with its ETag, or If-None-Match: * for a new one.");
    }
    if (none != null) {
      if (!none.strip().equals("*"))
        throw new ApiException(Code.INVALID, "If-None-Match can only be * here.");
      if (now != null) throw new ApiException(Code.STALE, "There is one of that id already.");
    }
    if (match != null && (now == null || !Answers.names(match, now))) {
      throw new ApiException(
          Code.STALE,
          now == null
              ? "It is no longer there."
              : "Somebody has changed it meanwhile. Read it again.");
    }
  }
}

package rapport.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import rapport.Json;

/** Writes answers. */
final class Answers {
  private Answers() {}

  static void json(Context ctx, Object value) {
    try {
      ctx.contentType("application/json").result(Json.MAPPER.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** 304 when the caller has it already. The bytes belong to the tag and are never changed. */
  static void tagged(Context ctx, String etag, String type, byte[] bytes) {
    ctx.header("ETag", etag).header("Cache-Control", "no-cache");
    if (matches(ctx.header("If-None-Match"), etag)) ctx.status(304);
    else ctx.contentType(type).result(bytes);
  }

  /** Weak comparison, as {@code If-None-Match} has it. */
  private static boolean matches(@org.jspecify.annotations.Nullable String header, String etag) {
    return header != null && names(header.replace("W/\"", "\""), etag);
  }

  /** Strong comparison, as {@code If-Match} has it: the tag or {@code *} is one of those. */
  static boolean names(String header, String etag) {
    for (String tag : header.split(",", -1))
      if (tag.strip().equals(etag) || tag.strip().equals("*")) return true;
    return false;
  }
}

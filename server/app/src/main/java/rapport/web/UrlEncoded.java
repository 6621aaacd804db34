package rapport.web;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;

/** The fields of a form ({@code application/x-www-form-urlencoded}), of which the first counts. */
final class UrlEncoded {
  private static final String ATTRIBUTE = "form";

  private final Map<String, String> fields = new HashMap<>();

  private UrlEncoded(String body) {
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0)
        fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
    }
  }

  /** Read once: the guard looks for a key before the call looks for a text. */
  static UrlEncoded of(Context ctx) {
    UrlEncoded known = ctx.attribute(ATTRIBUTE);
    if (known != null) return known;
    byte[] bytes = Body.bytes(ctx, Body.MAX_BYTES);
    UrlEncoded read = new UrlEncoded(new String(bytes, StandardCharsets.UTF_8));
    ctx.attribute(ATTRIBUTE, read);
    return read;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ApiException(Code.INVALID, "The form is not URL-encoded.");
    }
  }

  /** Null: not sent, or empty. */
  @Nullable String find(String name) {
    String value = fields.get(name);
    return value == null || value.isEmpty() ? null : value;
  }
}

package rapport.web;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Why an admin changed the rules, from the header {@code Rapport-Why}; percent-encoded where it is
 * not plain ASCII.
 */
final class Why {
  private static final int MAX = 200;

  private Why() {}

  static String of(Context ctx) {
    String why = ctx.header("Rapport-Why");
    if (why == null || why.isBlank()) return "";
    return line("Rapport-Why", why.contains("%") ? decoded(why) : why);
  }

  static String line(String field, String why) {
    Form form = new Form();
    String line = form.line(field, why.strip(), MAX);
    form.done();
    return line;
  }

  private static String decoded(String why) {
    try {
      return URLDecoder.decode(why.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return why;
    }
  }
}

package rapport.web;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of an address behind the question mark; what is wrong with it goes to a {@link
 * Form}.
 */
final class Query {
  static final int MAX_LIMIT = 500;
  private static final int USUAL_LIMIT = 100;

  private final Context ctx;
  final Form form = Form.ofQuery();

  Query(Context ctx) {
    this.ctx = ctx;
  }

  /** Null: not given, or empty. */
  @Nullable String text(String name) {
    String value = ctx.queryParam(name);
    return value == null || value.isEmpty() ? null : value;
  }

  int limit() {
    return number("limit", USUAL_LIMIT, 1, MAX_LIMIT);
  }

  int number(String name, int otherwise, int min, int max) {
    String value = text(name);
    if (value == null) return otherwise;
    if (value.matches("[0-9]{1,9}")
        && Integer.parseInt(value) >= min
        && Integer.parseInt(value) <= max) return Integer.parseInt(value);
    form.refuse(name, "must be a number from " + min + " to " + max);
    return otherwise;
  }

  @Nullable LocalDate day(String name) {
    String value = text(name);
    if (value == null) return null;
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      form.refuse(name, "must be a day like 2026-11-22");
      return null;
    }
  }

  <T> T choice(String name, Map<String, T> choices, T otherwise) {
    String value = text(name);
    return value == null ? otherwise : form.choice(name, value, choices, otherwise);
  }
}

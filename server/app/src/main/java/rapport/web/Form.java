package rapport.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.ApiException.Fault;
import rapport.Line;

/**
 * Turns input into what the domain wants and gathers what is wrong, so that one answer names it
 * all. A field that was refused yields something harmless; {@link #done} throws before anybody can
 * use it.
 */
final class Form {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int MAX_ID = 64;

  private final String prefix;
  private final String beforeFields;
  private final List<Fault> faults = new ArrayList<>(0);

  Form() {
    this("");
  }

  /** For a part of a body: its pointers begin with {@code prefix}. */
  Form(String prefix) {
    this(prefix, prefix + "/");
  }

  private Form(String prefix, String beforeFields) {
    this.prefix = prefix;
    this.beforeFields = beforeFields;
  }

  /** For the part of an address behind the question mark, which is also how it points there. */
  static Form ofQuery() {
    return new Form("", "?");
  }

  void refuse(String field, String message) {
    faults.add(new Fault(field.isEmpty() ? prefix : beforeFields + field, message));
  }

  List<Fault> faults() {
    return faults;
  }

  void done() {
    if (!faults.isEmpty()) throw refused(faults);
  }

  static ApiException refused(List<Fault> faults) {
    Fault first = faults.get(0);
    String where = first.pointer();
    if (where.isEmpty()) where = "The body";
    if (where.startsWith("?")) where = "The parameter " + where.substring(1);
    String more = faults.size() == 1 ? "." : ", and " + (faults.size() - 1) + " more.";
    return new ApiException(Code.INVALID, where + " " + first.message() + more, faults);
  }

  <T> T required(String field, @Nullable T value, T harmless) {
    if (value != null) return value;
    refuse(field, "is missing");
    return harmless;
  }

  /** A single line for people to read: 1 to {@code max} UTF-16 units, nothing invisible. */
  String line(String field, @Nullable String value, int max) {
    String text = required(field, value, "-");
    for (String fault : Line.faults(text, max)) refuse(field, fault);
    return text;
  }

  @Nullable String optionalLine(String field, @Nullable String value, int max) {
    return value == null ? null : line(field, value, max);
  }

  /** An id as in {@code per-our-policy}. */
  String id(String field, @Nullable String value) {
    String id = required(field, value, "-");
    if (value != null && (id.length() > MAX_ID || !ID.matcher(id).matches())) {
      refuse(field, "must be lower-case letters, digits and single hyphens, at most " + MAX_ID);
    }
    return id;
  }

  @Nullable String optionalId(String field, @Nullable String value) {
    return value == null ? null : id(field, value);
  }

  int number(String field, @Nullable Integer value, int min, int max) {
    int number = required(field, value, min);
    if (number < min || number > max) refuse(field, "must be from " + min + " to " + max);
    return number;
  }

  /** One of a closed list of words. */
  <T> T choice(String field, @Nullable String value, java.util.Map<String, T> choices, T harmless) {
    if (value == null) return required(field, null, harmless);
    T chosen = choices.get(value);
    if (chosen != null) return chosen;
    refuse(field, "must be one of " + String.join(", ", choices.keySet()));
    return harmless;
  }

  /** RFC 6901. */
  static String escaped(String field) {
    return field.replace("~", "~0").replace("/", "~1");
  }
}

package rapport.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSString;
import rapport.engine.Category;
import rapport.engine.Pack;
import rapport.engine.Rule;
import rapport.engine.WordList;

/** Reads a {@code RulesetJson}. */
final class FromJs {
  /** Stands for patterns that a snapshot holds: then it only matters whether there are any. */
  private static final List<String> SOME = List.of("");

  /** Not {@code Function}: as a type argument every object of JavaScript would be wrapped. */
  private interface Reading<T> {
    T read(JSObject json);
  }

  private interface Patterns {
    List<String> of(JSObject json, String name);
  }

  private FromJs() {}

  static Pack pack(JSObject json) {
    return new Pack(
        categories(json),
        list(json, "lists", each -> new WordList(text(each, "id"), strings(each, "words"))),
        list(json, "rules", each -> rule(each, FromJs::strings)));
  }

  /** Without what a snapshot of it holds: patterns, and words of lists. */
  static Pack outline(JSObject json) {
    return new Pack(
        categories(json), List.of(), list(json, "rules", each -> rule(each, FromJs::some)));
  }

  private static List<String> some(JSObject json, String name) {
    JSObject array = field(json, name);
    return array == null || integer(array, "length") == 0 ? List.of() : SOME;
  }

  private static List<Category> categories(JSObject json) {
    return list(
        json,
        "categories",
        each -> new Category(text(each, "id"), text(each, "title"), text(each, "why")));
  }

  private static Rule rule(JSObject json, Patterns patterns) {
    JSObject unless = field(json, "unless");
    JSObject when = field(json, "when");
    return new Rule(
        text(json, "id"),
        text(json, "kind"),
        textOrNull(json, "category"),
        textOrNull(json, "signal"),
        textOrNull(json, "emotion"),
        textOrNull(json, "severity"),
        isTrue(json, "enabled"),
        patterns.of(json, "patterns"),
        patterns.of(json, "except"),
        unless == null
            ? null
            : new Rule.Unless(patterns.of(unless, "sameSentence"), patterns.of(unless, "near")),
        when == null
            ? null
            : new Rule.When(
                strings(when, "customer"),
                textOrNull(when, "position"),
                textOrNull(when, "sentence")),
        textOrNull(json, "message"),
        strings(json, "rewrites"),
        List.of(),
        List.of(),
        null);
  }

  private static List<String> strings(JSObject json, String name) {
    return list(json, name, each -> ((JSString) each).stringValue());
  }

  private static <T> List<T> list(JSObject json, String name, Reading<T> reading) {
    JSObject array = field(json, name);
    int size = array == null ? 0 : integer(array, "length");
    if (array == null || size == 0) {
      return List.of();
    }
    List<T> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(reading.read(at(array, i)));
    }
    return list;
  }

  @JSBody(
      params = {"array", "index"},
      script = "return array[index];")
  private static native JSObject at(JSObject array, int index);

  private static String text(JSObject json, String name) {
    String text = textOrNull(json, name);
    return text == null ? "" : text;
  }

  @JSBody(
      params = {"json", "name"},
      script = "var value = json[name]; return value === undefined ? null : value;")
  private static native @Nullable JSObject field(JSObject json, String name);

  @JSBody(
      params = {"json", "name"},
      script = "var value = json[name]; return typeof value === 'string' ? value : null;")
  static native @Nullable String textOrNull(JSObject json, String name);

  /** Of a long text in ASCII; none when there is no such text. */
  static byte[] bytes(JSObject json, String name) {
    String text = textOrNull(json, name);
    byte[] bytes = new byte[text == null ? 0 : text.length()];
    fill(bytes, json, name);
    return bytes;
  }

  /** By the browser itself: {@code String.getBytes} would go through it one by one. */
  @JSBody(
      params = {"bytes", "json", "name"},
      script = "new TextEncoder().encodeInto(json[name] || '', new Uint8Array(bytes.buffer));")
  private static native void fill(@JSByRef byte[] bytes, JSObject json, String name);

  @JSBody(
      params = {"json", "name"},
      script = "return json[name] === true;")
  private static native boolean isTrue(JSObject json, String name);

  @JSBody(
      params = {"json", "name"},
      script = "return json[name] | 0;")
  static native int integer(JSObject json, String name);
}

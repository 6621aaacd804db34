package rapport.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSString;
import rapport.engine.Category;
import rapport.engine.Pack;
import rapport.engine.Rule;
import rapport.engine.WordList;

/** Reads a {@code RulesetJson}. */
final class FromJs {
  private static final int ALL = Integer.MAX_VALUE;

  /** Of what a snapshot holds already it only matters whether there is any. */
  private static final int ANY = 1;

  /** Not {@code Function}: as a type argument every object of JavaScript would be wrapped. */
  private interface Reading<T> {
    T read(JSObject json);
  }

  private FromJs() {}

  static Pack pack(JSObject json) {
    return new Pack(
        categories(json),
        list(json, "lists", ALL, each -> new WordList(text(each, "id"), strings(each, "words"))),
        list(json, "rules", ALL, each -> rule(each, ALL)));
  }

  /** Without what a snapshot of it holds: words of lists, and all but the first of patterns. */
  static Pack outline(JSObject json) {
    return new Pack(categories(json), List.of(), list(json, "rules", ALL, each -> rule(each, ANY)));
  }

  private static List<Category> categories(JSObject json) {
    return list(
        json,
        "categories",
        ALL,
        each -> new Category(text(each, "id"), text(each, "title"), text(each, "why")));
  }

  private static Rule rule(JSObject json, int most) {
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
        strings(json, "patterns", most),
        strings(json, "except", most),
        unless == null
            ? null
            : new Rule.Unless(strings(unless, "sameSentence", most), strings(unless, "near", most)),
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
    return strings(json, name, ALL);
  }

  private static List<String> strings(JSObject json, String name, int most) {
    return list(json, name, most, each -> ((JSString) each).stringValue());
  }

  private static <T> List<T> list(JSObject json, String name, int most, Reading<T> reading) {
    JSObject array = field(json, name);
    int size = array == null ? 0 : Math.min(most, integer(array, "length"));
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

  @JSBody(
      params = {"json", "name"},
      script = "return json[name] === true;")
  private static native boolean isTrue(JSObject json, String name);

  @JSBody(
      params = {"json", "name"},
      script = "return json[name] | 0;")
  static native int integer(JSObject json, String name);
}

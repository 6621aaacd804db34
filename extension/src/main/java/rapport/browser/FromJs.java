package rapport.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSString;
import rapport.engine.Category;
import rapport.engine.Pack;
import rapport.engine.Rule;
import rapport.engine.WordList;

/** Reads a {@code RulesetJson}. */
final class FromJs {
  private FromJs() {}

  /**
   * @param lists whether to read them, too
   */
  static Pack pack(JSObject json, boolean lists) {
    return new Pack(
        list(
            json,
            "categories",
            each -> new Category(text(each, "id"), text(each, "title"), text(each, "why"))),
        lists
            ? list(json, "lists", each -> new WordList(text(each, "id"), strings(each, "words")))
            : List.of(),
        list(json, "rules", FromJs::rule));
  }

  private static Rule rule(JSObject json) {
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
        strings(json, "patterns"),
        strings(json, "except"),
        unless == null
            ? null
            : new Rule.Unless(strings(unless, "sameSentence"), strings(unless, "near")),
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

  @SuppressWarnings("unchecked")
  private static <T> List<T> list(JSObject json, String name, Function<JSObject, T> read) {
    JSObject value = field(json, name);
    if (value == null) {
      return List.of();
    }
    JSArrayReader<JSObject> array = (JSArrayReader<JSObject>) value;
    List<T> list = new ArrayList<>(array.getLength());
    for (int i = 0; i < array.getLength(); i++) {
      list.add(read.apply(array.get(i)));
    }
    return list;
  }

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

package rapport.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSString;
import rapport.engine.Draft;
import rapport.engine.Span;

/** {@code Draft} of {@code engine.d.ts}. */
public final class JsDraft {
  private final Draft draft;

  /** The text as it stands: a browser finds what differs in its own strings fastest. */
  private JSString text = JSString.valueOf("");

  JsDraft(Draft draft) {
    this.draft = draft;
  }

  /** The customer's last message and name. */
  @JSExport
  public void customer(@Nullable String message, @Nullable String name) {
    draft.customer(message, name);
  }

  /** The whole text; {@code skip} holds pairs of start and end, and may be left out. */
  @JSExport
  public void update(JSString text, @Nullable JSObject skip) {
    List<Span> spans = List.of();
    int pairs = length(skip) / 2;
    if (pairs > 0) {
      spans = new ArrayList<>(pairs);
      for (int i = 0; i < pairs; i++) {
        spans.add(new Span(at(skip, 2 * i), at(skip, 2 * i + 1)));
      }
    }
    int same = sameBegin(this.text, text);
    int tail = sameEnd(this.text, text, same);
    if (same + tail < text.getLength() || same + tail < this.text.getLength()) {
      draft.edit(same, this.text.getLength() - tail, between(text, same, text.getLength() - tail));
      this.text = text;
    }
    draft.skip(spans);
  }

  @JSBody(
      params = {"a", "b"},
      script =
          "var low = 0, high = Math.min(a.length, b.length);"
              + "while (low < high) {"
              + "  var middle = (low + high + 1) >> 1;"
              + "  if (a.substring(low, middle) === b.substring(low, middle)) low = middle;"
              + "  else high = middle - 1;"
              + "}"
              + "return low;")
  private static native int sameBegin(JSString a, JSString b);

  @JSBody(
      params = {"a", "b", "begin"},
      script =
          "var low = 0, high = Math.min(a.length, b.length) - begin;"
              + "while (low < high) {"
              + "  var middle = (low + high + 1) >> 1;"
              + "  if (a.substring(a.length - middle, a.length - low)"
              + "      === b.substring(b.length - middle, b.length - low)) low = middle;"
              + "  else high = middle - 1;"
              + "}"
              + "return low;")
  private static native int sameEnd(JSString a, JSString b, int begin);

  @JSBody(
      params = {"text", "start", "end"},
      script = "return text.substring(start, end);")
  private static native String between(JSString text, int start, int end);

  @JSBody(
      params = {"skip"},
      script = "return skip ? skip.length : 0;")
  private static native int length(@Nullable JSObject skip);

  @JSBody(
      params = {"skip", "index"},
      script = "return skip[index];")
  private static native int at(@Nullable JSObject skip, int index);

  /** The text between start and end became {@code inserted}. */
  @JSExport
  public void edit(int start, int end, String inserted) {
    draft.edit(start, end, inserted);
    text = replaced(text, start, end, inserted);
  }

  @JSBody(
      params = {"text", "start", "end", "inserted"},
      script = "return text.substring(0, start) + inserted + text.substring(end);")
  private static native JSString replaced(JSString text, int start, int end, String inserted);

  /** What is found in the text as it stands. */
  @JSExport
  public JSObject report(int caret, boolean idle) {
    return ToJs.report(draft.report(caret, idle));
  }
}

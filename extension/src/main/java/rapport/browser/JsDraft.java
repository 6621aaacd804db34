package rapport.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import rapport.engine.Draft;
import rapport.engine.Span;

/** {@code Draft} of {@code engine.d.ts}. */
public final class JsDraft {
  private final Draft draft;

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
  public void update(String text, @Nullable JSObject skip) {
    List<Span> spans = List.of();
    int pairs = length(skip) / 2;
    if (pairs > 0) {
      spans = new ArrayList<>(pairs);
      for (int i = 0; i < pairs; i++) {
        spans.add(new Span(at(skip, 2 * i), at(skip, 2 * i + 1)));
      }
    }
    draft.update(text, spans);
  }

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
  }

  /** What is found in the text as it stands. */
  @JSExport
  public JSObject report(int caret, boolean idle) {
    return ToJs.report(draft.report(caret, idle));
  }
}

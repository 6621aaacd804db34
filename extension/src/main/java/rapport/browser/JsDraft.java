package rapport.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  /** The whole text; {@code skip} holds pairs of start and end. */
  @JSExport
  public void update(String text, int @Nullable [] skip) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; skip != null && i + 1 < skip.length; i += 2) {
      spans.add(new Span(skip[i], skip[i + 1]));
    }
    draft.update(text, spans);
  }

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

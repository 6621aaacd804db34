package rapport.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import rapport.engine.Reply;
import rapport.engine.Ruleset;
import rapport.engine.Score;

/** {@code Ruleset} of {@code engine.d.ts}. */
public final class JsRuleset {
  private final Ruleset ruleset;

  JsRuleset(Ruleset ruleset) {
    this.ruleset = ruleset;
  }

  /** The number it was published under. */
  @JSExport
  @JSProperty
  public int getNumber() {
    return ruleset.number();
  }

  /** What a practice reply is worth; {@code moves} are the signals that the scenario asks for. */
  @JSExport
  public JSObject score(
      String text, @Nullable String customer, @Nullable String name, String[] moves) {
    return ToJs.score(
        Score.of(ruleset, new Reply(text, List.of(), customer, name), List.of(moves)));
  }

  /** A new text box. */
  @JSExport
  public JsDraft draft() {
    return new JsDraft(ruleset.draft());
  }
}

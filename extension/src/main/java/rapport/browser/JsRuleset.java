package rapport.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import rapport.engine.Reply;
import rapport.engine.Ruleset;
import rapport.engine.Score;

/** {@code ScoringRuleset} of {@code engine.d.ts}. */
public final class JsRuleset extends PageRuleset {
  JsRuleset(Ruleset ruleset) {
    super(ruleset);
  }

  /** What a practice reply is worth; {@code moves} are the signals that the scenario asks for. */
  @JSExport
  public JSObject score(
      String text, @Nullable String customer, @Nullable String name, String[] moves) {
    return ToJs.score(
        Score.of(ruleset, new Reply(text, List.of(), customer, name), List.of(moves)));
  }
}

package rapport.browser;

import org.teavm.jso.JSExport;
import org.teavm.jso.JSProperty;
import rapport.engine.Ruleset;

/** {@code Ruleset} of {@code engine.d.ts}. */
public class PageRuleset {
  final Ruleset ruleset;

  PageRuleset(Ruleset ruleset) {
    this.ruleset = ruleset;
  }

  /** The number it was published under. */
  @JSExport
  @JSProperty
  public int getNumber() {
    return ruleset.number();
  }

  /** A new text box. */
  @JSExport
  public JsDraft draft() {
    return new JsDraft(ruleset.draft());
  }
}

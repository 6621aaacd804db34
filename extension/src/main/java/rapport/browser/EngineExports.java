package rapport.browser;

import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import rapport.engine.RulesetException;

/** What the compiled module exports. */
public final class EngineExports {
  private EngineExports() {}

  /** The pattern language this engine knows. */
  @JSExport
  public static int language() {
    return rapport.engine.Ruleset.LANGUAGE;
  }

  /**
   * Compiles a {@code RulesetJson}; throws an {@code Error} whose {@code faults} name rule, field
   * and position.
   */
  @JSExport
  public static JsRuleset compile(JSObject json) {
    try {
      return new JsRuleset(
          rapport.engine.Ruleset.compile(FromJs.integer(json, "ruleset"), FromJs.pack(json)));
    } catch (RulesetException e) {
      throw ToJs.refuse(e);
    }
  }
}

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
   * Compiles a {@code RulesetJson}, or reads it from its snapshot; throws an {@code Error} whose
   * {@code faults} name rule, field and position.
   */
  @JSExport
  public static JsRuleset compile(JSObject json) {
    int number = FromJs.integer(json, "ruleset");
    String snapshot = FromJs.textOrNull(json, "snapshot");
    try {
      return new JsRuleset(
          snapshot == null
              ? rapport.engine.Ruleset.compile(number, FromJs.pack(json, true))
              : rapport.engine.Ruleset.restore(number, FromJs.pack(json, false), snapshot));
    } catch (RulesetException e) {
      throw ToJs.refuse(e);
    }
  }
}

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
    byte[] snapshot = FromJs.bytes(json, "snapshot");
    try {
      return new JsRuleset(
          snapshot.length == 0
              ? rapport.engine.Ruleset.compile(number, FromJs.pack(json))
              : rapport.engine.Ruleset.restore(number, FromJs.outline(json), snapshot));
    } catch (RulesetException e) {
      throw ToJs.refuse(e);
    }
  }

  /**
   * The patterns and lists of a {@code RulesetJson} as compiled, for its {@code snapshot}; throws
   * as {@link #compile} does.
   */
  @JSExport
  public static String snapshot(JSObject json) {
    try {
      return rapport.engine.Ruleset.compile(0, FromJs.pack(json)).snapshot();
    } catch (RulesetException e) {
      throw ToJs.refuse(e);
    }
  }
}

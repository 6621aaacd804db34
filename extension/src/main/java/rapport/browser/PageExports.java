package rapport.browser;

import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import rapport.engine.Ruleset;

/**
 * What the module for pages exports: all that is needed to check drafts by rules which the worker
 * has compiled, so that a page does not load the compiler.
 */
public final class PageExports {
  private PageExports() {}

  /** Reads a {@code RulesetJson} from its snapshot. */
  @JSExport
  public static PageRuleset restore(JSObject json) {
    byte[] snapshot = FromJs.bytes(json, "snapshot");
    if (snapshot.length == 0) {
      throw new IllegalArgumentException("The ruleset has no snapshot");
    }
    return new PageRuleset(
        Ruleset.restore(FromJs.integer(json, "ruleset"), FromJs.outline(json), snapshot));
  }
}

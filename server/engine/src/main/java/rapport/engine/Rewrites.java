package rapport.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fills the places of a rewrite: {@code {capture}} with the agent's words, {@code {fact}} with the
 * customer's or a visible blank.
 */
final class Rewrites {
  /**
   * The facts that a customer's message can yield, with the blank that stands for one that is not
   * known.
   */
  static final Map<String, String> BLANKS =
      Map.of(
          "name", "[name]",
          "problem", "[what went wrong]",
          "duration", "[how long]",
          "tries", "[how often]",
          "cost", "[what it cost]",
          "reference", "[order number]");

  private Rewrites() {}

  static void check(Rule rule, Set<String> captures, List<Fault> faults) {
    for (int i = 0; i < rule.rewrites().size(); i++) {
      String rewrite = rule.rewrites().get(i);
      int open = -1;
      while ((open = rewrite.indexOf('{', open + 1)) >= 0) {
        int close = rewrite.indexOf('}', open);
        String name = close < 0 ? "" : rewrite.substring(open + 1, close);
        if (close < 0) {
          faults.add(new Fault(rule.id(), "rewrites/" + i, open, "This { is never closed."));
        } else if (!captures.contains(name) && !BLANKS.containsKey(name)) {
          faults.add(
              new Fault(
                  rule.id(),
                  "rewrites/" + i,
                  open,
                  "No pattern of the rule captures '" + name + "'."));
        }
      }
    }
  }

  /**
   * @param captured the text of each capture of the match; an empty one was cut off or took nothing
   * @param capital whether the phrase begins its sentence
   */
  static List<String> fill(
      List<String> rewrites,
      Map<String, String> captured,
      Map<String, String> facts,
      boolean capital) {
    if (rewrites.isEmpty()) {
      return List.of();
    }
    if (!capital && !haveBlanks(rewrites)) {
      return rewrites;
    }
    List<String> filled = new ArrayList<>(rewrites.size());
    for (String rewrite : rewrites) {
      String text = rewrite.indexOf('{') < 0 ? rewrite : fill(rewrite, captured, facts);
      if (text != null) {
        filled.add(capital ? capitalised(text) : text);
      }
    }
    return filled;
  }

  private static boolean haveBlanks(List<String> rewrites) {
    for (int i = 0; i < rewrites.size(); i++) {
      if (rewrites.get(i).indexOf('{') >= 0) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String fill(
      String rewrite, Map<String, String> captured, Map<String, String> facts) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    int open;
    while ((open = rewrite.indexOf('{', from)) >= 0) {
      int close = rewrite.indexOf('}', open);
      String name = rewrite.substring(open + 1, close);
      String value = captured.get(name);
      if (value == null) {
        value = facts.getOrDefault(name, BLANKS.getOrDefault(name, ""));
      }
      if (value.isEmpty()) {
        return null;
      }
      text.append(rewrite, from, open).append(value);
      from = close + 1;
    }
    return text.append(rewrite, from, rewrite.length()).toString();
  }

  static String capitalised(String text) {
    char first = text.charAt(0);
    return first >= 'a' && first <= 'z' ? (char) (first - 32) + text.substring(1) : text;
  }
}

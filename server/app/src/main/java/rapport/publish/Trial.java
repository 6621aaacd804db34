package rapport.publish;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.engine.Finding;
import rapport.engine.Pack;
import rapport.engine.Reply;
import rapport.engine.Rule;
import rapport.engine.Ruleset;
import rapport.engine.RulesetException;
import rapport.rules.Contents;
import rapport.rules.Entry;

/**
 * How an unsaved rule would do.
 *
 * @param alone the rule by itself; null when it does not compile
 * @param faults why it would not be published
 * @param others examples of other rules in which it would find something
 */
public record Trial(@Nullable Ruleset alone, List<ApiException.Fault> faults, List<Other> others) {
  /** An example of another rule, without its marks. */
  public record Other(String rule, String example, String found) {}

  public Trial {
    faults = List.copyOf(faults);
    others = List.copyOf(others);
  }

  static Trial of(Contents live, Entry entry, List<ApiException.Fault> faults) {
    Pack pack = live.with(entry).pack(other -> other.id().equals(entry.id()));
    try {
      Ruleset alone = Ruleset.compile(0, pack);
      return new Trial(alone, faults, others(alone, live, entry.id()));
    } catch (RulesetException e) {
      return new Trial(null, faults, List.of());
    }
  }

  private static List<Other> others(Ruleset alone, Contents live, String id) {
    List<Other> others = new ArrayList<>();
    for (Entry entry : live.all(Entry.Kind.RULE)) {
      if (entry.id().equals(id)
          || !(entry.value() instanceof Rule rule)
          || !"risk".equals(rule.kind())) continue;
      for (List<String> examples :
          List.of(orEmpty(rule.mustMatch()), orEmpty(rule.mustNotMatch()))) {
        for (String example : examples) {
          String text = example.replace("[[", "").replace("]]", "");
          List<Finding> found = alone.check(Reply.of(text)).findings();
          if (!found.isEmpty())
            others.add(
                new Other(
                    entry.id(), text, text.substring(found.get(0).start(), found.get(0).end())));
        }
      }
    }
    return others;
  }

  private static List<String> orEmpty(@Nullable List<String> texts) {
    return texts == null ? List.of() : texts;
  }
}

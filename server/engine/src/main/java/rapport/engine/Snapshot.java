package rapport.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A ruleset's tables as they lie in memory once compiled. Compiling hundreds of thousands of
 * characters of patterns takes a browser that has just begun a second; reading this takes some
 * hundredths. It belongs to the patterns, lists and categories it was made of, and to this version
 * of the engine.
 */
final class Snapshot {
  private Snapshot() {}

  static String write(Ruleset ruleset) {
    SnapshotWriter out = new SnapshotWriter();
    out.number(ruleset.rules().size());
    ruleset.vocabulary().write(out);
    ruleset.phrases().write(out);
    ruleset.machines().write(out);
    ruleset.patterns().write(out);
    ruleset.classes().write(out);
    for (Starts starts : ruleset.starts()) {
      starts.write(out);
    }
    return out.toString();
  }

  /**
   * @throws IllegalArgumentException when it was made of other rules
   */
  static Ruleset read(int number, Pack pack, byte[] snapshot) {
    SnapshotReader in = new SnapshotReader(snapshot);
    List<CompiledRule> rules = rules(pack);
    if (rules.size() != in.number()) {
      throw new IllegalArgumentException("The snapshot is of other rules");
    }
    Vocabulary vocabulary = new Vocabulary(in);
    Phrases phrases = new Phrases(in);
    Machines machines = Machines.read(in);
    Patterns patterns = new Patterns(rules, in);
    ClassesOfWords classes = new ClassesOfWords(in);
    List<Starts> starts = new ArrayList<>();
    for (int i = 0; i < Patterns.TEXTS.size(); i++) {
      starts.add(new Starts(machines, classes, in));
    }
    return new Ruleset(
        number, pack, rules, vocabulary, phrases, machines, patterns, classes, starts);
  }

  private static List<CompiledRule> rules(Pack pack) {
    Map<String, Integer> categories = new HashMap<>();
    for (Category category : pack.categories()) {
      categories.put(category.id(), categories.size());
    }
    List<Fault> faults = new ArrayList<>();
    List<CompiledRule> rules = new ArrayList<>();
    for (Rule rule : pack.rules()) {
      CompiledRule compiled =
          rule.enabled() ? new RuleCheck(rule, categories, faults).compile(rules.size()) : null;
      if (compiled != null) {
        rules.add(compiled);
      }
    }
    if (!faults.isEmpty()) {
      throw new RulesetException(faults);
    }
    return rules;
  }
}

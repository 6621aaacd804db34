package rapport.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A pack's patterns as they are once compiled. Compiling hundreds of thousands of characters of
 * patterns takes a browser that has just begun a second; reading this takes some hundredths. It
 * belongs to the patterns, lists and categories it was made of, and to this version of the engine.
 */
final class Snapshot {
  private static final Pattern.Role[] ROLES = Pattern.Role.values();

  private Snapshot() {}

  static String write(Compiler compiler) {
    SnapshotWriter out = new SnapshotWriter();
    Pattern[] patterns = compiler.patterns();
    out.number(compiler.rules.size());
    compiler.vocabulary.write(out);
    compiler.phrases.write(out);
    compiler.machines().write(out);
    out.number(patterns.length);
    for (Pattern pattern : patterns) {
      out.number(pattern.captures().size());
      pattern.captures().forEach(out::word);
      out.number(pattern.uses().size());
      for (Pattern.Use use : pattern.uses()) {
        out.number(use.rule().order() * ROLES.length + List.of(ROLES).indexOf(use.role()));
      }
    }
    return out.toString();
  }

  /**
   * @throws IllegalArgumentException when it was made of other rules
   */
  static Ruleset read(int number, Pack pack, char[] snapshot) {
    SnapshotReader in = new SnapshotReader(snapshot);
    List<CompiledRule> rules = rules(pack);
    if (rules.size() != in.number()) {
      throw new IllegalArgumentException("The snapshot is of other rules");
    }
    Vocabulary vocabulary = new Vocabulary(in);
    Phrases phrases = new Phrases();
    phrases.read(in);
    phrases.finish(vocabulary.size());
    Machines machines = Machines.read(in);
    Pattern[] patterns = new Pattern[in.number()];
    CompiledRule[][][] shared = new CompiledRule[rules.size()][][];
    for (int i = 0; i < patterns.length; i++) {
      int captured = in.number();
      List<String> captures = captured == 0 ? List.of() : new ArrayList<>(captured);
      for (int k = 0; k < captured; k++) {
        captures.add(in.word());
      }
      int count = in.number();
      // Most patterns have one use: no list has to grow for it
      List<Pattern.Use> uses = count == 1 ? List.of(use(in, rules)) : new ArrayList<>(count);
      for (int k = uses.size(); k < count; k++) {
        uses.add(use(in, rules));
      }
      patterns[i] = Pattern.of(uses, captures, shared);
    }
    return new Ruleset(number, pack, vocabulary, phrases, machines, patterns, rules);
  }

  private static Pattern.Use use(SnapshotReader in, List<CompiledRule> rules) {
    int use = in.number();
    return new Pattern.Use(rules.get(use / ROLES.length), ROLES[use % ROLES.length]);
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

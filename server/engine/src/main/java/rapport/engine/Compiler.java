package rapport.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a pack into the parts of a {@link Ruleset}, or lists everything that is wrong with it. */
final class Compiler {
  static final int MAX_PATTERNS = 20_000;

  /** A match is at most this many tokens wide, which bounds the work that a word can cause. */
  static final int MAX_WIDTH = 120;

  /** Patterns that stand for at most so many word sequences are spelled out. */
  private static final int SPELLED_OUT = 4;

  final List<Fault> faults = new ArrayList<>();
  final Vocabulary vocabulary = new Vocabulary();
  final Phrases phrases = new Phrases();
  private final Map<String, Integer> indices = new HashMap<>(); // of a pattern, by its source
  private final List<Ints> uses = new ArrayList<>(); // of each pattern: see Patterns
  private final List<List<String>> captureNames = new ArrayList<>();
  final List<CompiledRule> rules = new ArrayList<>();
  private final Literals literals = new Literals(vocabulary);
  private final MachineBuilder machines = new MachineBuilder(literals);
  private final Map<String, Item.Group> lists = new HashMap<>();
  private final Map<String, Integer> categories = new LinkedHashMap<>();
  private int patterns;

  Compiler(Pack pack) {
    for (Category category : pack.categories()) {
      if (categories.putIfAbsent(category.id(), categories.size()) != null) {
        faults.add(
            new Fault("", "categories", 0, "The category '" + category.id() + "' stands twice."));
      }
    }
    for (WordList list : pack.lists()) {
      list(list);
    }
    Set<String> ids = new HashSet<>();
    for (Rule rule : pack.rules()) {
      if (!ids.add(rule.id())) {
        faults.add(new Fault(rule.id(), "id", 0, "Another rule has this id."));
      } else if (rule.enabled()) {
        rule(rule);
      }
    }
    if (patterns > MAX_PATTERNS) {
      faults.add(
          new Fault(
              "",
              "rules",
              0,
              "A ruleset has at most " + MAX_PATTERNS + " patterns; these are " + patterns + "."));
    }
    if (phrases.size() + machines.size() > Phrases.MAX_NODES) {
      faults.add(
          new Fault(
              "",
              "rules",
              0,
              "All patterns together need more than " + Phrases.MAX_NODES + " states."));
    }
  }

  Machines machines() {
    return machines.build();
  }

  Patterns patterns() {
    return new Patterns(rules, uses, captureNames);
  }

  private void list(WordList list) {
    String owner = "@" + list.id();
    List<List<Item>> entries = new ArrayList<>();
    for (int i = 0; i < list.words().size(); i++) {
      try {
        entries.add(PatternParser.parseEntry(list.words().get(i)));
      } catch (PatternParser.Refused refused) {
        faults.add(
            new Fault(owner, "words/" + i, refused.position, String.valueOf(refused.getMessage())));
      }
    }
    if (list.words().isEmpty()) {
      faults.add(new Fault(owner, "words", 0, "The list is empty."));
    } else if (lists.putIfAbsent(list.id(), new Item.Group(0, entries)) != null) {
      faults.add(new Fault(owner, "id", 0, "Another list has this id."));
    }
  }

  private void rule(Rule rule) {
    CompiledRule compiled = new RuleCheck(rule, categories, faults).compile(rules.size());
    if (compiled == null) {
      return;
    }
    rules.add(compiled);
    Set<String> captures = new HashSet<>();
    add(compiled, Patterns.MATCH, rule.patterns(), "patterns", captures);
    Set<String> unused = new HashSet<>();
    add(compiled, Patterns.EXCEPT, rule.except(), "except", unused);
    if (rule.unless() != null) {
      add(
          compiled,
          Patterns.SAME_SENTENCE,
          rule.unless().sameSentence(),
          "unless/sameSentence",
          unused);
      add(compiled, Patterns.NEAR, rule.unless().near(), "unless/near", unused);
    }
    Rewrites.check(rule, captures, faults);
  }

  private void add(
      CompiledRule rule, int role, List<String> sources, String field, Set<String> captures) {
    patterns += sources.size();
    for (int i = 0; i < sources.size(); i++) {
      try {
        pattern(rule, role, sources.get(i), captures);
      } catch (PatternParser.Refused refused) {
        faults.add(
            new Fault(
                rule.rule().id(),
                field + "/" + i,
                refused.position,
                String.valueOf(refused.getMessage())));
      }
    }
  }

  private void pattern(CompiledRule rule, int role, String source, Set<String> captures) {
    Integer known = indices.get(source);
    if (known == null) {
      known = uses.size();
      List<String> names = read(source, known);
      indices.put(source, known);
      uses.add(new Ints());
      captureNames.add(names);
    }
    captures.addAll(captureNames.get(known));
    uses.get(known).add(Patterns.use(rule, role));
  }

  /** Answers the names of its captures. */
  private List<String> read(String source, int index) {
    List<Item> items = PatternParser.parse(source, lists);
    if (literals.isPlain(items)) {
      Sequences one = new Sequences();
      literals.plain(items, one);
      phrases.add(one, index);
      return List.of();
    }
    int count = literals.count(items); // also looks up every word, which the width relies on
    if (Width.most(items) > MAX_WIDTH) {
      throw new PatternParser.Refused(
          0, "The pattern is too wide: a match could be more than " + MAX_WIDTH + " words long.");
    }
    List<String> names = new ArrayList<>();
    captures(items, names);
    // Only a machine can tell which words a capture took.
    if (names.isEmpty() && count <= SPELLED_OUT) {
      phrases.add(literals.spell(items), index);
    } else {
      machine(items, index, names.size());
    }
    return List.copyOf(names);
  }

  private void machine(List<Item> items, int index, int captures) {
    if (!Item.definite(items)) {
      throw new PatternParser.Refused(
          0,
          "The pattern needs at least one definite word or short list that must be there, to be"
              + " found by.");
    }
    machines.add(items, index, captures);
  }

  private static void captures(List<Item> items, List<String> names) {
    for (Item item : items) {
      if (item instanceof Item.Capture capture) {
        names.add(capture.name());
        captures(capture.body(), names);
      } else if (item instanceof Item.Group group) {
        group.alternatives().forEach(alternative -> captures(alternative, names));
      } else if (item instanceof Item.Optional optional) {
        captures(List.of(optional.item()), names);
      }
    }
  }
}

package rapport.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * What each pattern is wanted for, flat. Rules that write the same pattern share it: the default
 * pack has conditions that stand in twenty rules. Only read once made.
 */
final class Patterns {
  /** Looked for in what the agent writes. */
  static final int REPLY = 1;

  /** In what the customer wrote. */
  static final int MESSAGE = 2;

  /** The kinds of text: each is its place here and one. */
  static final List<Integer> TEXTS = List.of(REPLY, MESSAGE);

  /** Looked for in every sentence; the others matter only where their rule has found something. */
  static final int SOUGHT = 4;

  /** Flag of the first kind of rule, in the order of the kinds: some rule of it finds by this. */
  private static final int FIRST_KIND = 8;

  // What a rule wants a pattern for
  static final int MATCH = 0;
  static final int EXCEPT = 1;
  static final int SAME_SENTENCE = 2;
  static final int NEAR = 3;
  private static final int ROLES = 4;

  final int count;
  private final List<CompiledRule> rules;
  private final int[] flags;

  /** Of each pattern, from where its uses stand; one more for the end. */
  private final int[] useFrom;

  /** {@link #ROLES} times the rule's order and the role. */
  private final int[] uses;

  // The same for the captures: places among the names
  private final int[] captureFrom;
  private final int[] captures;
  private final List<String> names;

  /**
   * @param uses of each pattern: see {@link #use}
   * @param captures of each pattern the names, in order
   */
  Patterns(List<CompiledRule> rules, List<Ints> uses, List<List<String>> captures) {
    this.rules = rules;
    count = uses.size();
    flags = new int[count];
    useFrom = new int[count + 1];
    captureFrom = new int[count + 1];
    names = new ArrayList<>();
    Ints allUses = new Ints();
    Ints allCaptures = new Ints();
    for (int pattern = 0; pattern < count; pattern++) {
      Ints its = uses.get(pattern);
      for (int i = 0; i < its.size(); i++) {
        flags[pattern] |= flags(its.get(i));
        allUses.add(its.get(i));
      }
      for (String name : captures.get(pattern)) {
        if (!names.contains(name)) {
          names.add(name);
        }
        allCaptures.add(names.indexOf(name));
      }
      useFrom[pattern + 1] = allUses.size();
      captureFrom[pattern + 1] = allCaptures.size();
    }
    this.uses = allUses.toArray();
    this.captures = allCaptures.toArray();
  }

  private int flags(int use) {
    CompiledRule rule = rules.get(use / ROLES);
    return switch (use % ROLES) {
      case MATCH -> rule.texts() | SOUGHT | flag(rule.kind());
      case NEAR -> rule.texts() | SOUGHT;
      default -> rule.texts();
    };
  }

  /** As it was written, for rules in the same order. */
  Patterns(List<CompiledRule> rules, SnapshotReader in) {
    this.rules = rules;
    flags = in.numbers();
    count = flags.length;
    useFrom = in.numbers(1);
    uses = in.numbers();
    captureFrom = in.numbers();
    captures = in.numbers();
    names = Words.of(new String(in.letters()));
  }

  void write(SnapshotWriter out) {
    out.numbers(flags);
    out.numbers(useFrom, 1);
    out.numbers(uses);
    out.numbers(captureFrom);
    out.numbers(captures);
    char[] letters = String.join(" ", names).toCharArray();
    out.letters(letters, letters.length);
  }

  /** One rule's wish for a pattern. */
  static int use(CompiledRule rule, int role) {
    return rule.order() * ROLES + role;
  }

  /** The flag in {@link #flags} that says that rules of this kind find by it. */
  static int flag(CompiledRule.Kind kind) {
    return FIRST_KIND << kind.index;
  }

  /**
   * By pattern: the kinds of text in which it is looked for, {@link #SOUGHT}, and the kinds of the
   * rules that find by it.
   */
  int[] flags() {
    return flags;
  }

  boolean serves(int pattern, CompiledRule rule, int role) {
    int wanted = use(rule, role);
    for (int i = useFrom[pattern]; i < useFrom[pattern + 1]; i++) {
      if (uses[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  /** The first of its uses; they end where the next one's begin. */
  int useFrom(int pattern) {
    return useFrom[pattern];
  }

  CompiledRule rule(int use) {
    return rules.get(uses[use] / ROLES);
  }

  /** Of the rule. */
  int order(int use) {
    return uses[use] / ROLES;
  }

  int role(int use) {
    return uses[use] % ROLES;
  }

  int captureCount(int pattern) {
    return captureFrom[pattern + 1] - captureFrom[pattern];
  }

  /** The name of one of its captures. */
  String capture(int pattern, int index) {
    return names.get(captures[captureFrom[pattern] + index]);
  }
}

package rapport.engine;

import java.util.Arrays;
import java.util.List;

/**
 * A pattern once compiled. Rules that write the same pattern share it: the default pack has
 * conditions that stand in twenty rules.
 *
 * @param captures the names of its captures, in order
 * @param sought looked for in every sentence; the others matter only where their rule has found
 *     something
 * @param texts where it is looked for: {@link #REPLY}, {@link #MESSAGE} or both
 * @param finders by the ordinal of their kind: the rules that find what it matches
 */
@SuppressWarnings("ArrayRecordComponent")
record Pattern(
    List<Use> uses, List<String> captures, boolean sought, int texts, CompiledRule[][] finders) {
  private static final CompiledRule[][] NO_FINDERS =
      new CompiledRule[CompiledRule.Kind.values().length][0];

  /** In what the agent writes. */
  static final int REPLY = 1;

  /** In what the customer wrote. */
  static final int MESSAGE = 2;

  /** Kinds of text are less. */
  static final int TEXTS = 4;

  static final int SOUGHT = 4;

  /** What one rule wants it for. */
  record Use(CompiledRule rule, Role role) {
    boolean is(CompiledRule other, Role wanted) {
      return role == wanted && rule.order() == other.order();
    }
  }

  enum Role {
    MATCH,
    EXCEPT,
    SAME_SENTENCE,
    NEAR
  }

  /**
   * @param uses not changed any more
   * @param shared by the order of a rule what all patterns have for finders that serve it alone;
   *     filled here. Most do: thousands of small arrays less for a page that has just begun
   */
  static Pattern of(List<Use> uses, List<String> captures, CompiledRule[][][] shared) {
    boolean sought = false;
    int texts = 0;
    CompiledRule[][] finders = NO_FINDERS;
    for (int i = 0; i < uses.size(); i++) {
      CompiledRule rule = uses.get(i).rule();
      Role role = uses.get(i).role();
      sought |= role == Role.MATCH || role == Role.NEAR;
      texts |= rule.texts();
      if (role == Role.MATCH) {
        // Thousands of patterns are conditions only, and share what stands for none
        finders = finders == NO_FINDERS ? alone(rule, shared) : with(rule, finders);
      }
    }
    return new Pattern(uses, captures, sought, texts, finders);
  }

  private static CompiledRule[][] alone(CompiledRule rule, CompiledRule[][][] shared) {
    CompiledRule[][] known = shared[rule.order()];
    if (known == null) {
      known = with(rule, NO_FINDERS);
      shared[rule.order()] = known;
    }
    return known;
  }

  private static CompiledRule[][] with(CompiledRule rule, CompiledRule[][] finders) {
    CompiledRule[][] all = Arrays.copyOf(finders, finders.length);
    int kind = rule.kind().index;
    all[kind] = Arrays.copyOf(all[kind], all[kind].length + 1);
    all[kind][all[kind].length - 1] = rule;
    return all;
  }

  /** Flag of the first kind of rule, in the order of the kinds: some rule of it finds by this. */
  private static final int FIRST_KIND = 8;

  /** {@link #texts}, {@link #SOUGHT} and the kinds of its finders, for those who only want that. */
  int flags() {
    int flags = sought ? texts | SOUGHT : texts;
    for (int kind = 0; kind < finders.length; kind++) {
      flags |= finders[kind].length > 0 ? FIRST_KIND << kind : 0;
    }
    return flags;
  }

  /** The flag in {@link #flags} that says that rules of this kind find by it. */
  static int flag(CompiledRule.Kind kind) {
    return FIRST_KIND << kind.index;
  }

  boolean serves(CompiledRule rule, Role role) {
    for (int i = 0; i < uses.size(); i++) {
      if (uses.get(i).is(rule, role)) {
        return true;
      }
    }
    return false;
  }
}

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
  private static final CompiledRule[] NONE = {};
  private static final CompiledRule.Kind[] KINDS = CompiledRule.Kind.values();

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

  static Pattern of(List<Use> uses, List<String> captures) {
    boolean sought = false;
    int texts = 0;
    for (Use use : uses) {
      sought |= use.role() == Role.MATCH || use.role() == Role.NEAR;
      texts |= use.rule().texts();
    }
    CompiledRule[][] finders = new CompiledRule[KINDS.length][];
    for (CompiledRule.Kind kind : KINDS) {
      finders[kind.index] = finders(uses, kind);
    }
    return new Pattern(List.copyOf(uses), captures, sought, texts, finders);
  }

  private static CompiledRule[] finders(List<Use> uses, CompiledRule.Kind kind) {
    CompiledRule[] finders = NONE;
    for (int i = 0; i < uses.size(); i++) {
      CompiledRule rule = uses.get(i).rule();
      if (uses.get(i).role() == Role.MATCH && rule.kind() == kind) {
        finders = Arrays.copyOf(finders, finders.length + 1);
        finders[finders.length - 1] = rule;
      }
    }
    return finders;
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

package rapport.engine;

import java.util.List;

/**
 * A pattern once compiled. Rules that write the same pattern share it: the default pack has
 * conditions that stand in twenty rules.
 *
 * @param captures the names of its captures, in order
 * @param sought looked for in every sentence; the others matter only where their rule has found
 *     something
 * @param texts where it is looked for: {@link #REPLY}, {@link #MESSAGE} or both
 */
record Pattern(List<Use> uses, List<String> captures, boolean sought, int texts) {
  /** In what the agent writes. */
  static final int REPLY = 1;

  /** In what the customer wrote. */
  static final int MESSAGE = 2;

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
    return new Pattern(List.copyOf(uses), captures, sought, texts);
  }

  /** {@link #texts} with {@link #SOUGHT}, for those who only want to know that. */
  int flags() {
    return sought ? texts | SOUGHT : texts;
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

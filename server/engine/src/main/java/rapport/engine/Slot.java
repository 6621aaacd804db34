package rapport.engine;

import java.util.List;

/** What one pattern is for. */
record Slot(CompiledRule rule, Role role, List<String> captures) {
  enum Role {
    MATCH,
    EXCEPT,
    SAME_SENTENCE,
    NEAR
  }
}

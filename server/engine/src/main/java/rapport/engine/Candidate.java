package rapport.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A match that its rule's conditions let pass. */
final class Candidate {
  final CompiledRule rule;
  final Sentence sentence;

  /** Where the match stands in {@link Sentence#matches}. */
  final int match;

  /** The rewrites as they would be put in, once somebody has asked. */
  @Nullable List<String> rewrites;

  Candidate(CompiledRule rule, Sentence sentence, int match) {
    this.rule = rule;
    this.sentence = sentence;
    this.match = match;
  }

  int start() {
    return sentence.start + sentence.matches[match + 1];
  }

  int end() {
    return sentence.start + sentence.matches[match + 2];
  }
}

package rapport.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the good moves of a reply and says, quietly, which is missing. */
final class ShapeReader {
  /** A shorter reply is a follow-up in the middle of a thread: nothing is asked of it. */
  private static final int LEAST_WORDS = 25;

  private static final int WARM_CLOSE = CompiledRule.SIGNALS.indexOf("warm-close");
  private static final int MIRRORS_JOY = CompiledRule.SIGNALS.indexOf("mirrors-joy");
  private static final int POSITIVE = CompiledRule.EMOTIONS.indexOf("positive");
  private static final int NEUTRAL = CompiledRule.EMOTIONS.indexOf("neutral");

  private ShapeReader() {}

  /**
   * @param words how many the agent wrote
   * @param customer place in {@link CompiledRule#EMOTIONS}, or {@link CompiledRule#UNKNOWN}
   * @param name where the customer's name stands, if it does
   */
  static Shape read(Judge judge, int words, int customer, @Nullable Span name) {
    List<Candidate> candidates = judge.candidates(CompiledRule.Kind.SIGNAL);
    @Nullable Span[] first = new Span[CompiledRule.SIGNALS.size()];
    for (Candidate candidate : candidates) {
      int signal = candidate.rule.group();
      if (first[signal] == null || signal == WARM_CLOSE) {
        first[signal] = new Span(candidate.start(), candidate.end());
      }
    }
    if (candidates.isEmpty() && name == null && words < LEAST_WORDS) {
      return Shape.NONE;
    }
    boolean inOrder =
        inOrder(first[0], first[1]) && inOrder(first[1], first[2]) && inOrder(first[0], first[2]);
    List<String> hints = words < LEAST_WORDS ? List.of() : hints(first, inOrder, customer);
    return new Shape(
        first[0], first[1], first[2], first[3], first[4], first[5], name, first[6], first[7],
        inOrder, hints);
  }

  private static boolean inOrder(@Nullable Span earlier, @Nullable Span later) {
    return earlier == null || later == null || earlier.start() <= later.start();
  }

  private static List<String> hints(@Nullable Span[] first, boolean inOrder, int customer) {
    List<String> hints = new ArrayList<>();
    if (!inOrder) {
      hints.add("out-of-order");
    }
    boolean joy = customer == POSITIVE;
    if (joy && first[0] == null && first[MIRRORS_JOY] == null) {
      hints.add("mirror-joy");
    }
    if (first[0] == null && !joy && customer != NEUTRAL) {
      hints.add("missing-empathy");
    }
    if (first[1] == null && !joy) {
      hints.add("missing-willingness");
    }
    if (first[2] == null && !joy) {
      hints.add("missing-solution");
    }
    return List.copyOf(hints);
  }
}

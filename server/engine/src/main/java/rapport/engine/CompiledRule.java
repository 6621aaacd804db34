package rapport.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule with its words turned into numbers.
 *
 * @param group of a risk the index of its category, of a signal its place in {@link #SIGNALS}, of a
 *     cue its place in {@link #EMOTIONS}
 * @param severity 0 error, 1 warning, 2 hint
 * @param customers a bit for each place in {@link #EMOTIONS} for which it applies, and {@link
 *     #UNKNOWN}
 * @param late due only at the end of its sentence
 */
record CompiledRule(
    Rule rule,
    int order,
    Kind kind,
    int group,
    int severity,
    int customers,
    boolean opening,
    boolean closing,
    @Nullable Boolean question,
    boolean hasExcept,
    boolean hasUnless,
    boolean hasNear,
    boolean late) {
  /** The texts in which it is looked for: see {@link Patterns}. */
  int texts() {
    return kind == Kind.CUE ? Patterns.MESSAGE : Patterns.REPLY;
  }

  enum Kind {
    RISK(0),
    SIGNAL(1),
    CUE(2);

    final int index;

    Kind(int index) {
      this.index = index;
    }
  }

  static final List<String> SIGNALS =
      List.of(
          "empathy",
          "willingness",
          "solution",
          "next-step",
          "open-question",
          "warm-close",
          "mirrors-joy",
          "handover");

  /** The strongest first. */
  static final List<String> EMOTIONS =
      List.of("negative", "implicit-negative", "positive", "neutral");

  static final List<String> SEVERITIES = List.of("error", "warning", "hint");

  /** Stands for "no message". */
  static final int UNKNOWN = EMOTIONS.size();

  static final int EVERY_CUSTOMER = (1 << (EMOTIONS.size() + 1)) - 1;
}

package rapport;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a scenario comes back: algorithm SM-2 (P. A. Wozniak, "Optimization of learning", University
 * of Technology in Poznan, 1990, chapter 3.2), with one scenario as one item and the score of the
 * first try of a day as the quality of recall. Later tries on the same day are practice, as in the
 * original's last step: they change nothing here.
 *
 * @param repetitions good reviews in a row
 * @param intervalDays until the next one
 * @param ease the item's E-factor
 * @param last day of the last review; null: never
 */
public record SpacedRepetition(
    int repetitions, int intervalDays, double ease, @Nullable LocalDate last) {
  private static final double MIN_EASE = 1.3;

  public static final SpacedRepetition NEW = new SpacedRepetition(0, 0, 2.5, null);

  /**
   * @param score 0 to 100; 60 and more counts as recalled
   * @return this with the review in it, or this itself when the day has had its review
   */
  public SpacedRepetition review(int score, LocalDate day) {
    if (day.equals(last)) return this;
    int quality = Math.min(5, Math.max(0, Math.round(score / 20f)));
    int lacking = 5 - quality;
    double next = Math.max(MIN_EASE, ease + 0.1 - lacking * (0.08 + lacking * 0.02));
    // Below 3 the repetitions start again; SM-2 leaves the E-factor alone then.
    if (quality < 3) return new SpacedRepetition(0, 1, ease, day);
    int interval =
        switch (repetitions) {
          case 0 -> 1;
          case 1 -> 6;
          default -> (int) Math.ceil(intervalDays * next);
        };
    return new SpacedRepetition(repetitions + 1, interval, next, day);
  }

  /** The day on which it should come back; null while it is new. */
  public @Nullable LocalDate due() {
    return last == null ? null : last.plusDays(intervalDays);
  }
}

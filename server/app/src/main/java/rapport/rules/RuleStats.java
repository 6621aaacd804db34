package rapport.rules;

/** What agents did with a rule's cards over a period. */
public record RuleStats(
    String rule,
    long shown,
    long accepted,
    long dismissed,
    long turnedOff,
    long editedAway,
    long reported) {
  /** Fewer showings say nothing yet. */
  private static final long MIN_SHOWN = 20;

  private static final double NOISY = 0.5;

  /** Ignored, turned off or reported, as a share of what was shown; 0 to 1. */
  public double unwanted() {
    long unwanted = dismissed + turnedOff + reported;
    return unwanted == 0 ? 0 : Math.min(1, (double) unwanted / Math.max(shown, unwanted));
  }

  public boolean noisy() {
    return shown >= MIN_SHOWN && unwanted() >= NOISY;
  }
}

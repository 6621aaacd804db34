package rapport;

import org.jspecify.annotations.Nullable;

/**
 * Counts of one stretch of time, and the shares that follow from them.
 *
 * @param judged replies of 25 words or more that tell their order
 * @param inOrder of those
 * @param shown risky phrases in typed text; what follows is what was done with their cards
 */
public record Figures(
    long replies,
    long words,
    long judged,
    long inOrder,
    long shown,
    long accepted,
    long editedAway,
    long dismissed,
    long turnedOff,
    long reported) {
  /** Nothing is drawn from fewer replies: it would say more about chance than about a person. */
  public static final int LEAST = 20;

  public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** The part that belongs to replies, of a day's roll-up. */
  public static Figures ofReplies(long replies, long words, long judged, long inOrder) {
    return new Figures(replies, words, judged, inOrder, 0, 0, 0, 0, 0, 0);
  }

  public Figures plus(Figures other) {
    return new Figures(
        replies + other.replies,
        words + other.words,
        judged + other.judged,
        inOrder + other.inOrder,
        shown + other.shown,
        accepted + other.accepted,
        editedAway + other.editedAway,
        dismissed + other.dismissed,
        turnedOff + other.turnedOff,
        reported + other.reported);
  }

  public boolean enough() {
    return replies >= LEAST;
  }

  /** Risky phrases in 1,000 words; null from fewer than {@link #LEAST} replies. */
  public @Nullable Double rate() {
    return perThousand(shown);
  }

  /** So many things in 1,000 of these words; null from fewer than {@link #LEAST} replies. */
  public @Nullable Double perThousand(long things) {
    return enough() && words > 0 ? 1000.0 * things / words : null;
  }

  /** Share of judged replies in order, 0 to 1; null from fewer than {@link #LEAST} of them. */
  public @Nullable Double share() {
    return judged >= LEAST ? (double) inOrder / judged : null;
  }
}

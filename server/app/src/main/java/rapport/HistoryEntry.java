package rapport;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a person's own history: an event, or ({@code action} is {@code attempt}) a practice
 * reply. What does not belong to it is null.
 *
 * @param day in the team's time zone at that time
 * @param origin {@code typed} or {@code inserted}
 * @param text of a practice reply
 */
public record HistoryEntry(
    String id,
    Instant at,
    LocalDate day,
    String action,
    @Nullable String rule,
    @Nullable String category,
    @Nullable Integer ruleset,
    @Nullable String replyId,
    @Nullable Integer words,
    @Nullable Boolean inOrder,
    @Nullable String origin,
    @Nullable String site,
    @Nullable String sentence,
    @Nullable String scenario,
    @Nullable String title,
    @Nullable Integer score,
    @Nullable Boolean shared,
    @Nullable String text) {

  /**
   * Where a page of the history ends; the next one begins after it. Newest first.
   *
   * @param kind 0 for events, 1 for attempts: breaks ties of one millisecond
   */
  public record Place(long at, int kind, long seq) {
    public static final Place START = new Place(Long.MAX_VALUE, 2, 0);

    @Override
    public String toString() {
      return at + "." + kind + "." + seq;
    }
  }

  /**
   * @param action an event's, or {@code attempt}; null: any
   */
  public record Filter(
      @Nullable String action,
      @Nullable String rule,
      @Nullable String category,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    public static final Filter ALL = new Filter(null, null, null, null, null);
  }
}

package rapport;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing an agent did with a card, or one reply sent. Never the draft; the sentence only of a
 * report, and only if the agent ticked it.
 *
 * @param id made by the client, so that sending twice is storing once
 * @param rule and {@code category}: null for a reply
 * @param ruleset 0 is the bundled pack
 * @param words and {@code inOrder}: only for a reply
 * @param typed false: pasted or from a macro, not held against the agent
 * @param site a host name
 */
public record Event(
    UUID id,
    Instant at,
    Action action,
    @Nullable String rule,
    @Nullable String category,
    int ruleset,
    String replyId,
    @Nullable Integer words,
    @Nullable Boolean inOrder,
    boolean typed,
    String site,
    @Nullable String sentence) {

  public enum Action {
    SHOWN,
    ACCEPTED,
    DISMISSED,
    TURNED_OFF,
    REPORTED,
    EDITED_AWAY,
    REPLY;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As in JSON and in the database: {@code turned-off}. */
    public String id() {
      return id;
    }
  }
}

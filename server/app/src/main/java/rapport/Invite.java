package rapport;

import java.time.Instant;
import java.util.Locale;

/** Makes its bearer, once and until it expires, the person it was written for. */
public record Invite(Kind kind, String person, Instant expiresAt, boolean used) {
  /**
   * An invite is handed to a person; a ticket is how the extension opens one of our pages signed
   * in.
   */
  public enum Kind {
    INVITE,
    TICKET;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String id) {
      return valueOf(id.toUpperCase(Locale.ROOT));
    }
  }
}

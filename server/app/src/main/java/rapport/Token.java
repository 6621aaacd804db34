package rapport;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One browser or program of one person. The secret itself is not here: only its hash is kept.
 *
 * @param browser what it was made for, in words, so that the person knows which to revoke
 * @param lastUsedAt to the minute; null: never
 * @param expiresAt null: until revoked
 */
public record Token(
    String id,
    String person,
    Kind kind,
    String browser,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant expiresAt) {
  /**
   * Sent in a header by programs, or in a cookie by our own pages. One is never taken for the
   * other.
   */
  public enum Kind {
    BEARER,
    SESSION;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String id) {
      return valueOf(id.toUpperCase(Locale.ROOT));
    }
  }
}

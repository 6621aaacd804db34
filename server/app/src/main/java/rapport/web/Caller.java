package rapport.web;

import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import rapport.Person;
import rapport.Team;
import rapport.Token;

/**
 * Who is calling, as found by {@link Guard}; kept between calls of the same token.
 *
 * @param team the person's own
 * @param token null: {@code RAPPORT_ADMIN_TOKEN}
 * @param allowance null: not limited
 * @param noted when its use was last written down, UTC milliseconds
 */
record Caller(
    Person person,
    @Nullable Team team,
    @Nullable Token token,
    @Nullable Allowance allowance,
    AtomicLong noted) {
  private static final String ATTRIBUTE = "caller";

  /** The caller of a route that is not open to all. */
  static Caller of(Context ctx) {
    Caller caller = ctx.attribute(ATTRIBUTE);
    if (caller == null) throw new IllegalStateException("this route admits nobody unknown");
    return caller;
  }

  void attach(Context ctx) {
    ctx.attribute(ATTRIBUTE, this);
  }

  /** Where the person's days begin and end. */
  ZoneId zone() {
    return team == null ? java.time.ZoneOffset.UTC : team.timeZone();
  }

  boolean expired(long nowMillis) {
    return token != null
        && token.expiresAt() != null
        && token.expiresAt().toEpochMilli() <= nowMillis;
  }
}

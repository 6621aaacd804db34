package rapport.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import rapport.Invite;
import rapport.Secret;

/** Links that work once. */
public final class InviteStore {
  private InviteStore() {}

  public static void append(Handle handle, Secret.Hash hash, Invite invite, Instant now) {
    handle.execute(
        "INSERT INTO invite (hash, kind, person, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
        hash.bytes(),
        invite.kind().id(),
        invite.person(),
        now,
        invite.expiresAt());
  }

  /** Known, whether used, expired or not. */
  public static Optional<Invite> find(Handle handle, Secret.Hash hash) {
    return handle
        .createQuery("SELECT kind, person, expires_at, used_at FROM invite WHERE hash = ?")
        .bind(0, hash.bytes())
        .map(
            (row, context) ->
                new Invite(
                    Invite.Kind.of(row.getString("kind")),
                    row.getString("person"),
                    Instant.ofEpochMilli(row.getLong("expires_at")),
                    row.getObject("used_at") != null))
        .findOne();
  }

  public static void used(Handle handle, Secret.Hash hash, Instant now) {
    handle.execute("UPDATE invite SET used_at = ? WHERE hash = ?", now, hash.bytes());
  }

  /**
   * Forgets what nobody can ask for any more; used ones are kept a while so that the second try is
   * told why.
   */
  public static void deleteExpired(Handle handle, Instant before) {
    handle.execute("DELETE FROM invite WHERE expires_at < ?", before);
  }
}

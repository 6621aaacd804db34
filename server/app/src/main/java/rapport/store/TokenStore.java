package rapport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import rapport.Secret;
import rapport.Token;

/** What people have proved themselves with: one row a browser, only the hash of the secret. */
public final class TokenStore {
  private final Database database;

  public TokenStore(Database database) {
    this.database = database;
  }

  public static void append(Handle handle, Secret.Hash hash, Token token) {
    handle.execute(
        "INSERT INTO token (hash, id, person, kind, browser, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        hash.bytes(),
        token.id(),
        token.person(),
        token.kind().id(),
        token.browser(),
        token.createdAt(),
        token.expiresAt());
  }

  public Optional<Token> find(Secret.Hash hash) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT id, person, kind, browser, created_at, last_used_at, expires_at FROM token WHERE hash = ?")
                .bind(0, hash.bytes())
                .map(TokenStore::token)
                .findOne());
  }

  /** Newest first; what has expired is left out. */
  public List<Token> list(String person, Instant now) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, person, kind, browser, created_at, last_used_at, expires_at FROM token
                    WHERE person = ? AND (expires_at IS NULL OR expires_at > ?) ORDER BY created_at DESC, id
                    """)
                .bind(0, person)
                .bind(1, now)
                .map(TokenStore::token)
                .list());
  }

  public static void used(Handle handle, String id, Instant now) {
    handle.execute("UPDATE token SET last_used_at = ? WHERE id = ?", now, id);
  }

  /** False: the person has no such token. */
  public static boolean delete(Handle handle, String person, String id) {
    return handle.execute("DELETE FROM token WHERE person = ? AND id = ?", person, id) > 0;
  }

  public static void deleteAll(Handle handle, String person) {
    handle.execute("DELETE FROM token WHERE person = ?", person);
  }

  public static void deleteExpired(Handle handle, Instant now) {
    handle.execute("DELETE FROM token WHERE expires_at <= ?", now);
  }

  private static Token token(ResultSet row, StatementContext context) throws SQLException {
    return new Token(
        row.getString("id"),
        row.getString("person"),
        Token.Kind.of(row.getString("kind")),
        row.getString("browser"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        instant(row, "last_used_at"),
        instant(row, "expires_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long time = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(time);
  }
}

package rapport.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Numbered migrations, {@code db/migration/1.sql} and so on, each in its own transaction; {@code
 * PRAGMA user_version} is the number of the last. Never edited once released. By hand because
 * Flyway took 1.2 s of the two that a start may take.
 */
final class Migrations {
  private Migrations() {}

  /**
   * @throws NewerFileException if the file was written by a newer version, which knows what this
   *     one would lose
   */
  static void run(Connection connection) throws SQLException {
    run(connection, newest());
  }

  /** For tests: what an older version, whose newest that was, would have made. */
  static void run(Connection connection, int newest) throws SQLException {
    int version = version(connection);
    if (version > newest) throw new NewerFileException(version, newest);
    for (int next = version + 1; next <= newest; next++)
      apply(connection, next, String.valueOf(sql(next)));
  }

  private static void apply(Connection connection, int number, String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      try {
        // Another process may have migrated the file between our look and our lock.
        if (version(connection) < number) {
          statement.executeUpdate(script);
          statement.execute("PRAGMA user_version = " + number);
        }
        statement.execute("COMMIT");
      } catch (SQLException e) {
        statement.execute("ROLLBACK");
        throw e;
      }
    }
  }

  /** The schema that this version of the program writes. */
  static int newest() {
    int newest = 0;
    while (sql(newest + 1) != null) newest++;
    return newest;
  }

  static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA user_version")) {
      return result.getInt(1);
    }
  }

  private static @Nullable String sql(int number) {
    try (InputStream script =
        Migrations.class.getResourceAsStream("/db/migration/" + number + ".sql")) {
      return script == null ? null : new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

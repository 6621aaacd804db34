package rapport.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * What one file holds at one moment, to hold a copy against its original.
 *
 * @param schema number of the last migration
 * @param rows by table, in order of their names
 */
public record Snapshot(int schema, Map<String, Long> rows) {
  /** Tables that every file of ours has had since the first version. */
  private static final List<String> OURS = List.of("entry", "event", "person", "ruleset", "token");

  /** The caller's transaction makes it one moment. */
  static Snapshot of(Connection connection) throws SQLException {
    Map<String, Long> rows = new LinkedHashMap<>();
    for (String table :
        texts(
            connection,
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")) {
      rows.put(
          table, Long.valueOf(texts(connection, "SELECT count(*) FROM \"" + table + "\"").get(0)));
    }
    return new Snapshot(Migrations.version(connection), rows);
  }

  /**
   * Reads the whole of a file that nobody writes, and makes it one that needs no second file beside
   * it.
   *
   * @throws IllegalStateException in words for the person at the console, if it is damaged or none
   *     of ours
   * @throws NewerFileException if this version of the program cannot use it
   */
  static Snapshot verified(Path file) {
    try (Connection connection = plain(file).getConnection()) {
      texts(connection, "PRAGMA journal_mode = DELETE");
      List<String> faults = texts(connection, "PRAGMA integrity_check(10)");
      if (!faults.equals(List.of("ok")))
        throw new IllegalStateException("The file is damaged: " + faults.get(0));
      if (!texts(connection, "PRAGMA foreign_key_check").isEmpty())
        throw new IllegalStateException("The file is damaged: rows point to rows that are gone");
      Snapshot snapshot = of(connection);
      if (!snapshot.rows.keySet().containsAll(OURS))
        throw new IllegalStateException("This is no file of Rapport.");
      if (snapshot.schema > Migrations.newest())
        throw new NewerFileException(snapshot.schema, Migrations.newest());
      return snapshot;
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The file is damaged, or no file of Rapport: " + e.getMessage(), e);
    }
  }

  /** As the file is: neither made nor changed by opening it. */
  private static SQLiteDataSource plain(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(org.sqlite.SQLiteOpenMode.CREATE);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (result.next()) texts.add(String.valueOf(result.getString(1)));
      return texts;
    }
  }

  /** For people: the numbers they would look for. */
  @Override
  public String toString() {
    return "schema "
        + schema
        + ", "
        + rows.getOrDefault("person", 0L)
        + " people, "
        + rows.getOrDefault("event", 0L)
        + " events, "
        + rows.getOrDefault("attempt", 0L)
        + " practice replies, "
        + rows.getOrDefault("ruleset", 0L)
        + " rulesets";
  }
}

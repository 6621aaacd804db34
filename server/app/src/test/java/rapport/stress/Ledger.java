package rapport.stress;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import rapport.store.Database;
import rapport.store.RollupRebuild;
import rapport.store.Rollups;

/** What the file holds, read past the program. */
final class Ledger {
  private final String url;
  private final Path data;

  Ledger(Path data) {
    this.data = data;
    this.url = "jdbc:sqlite:" + data.resolve("rapport.db");
  }

  /** How many of a person's events are not there. */
  int missing(String person, List<UUID> ids) throws SQLException {
    int missing = 0;
    try (Connection file = DriverManager.getConnection(url);
        PreparedStatement find =
            file.prepareStatement("SELECT count(*) FROM event WHERE person = ? AND id = ?")) {
      for (UUID id : ids) {
        find.setString(1, person);
        find.setBytes(2, bytes(id));
        try (ResultSet found = find.executeQuery()) {
          if (found.getInt(1) != 1) missing++;
        }
      }
    }
    return missing;
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** Events that no sum knows, or the other way round; one statement, so one moment. */
  long uncounted() throws SQLException {
    return number(
        """
        SELECT abs((SELECT count(*) FROM event WHERE action <> 'reply')
            - (SELECT coalesce(sum(shown + accepted + dismissed + turned_off + reported + edited_away), 0) FROM rule_day))
          + abs((SELECT count(*) FROM event WHERE action = 'reply') - (SELECT coalesce(sum(replies), 0) FROM reply_day))
        """);
  }

  long events() throws SQLException {
    return number("SELECT count(*) FROM event");
  }

  /** Events that are there more than once. */
  long twice() throws SQLException {
    return number("SELECT count(*) - count(DISTINCT hex(id) || person) FROM event");
  }

  private long number(String sql) throws SQLException {
    try (Connection file = DriverManager.getConnection(url);
        Statement statement = file.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.getLong(1);
    }
  }

  /**
   * Rows of the sums that differ from those made again from the events. The program must be off.
   */
  int wrongSums() {
    try (Database database = Database.open(data)) {
      List<String> kept = sums(database);
      database.write(
          handle -> {
            RollupRebuild.all(handle);
            return null;
          });
      List<String> made = sums(database);
      List<String> wrong = new ArrayList<>(kept);
      wrong.removeAll(made);
      return wrong.size() + Math.abs(kept.size() - made.size());
    }
  }

  private static List<String> sums(Database database) {
    List<String> rows = new ArrayList<>();
    for (String table : Rollups.TABLES)
      database.read(
          handle ->
              rows.addAll(
                  handle
                      .createQuery("SELECT * FROM " + table)
                      .map(
                          (row, context) -> {
                            StringBuilder text = new StringBuilder(table);
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++)
                              text.append(' ').append(row.getString(i));
                            return text.toString();
                          })
                      .list()));
    return rows;
  }
}

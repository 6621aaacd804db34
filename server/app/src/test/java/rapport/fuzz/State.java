package rapport.fuzz;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All that a server keeps, seen from outside and read anew only when something was committed. */
final class State implements AutoCloseable {
  private final Connection connection;
  private long version = -1;
  private String digest = "";

  State(Path data) {
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("rapport.db"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String digest() {
    try {
      long now = Long.parseLong(rows("PRAGMA data_version").get(0));
      if (now != version) digest = read();
      version = now;
      return digest;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String read() throws SQLException {
    StringBuilder all = new StringBuilder();
    for (String table :
        rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
      List<String> columns =
          rows("SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('" + table + "')");
      all.append(table)
          .append(rows("SELECT " + String.join("||','||", columns) + " FROM \"" + table + "\""));
    }
    return Integer.toHexString(all.toString().hashCode()) + all.length();
  }

  private List<String> rows(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) rows.add(String.valueOf(result.getString(1)));
      return rows;
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

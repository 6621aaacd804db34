package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A file of every schema that was ever released, made by the migrations up to it and filled as that
 * version filled it ({@code schema/N.sql}), is opened by this version: every value is still there,
 * and the tables are those of a fresh file.
 */
class MigrationsTest {
  @TempDir Path folder;

  static IntStream released() {
    return IntStream.rangeClosed(1, Migrations.newest());
  }

  /** They are run in turn up to the first that is missing: one after a gap never would be. */
  @Test
  void areNumberedWithoutAGap() throws Exception {
    Path scripts = Path.of(MigrationsTest.class.getResource("/db/migration").toURI());
    try (var files = Files.list(scripts)) {
      assertThat(files).hasSize(Migrations.newest());
    }
  }

  @ParameterizedTest
  @MethodSource("released")
  void carriesEveryRowOfAnOlderSchemaForward(int schema) throws Exception {
    Path old = folder.resolve("old");
    Files.createDirectories(old);
    Map<String, List<String>> before = new LinkedHashMap<>();
    Map<String, String> columns = new LinkedHashMap<>();
    try (Connection connection = Database.source(old.resolve(Database.FILE)).getConnection()) {
      for (int number = 1; number <= schema; number++) {
        Migrations.run(connection, number);
        fill(connection, number);
      }
      for (String table : rows(connection, TABLES)) {
        columns.put(
            table,
            String.join(
                ", ", rows(connection, "SELECT name FROM pragma_table_info('" + table + "')")));
        before.put(table, values(connection, table, columns.get(table)));
      }
    }
    assertThat(before.get("event")).hasSize(3);

    Database.open(old).close();
    Database.open(folder.resolve("fresh")).close();

    try (Connection upgraded = Database.source(old.resolve(Database.FILE)).getConnection();
        Connection fresh =
            Database.source(folder.resolve("fresh").resolve(Database.FILE)).getConnection()) {
      assertThat(rows(upgraded, SCHEMA)).isEqualTo(rows(fresh, SCHEMA));
      before.forEach(
          (table, values) ->
              assertThat(values(upgraded, table, String.valueOf(columns.get(table))))
                  .as(table)
                  .isEqualTo(values));
    }
    assertThat(Snapshot.verified(old.resolve(Database.FILE)).schema())
        .isEqualTo(Migrations.newest());
  }

  /** What the first schema held has its sums by week now, too. */
  @Test
  void sumsUpWhatWasThereBefore() throws Exception {
    try (Connection connection = Database.source(folder.resolve(Database.FILE)).getConnection()) {
      Migrations.run(connection, 1);
      fill(connection, 1);
    }
    try (Database upgraded = Database.open(folder)) {
      Map<String, List<Map<String, Object>>> migrated = sums(upgraded);
      assertThat(migrated.get("rule_week")).hasSize(1);
      assertThat(migrated.get("category_week")).hasSize(1);
      assertThat(migrated.get("reply_week")).hasSize(1);
      upgraded.write(
          handle -> {
            RollupRebuild.all(handle);
            return null;
          });
      assertThat(sums(upgraded)).isEqualTo(migrated);
    }
  }

  private static Map<String, List<Map<String, Object>>> sums(Database database) {
    Map<String, List<Map<String, Object>>> sums = new LinkedHashMap<>();
    for (String table : Rollups.TABLES) {
      sums.put(
          table,
          database.read(handle -> handle.createQuery("SELECT * FROM " + table).mapToMap().list()));
    }
    return sums;
  }

  private static final String TABLES =
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1";

  private static final String SCHEMA =
      "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name";

  private static void fill(Connection connection, int schema) throws SQLException, IOException {
    try (InputStream script =
        MigrationsTest.class.getResourceAsStream("/schema/" + schema + ".sql")) {
      if (script == null) return; // brought no table of its own
      String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      try (var statement = connection.createStatement()) {
        statement.executeUpdate(sql);
      }
    }
  }

  private static List<String> values(Connection connection, String table, String columns) {
    String quoted = "quote(" + columns.replace(", ", ") || ' ' || quote(") + ")";
    try {
      return rows(connection, "SELECT " + quoted + " FROM " + table + " ORDER BY 1");
    } catch (SQLException e) {
      throw new AssertionError(table + " lost a column", e);
    }
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) rows.add(result.getString(1));
      return rows;
    }
  }
}

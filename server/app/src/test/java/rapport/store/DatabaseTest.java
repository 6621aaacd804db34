package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.ApiException;

class DatabaseTest {
  @TempDir Path folder;

  private static Object team(Database database, String id) {
    return database.write(
        handle ->
            handle.execute("INSERT INTO team (id, name, time_zone) VALUES (?, ?, 'UTC')", id, id));
  }

  private static int teams(Database database) {
    return database.read(
        handle -> handle.createQuery("SELECT count(*) FROM team").mapTo(Integer.class).one());
  }

  @Test
  void everyConnectionIsDurableAndChecksForeignKeys() {
    try (Database database = Database.open(folder)) {
      List<String> pragmas =
          database.write(
              handle ->
                  List.of(
                      handle.createQuery("PRAGMA journal_mode").mapTo(String.class).one(),
                      handle.createQuery("PRAGMA synchronous").mapTo(String.class).one(),
                      handle.createQuery("PRAGMA foreign_keys").mapTo(String.class).one()));
      assertThat(pragmas).containsExactly("wal", "2", "1");
    }
  }

  @Test
  void oneWriteThatFailsTakesNobodyElseDown() throws Exception {
    try (Database database = Database.open(folder)) {
      team(database, "taken");
      var threads = Executors.newFixedThreadPool(16);
      List<Future<Object>> good = new ArrayList<>();
      List<Future<Object>> bad = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String id = "team-" + i;
        good.add(threads.submit(() -> team(database, id)));
        bad.add(
            threads.submit(
                () ->
                    database.write(
                        handle -> {
                          handle.execute(
                              "INSERT INTO team (id, name, time_zone) VALUES (?, ?, 'UTC')",
                              "half-" + id,
                              "half-" + id);
                          throw new ApiException(ApiException.Code.CONFLICT, "no");
                        })));
      }
      for (Future<Object> write : good) write.get();
      for (Future<Object> write : bad)
        assertThatThrownBy(write::get).hasCauseInstanceOf(ApiException.class);
      threads.shutdown();
      assertThat(teams(database)).isEqualTo(201);
    }
  }

  @Test
  void writesWhatIsQueuedBeforeItCloses() {
    Database database = Database.open(folder);
    for (int i = 0; i < 50; i++) {
      String id = "team-" + i;
      database
          .writer()
          .writeSometime(
              handle ->
                  handle.execute(
                      "INSERT INTO team (id, name, time_zone) VALUES (?, ?, 'UTC')", id, id));
    }
    database.close();
    try (Database again = Database.open(folder)) {
      assertThat(teams(again)).isEqualTo(50);
    }
  }

  @Test
  void refusesAFileOfANewerVersion() {
    try (Database database = Database.open(folder)) {
      database.write(handle -> handle.execute("PRAGMA user_version = 999"));
    }
    assertThatThrownBy(() -> Database.open(folder))
        .hasMessageContaining("newer version of Rapport");
  }
}

package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Event;
import rapport.Person;
import rapport.Role;

class BackupTest {
  private static final Instant NOW = Instant.parse("2026-11-22T13:40:00Z");
  private static final Person ANA =
      new Person("ana", "Ana", null, Role.AGENT, null, List.of(), NOW, NOW);

  @TempDir Path folder;
  Path data;
  Path backup;

  @BeforeEach
  void place() {
    data = folder.resolve("data");
    backup = folder.resolve("monday.db");
  }

  private static void shown(Database database) {
    Event event =
        new Event(
            UUID.randomUUID(),
            NOW,
            Event.Action.SHOWN,
            "calm-down",
            "command",
            1,
            "r1",
            null,
            null,
            true,
            "desk.example.com",
            null);
    new EventStore(database).append(ANA, ZoneOffset.UTC, List.of(event), NOW);
  }

  private static int events(Database database) {
    return database.read(
        handle -> handle.createQuery("SELECT count(*) FROM event").mapTo(Integer.class).one());
  }

  private void dataWith(int events) {
    try (Database database = Database.open(data)) {
      for (int i = 0; i < events; i++) shown(database);
    }
  }

  @Test
  void copiesOneMomentWhileEverybodyWrites() throws Exception {
    try (Database database = Database.open(data)) {
      AtomicLong acknowledged = new AtomicLong();
      AtomicBoolean stop = new AtomicBoolean();
      ExecutorService writers = Executors.newFixedThreadPool(8);
      for (int i = 0; i < 8; i++) {
        writers.submit(
            () -> {
              while (!stop.get()) {
                shown(database);
                acknowledged.incrementAndGet();
              }
            });
      }
      while (acknowledged.get() < 200) Thread.onSpinWait();
      for (int i = 0; i < 3; i++) {
        long before = acknowledged.get();
        Path copy = folder.resolve("copy-" + i + ".db");
        Snapshot snapshot = Backup.write(data, copy);
        assertThat(snapshot.rows().get("event"))
            .isBetween(before, acknowledged.get() + 8); // at most one each is not yet counted here
        assertThat(sumsIn(copy)).isEqualTo(snapshot.rows().get("event"));
        assertThat(acknowledged.get()).as("writers went on meanwhile").isGreaterThan(before);
      }
      stop.set(true);
      writers.shutdown();
      assertThat(writers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Roll-ups and events of one moment agree. */
  private static long sumsIn(Path copy) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        var result = connection.createStatement().executeQuery("SELECT sum(shown) FROM rule_day")) {
      return result.getLong(1);
    }
  }

  @Test
  void bringsBackWhatWasThereAndKeepsWhatReplacedIt() throws Exception {
    dataWith(30);
    Backup.write(data, backup);
    dataWith(5);
    Restore.Restored restored = Restore.run(data, backup, NOW);
    assertThat(restored.snapshot().rows()).containsEntry("event", 30L);
    try (Database database = Database.open(data)) {
      assertThat(events(database)).isEqualTo(30);
    }
    assertThat(restored.kept()).isEqualTo(data.resolve("rapport.db.before-20261122T134000Z"));
    assertThat(Snapshot.verified(restored.kept()).rows()).containsEntry("event", 35L);
    assertThat(names(data))
        .containsExactlyInAnyOrder(
            "rapport.db", "rapport.db.before-20261122T134000Z", "rapport.lock");
  }

  @Test
  void restoresIntoAnEmptyFolder() {
    dataWith(3);
    Backup.write(data, backup);
    Path empty = folder.resolve("empty");
    assertThat(Restore.run(empty, backup, NOW).kept()).isNull();
    try (Database database = Database.open(empty)) {
      assertThat(events(database)).isEqualTo(3);
    }
  }

  @Test
  void restoresOverDataThatIsRuined() throws Exception {
    dataWith(3);
    Backup.write(data, backup);
    Files.writeString(data.resolve("rapport.db"), "ruined".repeat(1_000));
    Files.writeString(data.resolve("rapport.db-wal"), "ruined too");
    Restore.run(data, backup, NOW);
    try (Database database = Database.open(data)) {
      assertThat(events(database)).isEqualTo(3);
    }
  }

  @Test
  void takesTheFilesOfAServerThatWasKilled() throws Exception {
    try (Database database = Database.open(data)) {
      shown(database);
      for (String end : List.of("", "-wal"))
        Files.copy(data.resolve("rapport.db" + end), folder.resolve("killed.db" + end));
    }
    assertThat(Restore.run(data, folder.resolve("killed.db"), NOW).snapshot().rows())
        .containsEntry("event", 1L);
  }

  @Test
  void readsNoLogThatAKilledRestoreLeft() throws Exception {
    dataWith(3);
    Backup.write(data, backup);
    Path left = folder.resolve("left-wal");
    try (Database database = Database.open(data)) {
      shown(database);
      Files.copy(data.resolve("rapport.db-wal"), left);
    }
    Files.copy(left, data.resolve("rapport.db.restoring-wal"));
    assertThat(Restore.run(data, backup, NOW).snapshot().rows()).containsEntry("event", 3L);
  }

  @Test
  void isReadByItsOwnerAlone() throws Exception {
    try (Database database = Database.open(data)) {
      shown(database);
      for (String end : List.of("", "-wal"))
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(data.resolve("rapport.db" + end))))
            .isEqualTo("rw-------");
    }
  }

  @Test
  void refusesWhileAServerRuns() {
    dataWith(3);
    Backup.write(data, backup);
    try (FolderLock server = FolderLock.take(data)) {
      assertThat(server).isNotNull();
      assertThatThrownBy(() -> Restore.run(data, backup, NOW))
          .hasMessageContaining("running")
          .hasMessageContaining("Stop it first");
    }
  }

  private void refuses(String words) {
    assertThatThrownBy(() -> Restore.run(data, backup, NOW))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(words);
    try (Database database = Database.open(data)) {
      assertThat(events(database)).as("the data is as it was").isEqualTo(300);
    }
  }

  @Test
  void refusesADamagedBackup() throws IOException {
    dataWith(300);
    Backup.write(data, backup);
    Files.delete(Backup.sumOf(backup));
    try (RandomAccessFile file = new RandomAccessFile(backup.toFile(), "rw")) {
      for (long page = 4; page < 40; page++) {
        file.seek(page * 4096);
        file.write(new byte[200]);
      }
    }
    refuses("damaged");
    try (RandomAccessFile file = new RandomAccessFile(backup.toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    refuses("damaged");
  }

  @Test
  void refusesABackupInWhichALetterChanged() throws IOException {
    dataWith(300);
    Backup.write(data, backup);
    byte[] bytes = Files.readAllBytes(backup);
    int letter = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("desk.example.com");
    bytes[letter] = 'D';
    Files.write(backup, bytes);
    refuses("is not the file that was written");
  }

  @Test
  void refusesAFileOfANewerVersion() throws Exception {
    dataWith(300);
    Backup.write(data, backup);
    Files.delete(Backup.sumOf(backup));
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + backup)) {
      connection.createStatement().execute("PRAGMA user_version = 999");
    }
    refuses("newer version of Rapport (schema 999");
  }

  @Test
  void refusesWhatIsNoFileOfOurs() throws Exception {
    dataWith(300);
    Files.writeString(backup, "Dear diary. ".repeat(1_000));
    refuses("no file of Rapport");
    Files.delete(backup);
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + backup)) {
      connection.createStatement().execute("CREATE TABLE person (id TEXT)");
    }
    refuses("no file of Rapport");
    Files.delete(backup);
    refuses("There is no file");
  }

  @Test
  void overwritesNoBackupAndLeavesNoHalfOnes() throws IOException {
    dataWith(3);
    Files.writeString(backup, "precious");
    assertThatThrownBy(() -> Backup.write(data, backup)).hasMessageContaining("is there already");
    assertThat(backup).hasContent("precious");
    assertThatThrownBy(() -> Backup.write(folder.resolve("nowhere"), folder.resolve("x.db")))
        .hasMessageContaining("There is no data");
    assertThat(names(folder)).containsExactlyInAnyOrder("data", "monday.db");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}

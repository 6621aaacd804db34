package rapport.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConnection;

/** A copy of the data at one moment, taken while the server writes. */
public final class Backup {
  private Backup() {}

  /** Beside a backup: its SHA-256 in the form that {@code sha256sum -c} reads. */
  static Path sumOf(Path backup) {
    return backup.resolveSibling(backup.getFileName() + ".sha256");
  }

  /**
   * Copies, reads the copy back whole, and only then gives it its name.
   *
   * @param folder of the data
   * @param target must not exist yet
   * @throws IllegalStateException in words for the person at the console; nothing is left behind
   */
  public static Snapshot write(Path folder, Path target) {
    Path source = folder.resolve(Database.FILE);
    if (!Files.exists(source))
      throw new IllegalStateException("There is no data in " + folder + " to back up.");
    if (Files.exists(target))
      throw new IllegalStateException(target + " is there already; a backup overwrites nothing.");
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Disk.createPrivate(part);
      try {
        Snapshot copied = copy(source, part);
        if (!Snapshot.verified(part).equals(copied))
          throw new IllegalStateException("The copy is not what was there. Try another disk.");
        Disk.sync(part);
        Path sum = sumOf(target);
        Files.writeString(sum, Disk.sum(part) + "  " + target.getFileName() + "\n");
        Disk.sync(sum);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        Disk.syncDirectoryOf(target);
        return copied;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new IllegalStateException("Cannot write " + target + ": " + e, e);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot copy " + source + ": " + e.getMessage(), e);
    }
  }

  /** The open transaction keeps what was there at its beginning; writers go on meanwhile. */
  private static Snapshot copy(Path source, Path target) throws SQLException {
    try (Connection connection = Database.source(source).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN DEFERRED");
      Snapshot snapshot = Snapshot.of(connection);
      int result =
          connection
              .unwrap(SQLiteConnection.class)
              .getDatabase()
              .backup("main", target.toString(), null);
      if (result != 0) throw new SQLException("SQLite's backup ended with code " + result);
      statement.execute("COMMIT");
      return snapshot;
    }
  }
}

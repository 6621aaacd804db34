package rapport.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a backup in the place of the data. The data that was there is kept beside it. */
public final class Restore {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private Restore() {}

  /**
   * @param kept where the data lies that was there before; null: there was none
   */
  public record Restored(Snapshot snapshot, @Nullable Path kept) {}

  /**
   * Verifies the whole file before anything is touched. At every moment the folder holds either the
   * old data or the new, never none: a server that found none would begin anew.
   *
   * @throws IllegalStateException in words for the person at the console; the data is as it was
   */
  public static Restored run(Path folder, Path backup, Instant now) {
    if (!Files.isRegularFile(backup))
      throw new IllegalStateException("There is no file " + backup + ".");
    FolderLock lock = FolderLock.take(folder);
    try {
      return replace(folder, backup, now);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot restore " + backup + ": " + e, e);
    } finally {
      lock.close();
    }
  }

  private static Restored replace(Path folder, Path backup, Instant now) throws IOException {
    verifySum(backup);
    Path data = folder.resolve(Database.FILE);
    Path part = folder.resolve(Database.FILE + ".restoring");
    try {
      clear(part); // a log that a killed restore left would be read into this one
      Snapshot snapshot = bring(backup, part);
      Path kept = Files.exists(data) ? keep(data, now) : null;
      Files.move(part, data, StandardCopyOption.ATOMIC_MOVE);
      Disk.syncDirectoryOf(data);
      return new Restored(snapshot, kept);
    } finally {
      clear(part);
    }
  }

  private static void clear(Path part) throws IOException {
    for (String end : List.of("", "-wal", "-shm", "-journal"))
      Files.deleteIfExists(beside(part, end));
  }

  /** integrity_check sees broken structure; only the sum sees a letter that changed. */
  private static void verifySum(Path backup) throws IOException {
    Path sum = Backup.sumOf(backup);
    if (!Files.exists(sum)) return;
    if (!Files.readString(sum).startsWith(Disk.sum(backup) + " "))
      throw new IllegalStateException(
          backup + " is not the file that was written: it does not match " + sum + ".");
  }

  /** With its write-ahead log, if somebody copied both away from a server that was killed. */
  private static Snapshot bring(Path backup, Path part) throws IOException {
    for (String end : List.of("", "-wal")) {
      if (!Files.exists(beside(backup, end))) continue;
      Disk.createPrivate(beside(part, end));
      Files.copy(beside(backup, end), beside(part, end), StandardCopyOption.REPLACE_EXISTING);
    }
    Snapshot snapshot = Snapshot.verified(part);
    Disk.sync(part);
    return snapshot;
  }

  /** The old data stays in its place under its name until the new takes that name over. */
  private static Path keep(Path data, Instant now) throws IOException {
    emptyLog(data);
    Path kept = beside(data, ".before-" + STAMP.format(now));
    link(data, kept);
    // A log that could not be emptied belongs to the old file; read into the new one it would ruin
    // it.
    for (String end : List.of("-wal", "-shm")) {
      if (Files.exists(beside(data, end))) Files.move(beside(data, end), beside(kept, end));
    }
    return kept;
  }

  /** A second name for the same bytes, where the file system knows that. */
  private static void link(Path data, Path kept) throws IOException {
    try {
      Files.createLink(kept, data);
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(data, kept, StandardCopyOption.COPY_ATTRIBUTES);
      Disk.sync(kept);
    }
  }

  private static void emptyLog(Path data) {
    try (Connection connection = Database.source(data).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      // Damaged data is a reason to restore; it is kept together with its log.
      return;
    }
  }

  private static Path beside(Path file, String end) {
    return file.resolveSibling(file.getFileName() + end);
  }
}

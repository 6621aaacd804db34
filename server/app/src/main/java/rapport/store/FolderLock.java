package rapport.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Held by the one server of a data folder: what is published and who is signed in is also kept in
 * its memory, so a second one would serve old rules. The system lets go of it when the process
 * ends, however it ends.
 */
public final class FolderLock implements AutoCloseable {
  private static final String FILE = "rapport.lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws IllegalStateException if a server runs on that folder
   */
  public static FolderLock take(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) != null) return new FolderLock(channel);
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException(
          "RAPPORT_DATA: the folder " + folder + " cannot be made or written: " + e, e);
    }
    throw new IllegalStateException(
        "A Rapport server is running on " + folder + ". Stop it first.");
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot let go of the data folder", e);
    }
  }
}

package rapport.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What must be on the disk before anybody is told so. */
final class Disk {
  private Disk() {}

  /** An empty file that only its owner may read. */
  static void createPrivate(Path file) throws IOException {
    Files.deleteIfExists(file);
    create(file);
  }

  /** The same, unless it is there already. */
  static void ensurePrivate(Path file) throws IOException {
    if (Files.exists(file)) return;
    try {
      create(file);
    } catch (FileAlreadyExistsException e) {
      // Another command was quicker.
    }
  }

  private static void create(Path file) throws IOException {
    if (Files.getFileStore(directory(file)).supportsFileAttributeView("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }

  static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Makes names durable: a rename is in the directory, not in the file. */
  static void syncDirectoryOf(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(directory(file), StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no directories; its names are durable by themselves.
      if (!System.getProperty("os.name", "").startsWith("Windows")) throw e;
    }
  }

  static Path directory(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) throw new IllegalArgumentException(file + " is no file");
    return directory;
  }

  /** SHA-256 in hexadecimal, as {@code sha256sum} writes it. */
  static String sum(Path file) {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}

package rapport.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.Json;
import rapport.Secret;

/**
 * The packed extension that this server hands out, from the files that the build put on the
 * classpath under {@code extension/}.
 */
public final class Extension {
  private final SortedMap<String, byte[]> files;

  private Extension(SortedMap<String, byte[]> files) {
    this.files = files;
  }

  /** Empty when this program was built without the extension. */
  public static Extension load() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    URL manifest = Extension.class.getClassLoader().getResource("extension/manifest.json");
    if (manifest == null) return new Extension(files);
    try {
      URI uri = manifest.toURI();
      if (!uri.getScheme().equals("jar")) {
        read(Path.of(uri.resolve(".")), files);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          read(jar.getPath("extension"), files);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return new Extension(files);
  }

  private static void read(Path folder, Map<String, byte[]> files) throws IOException {
    List<Path> found;
    try (Stream<Path> walk = Files.walk(folder)) {
      found = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : found)
      files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
  }

  public SortedMap<String, byte[]> files() {
    return files;
  }

  /**
   * The fixed origin of the extension's own calls: its id is a digest of the public key in its
   * manifest. Null when there is none.
   */
  @Nullable String origin() {
    byte[] manifest = files.get("manifest.json");
    if (manifest == null) return null;
    try {
      JsonNode key = Json.MAPPER.readTree(manifest).get("key");
      return key == null
          ? null
          : "chrome-extension://" + id(Base64.getDecoder().decode(key.asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Chromium's rule: the first 128 bits of SHA-256, each half byte a letter from a to p. */
  static String id(byte[] publicKey) {
    String hex = Secret.Hash.of(publicKey).hex(16);
    StringBuilder id = new StringBuilder(32);
    for (char digit : hex.toCharArray()) id.append((char) ('a' + Character.digit(digit, 16)));
    return id.toString();
  }

  void zip(Context ctx) {
    if (files.isEmpty())
      throw new ApiException(Code.NOT_FOUND, "This server was built without the extension.");
    ctx.contentType("application/zip")
        .header("Content-Disposition", "attachment; filename=\"rapport-extension.zip\"")
        .result(zipped());
  }

  private byte[] zipped() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(0); // the same files make the same archive
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}

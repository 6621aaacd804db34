package rapport.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private static final String FOLDER = "extension";

  private @Nullable SortedMap<String, byte[]> files;

  private Extension() {}

  /** Its files are read when they are first asked for: a start need not wait for them. */
  public static Extension load() {
    return new Extension();
  }

  private static @Nullable URL manifest() {
    return Extension.class.getClassLoader().getResource(FOLDER + "/manifest.json");
  }

  /** Empty when this program was built without the extension. */
  public synchronized SortedMap<String, byte[]> files() {
    if (files == null) files = read();
    return files;
  }

  private static SortedMap<String, byte[]> read() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    URL manifest = manifest();
    if (manifest == null) return files;
    try {
      URI uri = manifest.toURI();
      if (!uri.getScheme().equals("jar")) {
        read(Path.of(uri.resolve(".")), files);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          read(jar.getPath(FOLDER), files);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return files;
  }

  private static void read(Path folder, Map<String, byte[]> files) throws IOException {
    List<Path> found;
    try (Stream<Path> walk = Files.walk(folder)) {
      found = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : found)
      files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
  }

  /**
   * The fixed origin of the extension's own calls: its id is a digest of the public key in its
   * manifest. Null when there is none.
   */
  @Nullable String origin() {
    URL manifest = manifest();
    if (manifest == null) return null;
    try (InputStream in = manifest.openStream()) {
      JsonNode key = Json.MAPPER.readTree(in).get("key");
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

  /** Answers the extension as this company's browsers shall have it. */
  void zip(Context ctx, String server, List<String> sites) {
    if (files().isEmpty())
      throw new ApiException(Code.NOT_FOUND, "This server was built without the extension.");
    ctx.contentType("application/zip")
        .header("Content-Disposition", "attachment; filename=\"rapport-extension.zip\"")
        .result(zipped(forCompany(files(), server, sites)));
  }

  /**
   * Names the server, so that people need not type it, and makes the company's help desks required
   * hosts, so that the extension works there without a prompt.
   */
  static SortedMap<String, byte[]> forCompany(
      SortedMap<String, byte[]> files, String server, List<String> sites) {
    SortedMap<String, byte[]> written = new TreeMap<>(files);
    ObjectNode company = Json.MAPPER.createObjectNode().put("server", server);
    written.put("company.json", bytes(company));
    byte[] built = files.get("manifest.json");
    if (built == null) return written;
    try {
      ObjectNode manifest = (ObjectNode) Json.MAPPER.readTree(built);
      add(manifest.withArray("host_permissions"), sites);
      for (JsonNode script : manifest.path("content_scripts")) {
        add(((ObjectNode) script).withArray("matches"), sites);
      }
      written.put("manifest.json", bytes(manifest));
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(ArrayNode patterns, List<String> sites) {
    Set<String> known = new HashSet<>();
    for (JsonNode pattern : patterns) known.add(pattern.asText());
    for (String site : sites) {
      if (known.add(site)) patterns.add(site);
    }
  }

  private static byte[] bytes(JsonNode json) {
    return json.toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zipped(SortedMap<String, byte[]> files) {
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

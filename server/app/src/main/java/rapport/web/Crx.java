package rapport.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.Json;
import rapport.Secret;

/**
 * The company's signed extension, for installing it by policy: the file as Chromium packed it, and
 * where browsers look for a newer one. Empty when there is none.
 */
final class Crx {
  /** "Cr24", version 3: chromium/src, components/crx_file/crx3.proto. */
  private static final int MAGIC = 0x34327243;

  private static final int VERSION = 3;
  private static final int START = 12;

  private final byte[] bytes;
  private final String id;
  private final String version;

  private Crx(byte[] bytes, String id, String version) {
    this.bytes = bytes;
    this.id = id;
    this.version = version;
  }

  /**
   * @param file null or missing: there is none
   * @throws IllegalStateException when it is not what Chromium packs
   */
  static Crx load(@Nullable Path file) {
    if (file == null || !Files.isRegularFile(file)) return new Crx(new byte[0], "", "");
    try {
      byte[] bytes = Files.readAllBytes(file);
      JsonNode manifest = manifest(bytes, file);
      byte[] key = java.util.Base64.getDecoder().decode(manifest.path("key").asText());
      return new Crx(bytes, Extension.id(key), manifest.path("version").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode manifest(byte[] bytes, Path file) throws IOException {
    ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < START || head.getInt() != MAGIC || head.getInt() != VERSION)
      throw new IllegalStateException(file + " is no CRX3 file");
    int archive = START + head.getInt();
    if (archive < START || archive > bytes.length)
      throw new IllegalStateException(file + " is cut off");
    ByteArrayInputStream rest =
        new ByteArrayInputStream(Arrays.copyOfRange(bytes, archive, bytes.length));
    try (ZipInputStream zip = new ZipInputStream(rest)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("manifest.json"))
          return Json.MAPPER.readTree(zip.readAllBytes());
      }
    }
    throw new IllegalStateException(file + " holds no manifest");
  }

  /** Null: there is none. */
  @Nullable String origin() {
    return id.isEmpty() ? null : "chrome-extension://" + id;
  }

  void file(Context ctx) {
    require();
    Answers.tagged(
        ctx, "\"" + Secret.Hash.of(bytes).hex(8) + "\"", "application/x-chrome-extension", bytes);
  }

  /** As Chromium's updater asks for it; its policy holds this address and the id. */
  void updates(Context ctx, Supplier<String> url) {
    require();
    String xml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
          <app appid="%s">
            <updatecheck codebase="%s/extension.crx" version="%s"/>
          </app>
        </gupdate>
        """
            .formatted(id, url.get(), version);
    ctx.contentType("text/xml;charset=utf-8").result(xml.getBytes(StandardCharsets.UTF_8));
  }

  private void require() {
    if (bytes.length == 0)
      throw new ApiException(
          Code.NOT_FOUND, "No signed extension was packed for this server; see the README.");
  }
}

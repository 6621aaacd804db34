package rapport.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import rapport.Json;

/** Packs and signs the company's extension, with Chromium's own packer. */
public final class Packing {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What the last part of the version counts its hours from; it may not pass 65,535. */
  private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  private Packing() {}

  /**
   * @param key RSA, as PEM in PKCS #8: who has it can send code to every browser of the company
   * @param chromium the command
   * @return the extension's id
   * @throws IllegalStateException when something is missing, in words
   */
  public static String pack(
      Path key, String chromium, String server, List<String> sites, Path to, Clock clock) {
    byte[] publicKey = publicKey(key);
    try {
      Path folder = Files.createTempDirectory("rapport-pack");
      try {
        SortedMap<String, byte[]> files =
            Extension.forCompany(Extension.load().files(), server, sites);
        byte[] built = files.get("manifest.json");
        if (built == null)
          throw new IllegalStateException("This program was built without the extension.");
        files.put("manifest.json", manifest(built, publicKey, clock));
        Path unpacked = folder.resolve("rapport");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          Path path = unpacked.resolve(file.getKey());
          Files.createDirectories(path.getParent());
          Files.write(path, file.getValue());
        }
        run(chromium, folder, unpacked, key);
        Files.move(folder.resolve("rapport.crx"), to, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Extension.id(publicKey);
  }

  /** Browsers take a file that was packed later for a newer one. */
  private static byte[] manifest(byte[] built, byte[] publicKey, Clock clock) throws IOException {
    ObjectNode manifest = (ObjectNode) Json.MAPPER.readTree(built);
    long hours = Math.floorMod(Duration.between(EPOCH, clock.instant()).toHours(), 65_536L);
    manifest.put("version", manifest.path("version").asText() + "." + hours);
    manifest.put("key", Base64.getEncoder().encodeToString(publicKey));
    return manifest.toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] publicKey(Path key) {
    try {
      String pem = Files.readString(key, StandardCharsets.US_ASCII);
      String base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "");
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      RSAPrivateCrtKey secret =
          (RSAPrivateCrtKey)
              rsa.generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
      return rsa.generatePublic(
              new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()))
          .getEncoded();
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "RAPPORT_EXTENSION_KEY: "
              + key
              + " is no RSA key in PEM; `openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out extension.pem` makes one",
          e);
    }
  }

  private static void run(String chromium, Path folder, Path unpacked, Path key)
      throws IOException {
    Path log = folder.resolve("log");
    Process packer =
        new ProcessBuilder(
                chromium,
                "--no-sandbox",
                "--headless",
                "--user-data-dir=" + folder.resolve("profile"),
                "--pack-extension=" + unpacked,
                "--pack-extension-key=" + key.toAbsolutePath())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!packer.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) || packer.exitValue() != 0)
        throw new IllegalStateException(
            chromium + " could not pack the extension: " + Files.readString(log));
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    } finally {
      packer.destroyForcibly();
    }
    if (!Files.exists(folder.resolve("rapport.crx")))
      throw new IllegalStateException(chromium + " packed nothing: " + Files.readString(log));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    }
  }
}

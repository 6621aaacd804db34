package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Json;
import rapport.Running;
import rapport.TestPack;

/** The signed extension, packed by Chromium and read back as crx3.proto has it. */
class CrxTest {
  private static final String SERVER = "https://rapport.example.com";

  @TempDir static Path folder;
  static KeyPair key;
  static Path crx;
  static String id;

  @BeforeAll
  static void pack() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    key = generator.generateKeyPair();
    Path pem = folder.resolve("extension.pem");
    String base64 = Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded());
    Files.writeString(
        pem, "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
    crx = folder.resolve("rapport.crx");
    id =
        Packing.pack(
            pem,
            "chromium",
            SERVER,
            List.of("https://desk.example.com/*"),
            crx,
            new Running.Hands());
  }

  /** Fields of a protobuf message whose values are bytes, by number; the last of each. */
  private static Map<Integer, byte[]> fields(ByteBuffer message) {
    Map<Integer, byte[]> fields = new HashMap<>();
    while (message.hasRemaining()) {
      long tag = varint(message);
      assertThat(tag & 7).as("bytes").isEqualTo(2);
      byte[] value = new byte[(int) varint(message)];
      message.get(value);
      fields.put((int) (tag >> 3), value);
    }
    return fields;
  }

  private static long varint(ByteBuffer message) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = message.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) return value;
    }
  }

  @Test
  void isSignedByTheKeyThatItsIdComesFrom() throws Exception {
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(crx)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[4];
    file.get(magic);
    assertThat(new String(magic, StandardCharsets.US_ASCII)).isEqualTo("Cr24");
    assertThat(file.getInt()).isEqualTo(3);
    int length = file.getInt();
    Map<Integer, byte[]> header = fields(file.slice(file.position(), length));
    byte[] archive = Arrays.copyOfRange(file.array(), file.position() + length, file.capacity());
    Map<Integer, byte[]> proof = fields(ByteBuffer.wrap(header.get(2))); // sha256_with_rsa
    byte[] signedHeader = header.get(10_000);
    assertThat(proof.get(1)).isEqualTo(key.getPublic().getEncoded());

    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(
        KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(proof.get(1))));
    signature.update("CRX3 SignedData\0".getBytes(StandardCharsets.US_ASCII));
    signature.update(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(signedHeader.length).array());
    signature.update(signedHeader);
    signature.update(archive);
    assertThat(signature.verify(proof.get(2))).isTrue();

    assertThat(id).isEqualTo(Extension.id(key.getPublic().getEncoded())).matches("[a-p]{32}");
    byte[] crxId = fields(ByteBuffer.wrap(signedHeader)).get(1);
    StringBuilder letters = new StringBuilder();
    for (byte one : crxId)
      letters.append((char) ('a' + (one >> 4 & 15))).append((char) ('a' + (one & 15)));
    assertThat(letters.toString()).isEqualTo(id);
  }

  @Test
  void holdsTheCompanysSitesAndServer() throws Exception {
    Map<String, JsonNode> json = new HashMap<>();
    ByteBuffer head = ByteBuffer.wrap(Files.readAllBytes(crx)).order(ByteOrder.LITTLE_ENDIAN);
    int start = 12 + head.getInt(8);
    try (ZipInputStream zip =
        new ZipInputStream(
            new ByteArrayInputStream(head.array(), start, head.capacity() - start))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().matches("(manifest|company)\\.json"))
          json.put(entry.getName(), Json.MAPPER.readTree(zip.readAllBytes()));
      }
    }
    assertThat(json.get("company.json").path("server").asText()).isEqualTo(SERVER);
    JsonNode manifest = json.get("manifest.json");
    assertThat(manifest.path("host_permissions").toString()).contains("https://desk.example.com/*");
    // 22 November 2026, 13:40: so many hours after the year began
    assertThat(manifest.path("version").asText()).isEqualTo("1.0.0." + (325 * 24 + 13));
  }

  @Test
  void isServedForInstallsByPolicyAndMayCallTheApi() throws Exception {
    Map<String, String> settings =
        Map.of("RAPPORT_EXTENSION_CRX", crx.toString(), "RAPPORT_PUBLIC_URL", SERVER);
    try (Running running = new Running(folder.resolve("data"), TestPack.contents(), settings)) {
      String updates = running.send(running.request("/updates.xml")).body();
      assertThat(updates)
          .contains("appid=\"" + id + "\"")
          .contains("codebase=\"" + SERVER + "/extension.crx\"")
          .contains("version=\"1.0.0.");
      HttpResponse<byte[]> served =
          HttpClient.newHttpClient()
              .send(running.request("/extension.crx").build(), BodyHandlers.ofByteArray());
      assertThat(served.headers().firstValue("Content-Type"))
          .hasValue("application/x-chrome-extension");
      assertThat(served.body()).isEqualTo(Files.readAllBytes(crx));
      String origin = "chrome-extension://" + id;
      var allowed = running.send(running.request("/api/v1/health").header("Origin", origin));
      assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).hasValue(origin);
    }
  }

  @Test
  void saysWhatIsWrongWithAKey() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong.pem"), "no key");
    assertThatThrownBy(
            () -> Packing.pack(wrong, "chromium", SERVER, List.of(), crx, new Running.Hands()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("RAPPORT_EXTENSION_KEY");
  }
}

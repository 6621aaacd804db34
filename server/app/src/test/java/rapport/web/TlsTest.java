package rapport.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Running;
import rapport.TestPack;

class TlsTest {
  private static final String PASSWORD = "password-of-the-keystore";

  @TempDir Path folder;

  @Test
  void servesTlsWithTheOperatorsKey() throws Exception {
    Path keystore = keystore();
    try (Running running = running(keystore)) {
      assertThat(running.server.url()).startsWith("https://127.0.0.1:");
      HttpResponse<String> page =
          trusting(keystore)
              .send(
                  HttpRequest.newBuilder(URI.create(running.server.url() + "/")).build(),
                  BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
      assertThat(page.sslSession()).isPresent();
      assertThat(Raw.get(running.server.port(), "/", "localhost"))
          .as("nothing in plain text")
          .doesNotContain("200 OK");
    }
  }

  /** What TLS adds around requests is no head that drips in. */
  @Test
  void keepsAConnectionOnWhichRequestsComeAndGo() throws Exception {
    Path keystore = keystore();
    try (Running running = running(keystore);
        Socket socket =
            context(keystore).getSocketFactory().createSocket("127.0.0.1", running.server.port())) {
      byte[] request = "GET /api/v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(US_ASCII);
      byte[] answer = new byte[8_192];
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SlowHeads.MAX_SECONDS + 3);
      while (System.nanoTime() < end) {
        socket.getOutputStream().write(request);
        assertThat(socket.getInputStream().read(answer)).as("not closed").isPositive();
        Thread.sleep(200);
      }
    }
  }

  private Running running(Path keystore) {
    return new Running(
        folder.resolve("data"),
        TestPack.contents(),
        Map.of("RAPPORT_TLS_KEYSTORE", keystore.toString(), "RAPPORT_TLS_PASSWORD", PASSWORD));
  }

  private Path keystore() throws IOException, InterruptedException {
    Path keystore = folder.resolve("key.p12");
    Process keytool =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/keytool",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-keystore",
                keystore.toString(),
                "-storepass",
                PASSWORD,
                "-validity",
                "30")
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    return keystore;
  }

  private static HttpClient trusting(Path keystore) throws Exception {
    return HttpClient.newBuilder().sslContext(context(keystore)).build();
  }

  private static SSLContext context(Path keystore) throws Exception {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore own = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("us", own.getCertificate(own.aliases().nextElement()));
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}

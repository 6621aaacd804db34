package rapport.web;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A provider of OpenID Connect in a process of its own (mock-oauth2-server), on a free port of this
 * machine. Its form takes a name and any claims.
 */
final class IdentityProvider implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  IdentityProvider(Path log) throws IOException, InterruptedException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "no.nav.security.mock.oauth2.StandaloneMockOAuth2ServerKt");
    builder.environment().put("SERVER_PORT", Integer.toString(port));
    builder.environment().put("SERVER_HOSTNAME", "127.0.0.1");
    builder.environment().put("JSON_CONFIG", "{\"interactiveLogin\": true}");
    process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    long until = System.nanoTime() + START.toNanos();
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > until) {
        process.destroyForcibly();
        throw new IllegalStateException("the provider did not start: " + log);
      }
      Thread.sleep(200);
    }
  }

  String issuer() {
    return "http://127.0.0.1:" + port + "/company";
  }

  private boolean answers() throws InterruptedException {
    try {
      URI discovery = URI.create(issuer() + "/.well-known/openid-configuration");
      return client
              .send(HttpRequest.newBuilder(discovery).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Fills in the form as somebody would. Where it sends the browser is returned. */
  String signIn(String asked, String claims) throws IOException, InterruptedException {
    String form = "username=somebody&claims=" + URLEncoder.encode(claims, StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(asked))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new IOException(answer.body()));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

package rapport.stress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.Json;

/** All that the program says in a run with marked drafts and secrets. */
class LogTest {
  private static final String DRAFT = "marked-draft-7f3a Per our policy";

  @TempDir Path data;
  private final HttpClient client = HttpClient.newHttpClient();

  private HttpResponse<String> send(
      int port, String method, String path, String token, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
    if (headers.length > 0) request.headers(headers);
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String last(String url) {
    return url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "text"})
  void holdsNoDraftAndNoSecret(String format) throws Exception {
    List<String> secrets = new ArrayList<>(List.of(Program.ADMIN, "marked-draft-7f3a"));
    try (Program program = Program.launch(data, Map.of("RAPPORT_LOG", format))) {
      int port = program.port();
      String api = "/api/v1";
      var invite =
          send(
              port,
              "POST",
              api + "/invites",
              Program.ADMIN,
              "{\"name\":\"Ana\",\"role\":\"agent\"}");
      String link = last(Json.parse(invite.body(), JsonNode.class).path("url").asText());
      secrets.add(link);
      send(port, "GET", "/join/" + link, "", "");
      var joined =
          send(
              port,
              "POST",
              api + "/join",
              "",
              "{\"invite\":\"" + link + "\",\"browser\":\"Chrome\"}");
      String token = Json.parse(joined.body(), JsonNode.class).path("token").asText();
      assertThat(token).isNotEmpty();
      secrets.add(token);
      var ticket = send(port, "POST", api + "/sessions/tickets", token, "{}");
      String once =
          last(
              Json.parse(ticket.body(), JsonNode.class)
                  .path("url")
                  .asText()
                  .replaceFirst("\\?.*", ""));
      secrets.add(once);
      var entered = send(port, "GET", "/session/" + once + "?to=/progress", "", "");
      String cookie =
          entered
              .headers()
              .firstValue("Set-Cookie")
              .orElse("")
              .replaceFirst("[^=]*=([^;]*);.*", "$1");
      assertThat(cookie).isNotEmpty();
      secrets.add(cookie);
      send(port, "POST", api + "/check", token, "{\"text\":\"" + DRAFT + "\"}");
      send(port, "POST", api + "/check", token, "{\"text\":\"" + DRAFT); // broken off
      send(port, "POST", api + "/check", token, "{\"" + DRAFT + "\":1}");
      send(
          port,
          "POST",
          api + "/attempts",
          token,
          "{\"scenario\":\"none\",\"text\":\"" + DRAFT + "\"}");
      send(port, "POST", api + "/check?draft=" + "marked-draft-7f3a", token, "{}");
      send(port, "GET", "/marked-draft-7f3a", token, "");
      send(port, "GET", api + "/me?token=" + token, "", "");
      send(port, "GET", api + "/me", "not-a-token-marked-draft-7f3a", "");
      assertThat(program.stop()).isEqualTo(143);
      String said = program.said();
      assertThat(said).contains("/api/v1/check", "/session/{ticket}", "/join/{invite}");
      for (String secret : secrets) assertThat(said).doesNotContain(secret);
    }
  }

  @Test
  void writesOneJsonObjectForEachRequest() throws Exception {
    try (Program program = Program.launch(data, Map.of())) {
      var answer = send(program.port(), "GET", "/api/v1/health", "", "");
      program.stop();
      String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
      String line =
          program.said().lines().filter(text -> text.contains(id)).findFirst().orElseThrow();
      JsonNode entry = Json.parse(line, JsonNode.class);
      assertThat(entry.path("method").asText()).isEqualTo("GET");
      assertThat(entry.path("route").asText()).isEqualTo("/api/v1/health");
      assertThat(entry.path("status").asInt()).isEqualTo(200);
      assertThat(entry.path("millis").isNumber()).isTrue();
      assertThat(entry.path("at").asText()).matches("2.*Z");
      assertThat(entry.path("level").asText()).isEqualTo("INFO");
    }
  }
}

package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.Role;
import rapport.Running;

class AgentApiTest {
  @TempDir Path data;
  Running running;

  @BeforeEach
  void start() {
    running = new Running(data);
    running.team("north", "Europe/Berlin");
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private String invite(String body) {
    HttpResponse<String> response = running.post(ADMIN, "/invites", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    String url = json(response).path("url").asText();
    assertThat(url).startsWith(running.server.url() + "/join/");
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private HttpResponse<String> join(String invite) {
    return running.send(
        running
            .request("/api/v1/join")
            .POST(
                java.net.http.HttpRequest.BodyPublishers.ofString(
                    "{\"invite\": \"" + invite + "\", \"browser\": \"Chromium on Linux\"}")));
  }

  @Test
  void anInviteWorksOnceAndMakesATokenOfItsOwn() {
    String invite = invite("{\"name\": \"Ana\", \"team\": \"north\"}");
    JsonNode joined = json(join(invite));
    assertThat(joined.at("/person/name").asText()).isEqualTo("Ana");
    assertThat(json(running.get(joined.path("token").asText(), "/me")).at("/team/zone").asText())
        .isEqualTo("Europe/Berlin");
    HttpResponse<String> again = join(invite);
    assertThat(again.statusCode()).isEqualTo(410);
    assertThat(again.body()).contains("used already");
    assertThat(running.count("SELECT count(*) FROM token")).isOne();
  }

  @Test
  void openingTheLinkUsesNothingUp() {
    String invite = invite("{\"name\": \"Ana\"}");
    running.send(running.request("/join/" + invite));
    assertThat(join(invite).statusCode()).isEqualTo(200);
  }

  @Test
  void anInviteExpiresAndAnUnknownOneIsRefused() {
    String invite = invite("{\"name\": \"Ana\"}");
    running.clock.forward(Duration.ofDays(8));
    assertThat(join(invite).statusCode()).isEqualTo(410);
    assertThat(join("made-up").statusCode()).isEqualTo(404);
    assertThat(running.count("SELECT count(*) FROM token")).isZero();
  }

  @Test
  void aRevokedTokenIsRefusedFromTheNextCallOn() {
    String token = running.token("ana", Role.AGENT, "north");
    assertThat(running.get(token, "/me").statusCode()).isEqualTo(200);
    JsonNode tokens = json(running.get(ADMIN, "/agents/ana/tokens")).path("tokens");
    assertThat(tokens).hasSize(1);
    assertThat(
            running
                .call(ADMIN, "DELETE", "/agents/ana/tokens/" + tokens.at("/0/id").asText(), "")
                .statusCode())
        .isEqualTo(204);
    assertThat(running.get(token, "/me").statusCode()).isEqualTo(401);
  }

  @Test
  void changesAPersonByMergePatch() {
    running.token("ana", Role.AGENT, "north");
    var response =
        running.call(
            ADMIN,
            "PATCH",
            "/agents/ana",
            "{\"role\": \"lead\", \"leads\": [\"north\"], \"team\": null}");
    assertThat(json(response).path("leads").toString()).isEqualTo("[\"north\"]");
    assertThat(json(response).path("team").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "POST   | /agents     | {\"name\": \"\"}                                | 400 | /name",
        "POST   | /agents     | {\"name\": \"a\\u0000b\"}                       | 400 | /name",
        "POST   | /agents     | {\"name\": \"a\\u202Eb\"}                       | 400 | /name",
        "POST   | /agents     | {\"name\": \"\\uD800\"}                         | 400 | /name",
        "POST   | /agents     | {\"name\": \"A\", \"team\": \"south\"}          | 400 | /team",
        "POST   | /agents     | {\"name\": \"A\", \"role\": \"king\"}           | 400 | /role",
        "POST   | /agents     | {\"name\": \"A\", \"leads\": [\"north\"]}       | 400 | /leads",
        "POST   | /agents     | {\"name\": \"A\", \"email\": \"x\"}             | 400 | /email",
        "POST   | /agents     | {\"name\": \"A\", \"salary\": 1}                | 400 | /salary",
        "PATCH  | /agents/ana | {\"id\": \"x\"}                                 | 400 | /id",
        "PATCH  | /agents/ana | 7                                               | 400 | ''",
        "PATCH  | /agents/bob | {}                                              | 404 | -",
        "DELETE | /agents/bob | -                                               | 404 | -",
        "DELETE | /agents/admin | -                                             | 409 | -",
        "PATCH  | /agents/admin | {\"role\": \"agent\"}                         | 409 | -",
        "POST   | /teams      | {\"id\": \"x\", \"name\": \"X\", \"zone\": \"Mars\"} | 400 | /zone",
        "POST   | /teams      | {\"id\": \"X x\", \"name\": \"X\", \"zone\": \"UTC\"} | 400 | /id",
        "POST   | /teams      | {\"id\": \"north\", \"name\": \"X\", \"zone\": \"UTC\"} | 409 | -",
        "POST   | /teams      | {\"id\": \"x\", \"name\": \"north\", \"zone\": \"UTC\"} | 409 | -",
        "DELETE | /teams/north | -                                              | 409 | -",
        "POST   | /invites    | {\"agent\": \"bob\"}                            | 404 | -",
        "POST   | /invites    | {}                                              | 400 | /name"
      })
  void refusesAndChangesNothing(
      String method, String path, String body, int status, String pointer) {
    running.token("ana", Role.AGENT, "north");
    String before = everything();
    var response = running.call(ADMIN, method, path, body.equals("-") ? "" : body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    if (pointer.startsWith("/"))
      assertThat(json(response).at("/errors/0/pointer").asText()).isEqualTo(pointer);
    assertThat(everything()).isEqualTo(before);
  }

  private String everything() {
    return running
        .server
        .database()
        .read(
            handle -> {
              StringBuilder all = new StringBuilder();
              for (String table : new String[] {"person", "team", "lead", "invite", "token"}) {
                handle
                    .createQuery("SELECT * FROM " + table)
                    .mapToMap()
                    .forEach(row -> all.append(row).append('\n'));
              }
              return all.toString()
                  .replaceAll("\\[B@[0-9a-f]+", "hash")
                  .replaceAll("last_used_at=[^,}]*", "");
            });
  }

  @Test
  void removesAPersonWithTheirHistory() {
    String token = running.token("ana", Role.AGENT, "north");
    running.post(
        token, "/events", "{\"events\": [" + EventApiTest.event(EventApiTest.SHOWN) + "]}");
    assertThat(running.call(ADMIN, "DELETE", "/agents/ana", "").statusCode()).isEqualTo(204);
    assertThat(running.count("SELECT count(*) FROM event")).isZero();
    assertThat(running.count("SELECT count(*) FROM rule_day")).isZero();
    assertThat(running.get(token, "/me").statusCode()).isEqualTo(401);
  }

  @Test
  void aTicketOpensAPageOnceAndItsSessionMayOnlyWriteFromOurOwnPages() {
    String token = running.token("ana", Role.AGENT, "north");
    String url =
        json(running.post(token, "/sessions/tickets", "{\"path\": \"/practice\"}"))
            .path("url")
            .asText();
    String path = url.substring(running.server.url().length());
    HttpResponse<String> opened = running.send(running.request(path));
    assertThat(opened.statusCode()).isEqualTo(302);
    assertThat(opened.headers().firstValue("Location")).hasValue("/practice");
    String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
    assertThat(running.send(running.request(path)).statusCode()).isEqualTo(410);

    String session = cookie.substring(0, cookie.indexOf(';'));
    assertThat(running.send(running.request("/api/v1/me").header("Cookie", session)).statusCode())
        .isEqualTo(200);
    assertThat(write(session, null, "application/json").statusCode()).isEqualTo(403);
    assertThat(write(session, "https://evil.example.com", "application/json").statusCode())
        .isEqualTo(403);
    assertThat(write(session, running.server.url(), "text/plain").statusCode()).isEqualTo(415);
    assertThat(write(session, running.server.url(), "application/json").statusCode())
        .isEqualTo(200);
    // A session's secret is no bearer token, nor the other way round.
    assertThat(running.get(session.substring(session.indexOf('=') + 1), "/me").statusCode())
        .isEqualTo(401);
    assertThat(
            running
                .send(running.request("/api/v1/me").header("Cookie", "rapport_session=" + token))
                .statusCode())
        .isEqualTo(401);
  }

  private HttpResponse<String> write(String session, String origin, String type) {
    var request =
        running.request("/api/v1/check").header("Cookie", session).header("Content-Type", type);
    if (origin != null) request.header("Origin", origin);
    return running.send(
        request.POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"text\": \"Hello.\"}")));
  }

  @Test
  void aTicketIsWorthlessAfterAMinuteAndLeadsOnlyToOurPages() {
    String token = running.token("ana", Role.AGENT, "north");
    String url = json(running.post(token, "/sessions/tickets", "{}")).path("url").asText();
    running.clock.forward(Duration.ofSeconds(61));
    assertThat(
            running
                .send(running.request(url.substring(running.server.url().length())))
                .statusCode())
        .isEqualTo(410);
    assertThat(
            running
                .post(token, "/sessions/tickets", "{\"path\": \"//evil.example.com\"}")
                .statusCode())
        .isEqualTo(400);
  }
}

package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
                BodyPublishers.ofString(
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
    assertThat(running.count("SELECT count(*) FROM person WHERE name = 'Ana'")).isOne();
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

  @Test
  void listsEachBrowserWithItsLastUseAndRevokesOneOrAll() {
    String laptop = running.token("ana", Role.AGENT, "north");
    String phone = running.token("ana", Role.AGENT, "north");
    running.get(laptop, "/me");
    running.clock.forward(Duration.ofHours(1));
    running.get(phone, "/me");
    running.clock.forward(Duration.ofHours(1));
    running.get(laptop, "/me");
    JsonNode tokens = eventually(() -> json(running.get(ADMIN, "/agents/ana/tokens")), "15:40");
    assertThat(tokens.path("tokens").findValuesAsText("lastUsedAt"))
        .containsExactlyInAnyOrder("2026-11-22T15:40:00Z", "2026-11-22T14:40:00Z");
    assertThat(tokens.toString()).doesNotContain(laptop).doesNotContain(phone);

    String old = "";
    for (JsonNode token : tokens.path("tokens"))
      if (token.path("lastUsedAt").asText().contains("14:40")) old = token.path("id").asText();
    running.call(ADMIN, "DELETE", "/agents/ana/tokens/" + old, "");
    assertThat(running.get(phone, "/me").statusCode()).isEqualTo(401);
    assertThat(running.get(laptop, "/me").statusCode()).isEqualTo(200);
    running.call(ADMIN, "DELETE", "/agents/ana/tokens", "");
    assertThat(running.get(laptop, "/me").statusCode()).isEqualTo(401);
    assertThat(json(running.get(ADMIN, "/agents/ana/tokens")).path("tokens")).isEmpty();
  }

  /** A last use is written behind the call's back. */
  private static JsonNode eventually(Supplier<JsonNode> asked, String part) {
    long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (true) {
      JsonNode answer = asked.get();
      if (answer.toString().contains(part) || System.nanoTime() > until) return answer;
      Thread.onSpinWait();
    }
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
    return running.send(request.POST(BodyPublishers.ofString("{\"text\": \"Hello.\"}")));
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

package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Role;
import rapport.Running;

class GuardTest {
  @TempDir static Path data;
  static Running running;

  @BeforeAll
  static void start() {
    running = new Running(data);
    running.team("north", "Europe/Berlin");
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void knowsWhoCalls() {
    String token = running.token("ana", Role.AGENT, "north");
    assertThat(running.get(token, "/me").body())
        .isEqualTo(
            "{\"id\":\"ana\",\"name\":\"ana\",\"role\":\"agent\",\"team\":{\"id\":\"north\",\"name\":\"north\",\"zone\":\"Europe/Berlin\"},\"leads\":[],\"ledTeams\":[]}");
    assertThat(json(running.get(ADMIN, "/me")).path("id").asText()).isEqualTo("admin");
  }

  @Test
  void refusesAWrongTokenAndNone() {
    var wrong = running.get("not-a-token", "/me");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(running.send(running.request("/api/v1/me")).statusCode()).isEqualTo(401);
    assertThat(
            running
                .send(running.request("/api/v1/me").header("Authorization", "Basic eDp5"))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void refusesATokenInTheAddressEvenOfAnAdmin() {
    assertThat(running.get(ADMIN, "/me?token=x").statusCode()).isEqualTo(400);
  }

  @Test
  void refusesANameThatPointsHereByDns() {
    var response = Raw.get(running.server.port(), "/api/v1/health", "evil.example.com");
    assertThat(response).startsWith("HTTP/1.1 421");
  }

  @Test
  void slowsDownOneTokenAndNobodyElse() {
    String noisy = running.token("noisy", Role.AGENT, null);
    String quiet = running.token("quiet", Role.AGENT, null);
    for (int i = 0; i < 200; i++) assertThat(running.get(noisy, "/me").statusCode()).isEqualTo(200);
    HttpResponse<String> refused = running.get(noisy, "/me");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(running.get(quiet, "/me").statusCode()).isEqualTo(200);
    running.clock.forward(Duration.ofSeconds(1));
    assertThat(running.get(noisy, "/me").statusCode()).isEqualTo(200);
  }

  @Test
  void doesNotSlowDownTheAdminToken() {
    for (int i = 0; i < 250; i++) assertThat(running.get(ADMIN, "/me").statusCode()).isEqualTo(200);
  }

  @Test
  void slowsDownAnAddressThatTriesTokens() {
    int refused = 0;
    for (int i = 0; i < 210; i++) {
      var answer = running.get("guess-" + i, "/me");
      assertThat(answer.statusCode()).isIn(401, 429);
      if (answer.statusCode() == 429) refused++;
    }
    assertThat(refused).isGreaterThanOrEqualTo(10);
    String known = running.token("known", Role.AGENT, null);
    assertThat(running.get(known, "/me").statusCode()).isEqualTo(200);
    running.clock.forward(Duration.ofSeconds(1));
  }

  @Test
  void aHeadIsLetInLikeAGetAndUsesNothingUp() {
    String agent = "Authorization: Bearer " + running.token("previewing", Role.AGENT, null);
    assertThat(head("/api/v1/agents", "A: b")).startsWith("HTTP/1.1 401");
    assertThat(head("/api/v1/agents", agent)).startsWith("HTTP/1.1 403");
    assertThat(head("/api/v1/me", agent)).startsWith("HTTP/1.1 200").doesNotContain("previewing");
    String url = json(running.post(ADMIN, "/sessions/tickets", "{}")).path("url").asText();
    String ticket = url.substring(url.indexOf("/session/"));
    assertThat(head(ticket, "A: b")).startsWith("HTTP/1.1 200").doesNotContain("Set-Cookie");
    assertThat(Raw.get(running.server.port(), ticket, "127.0.0.1")).startsWith("HTTP/1.1 302");
  }

  private static String head(String path, String header) {
    return Raw.send(
        running.server.port(),
        "HEAD %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%s\r\nConnection: close\r\n\r\n"
            .formatted(path, header));
  }
}

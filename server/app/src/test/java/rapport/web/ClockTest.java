package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.json;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Role;
import rapport.Running;

/** The server's clock is set back while it runs. */
class ClockTest {
  @TempDir Path data;
  Running running;
  String token;

  @BeforeEach
  void start() {
    running = new Running(data);
    token = running.token("ana", Role.AGENT, null);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private java.net.http.HttpResponse<String> send() {
    return running.post(
        token,
        "/events",
        "{\"events\": ["
            + EventApiTest.event(UUID.randomUUID().toString(), EventApiTest.SHOWN)
            + "]}");
  }

  private String health() {
    return json(running.get(token, "/health")).path("status").asText();
  }

  @Test
  void asksAgainForEventsOfTheFutureUntilItIsRight() {
    assertThat(send().statusCode()).isEqualTo(200);
    running.clock.forward(Duration.ofDays(-3));
    var answer = send();
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("clock went back");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("60");
    assertThat(health()).isEqualTo("degraded");
    running.clock.forward(Duration.ofDays(3));
    assertThat(json(send()).at("/results/0/status").asText()).isEqualTo("stored");
    assertThat(health()).isEqualTo("ok");
  }

  @Test
  void stillKnowsAfterARestart() {
    send();
    running.close();
    running = new Running(data);
    running.clock.forward(Duration.ofDays(-3));
    assertThat(send().statusCode()).isEqualTo(503);
  }

  @Test
  void refusesThemForGoodOnceTheClockHasStoodForAnHour() {
    send();
    running.clock.forward(Duration.ofDays(-3));
    assertThat(send().statusCode()).isEqualTo(503);
    running.clock.forward(Duration.ofHours(2));
    assertThat(json(send()).at("/results/0/status").asText()).isEqualTo("refused");
  }

  @Test
  void leavesNobodyWithoutRequests() {
    for (int i = 0; i < 150; i++) running.get(token, "/me");
    running.clock.forward(Duration.ofHours(-1));
    assertThat(running.get(token, "/me").statusCode()).isEqualTo(200);
    running.clock.forward(Duration.ofSeconds(1));
    for (int i = 0; i < 150; i++) assertThat(running.get(token, "/me").statusCode()).isEqualTo(200);
  }
}

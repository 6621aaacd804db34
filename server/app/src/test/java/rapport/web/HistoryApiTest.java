package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.Role;
import rapport.Running;

class HistoryApiTest {
  @TempDir Path data;
  Running running;

  @BeforeEach
  void start() {
    running = new Running(data);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private String reply(String token, String at) {
    String id = UUID.randomUUID().toString();
    String event =
        "{\"events\": [{\"id\": \"%s\", \"at\": \"%s\", \"ruleset\": 1, \"replyId\": \"r\", \"site\": \"desk.example.com\", \"action\": \"reply\", \"words\": 50}]}"
            .formatted(id, at);
    assertThat(running.post(token, "/events", event).body()).contains("stored");
    return id;
  }

  @Test
  void turnsItsPagesWhileEventsArriveLate() {
    running.team("north", "Europe/Berlin");
    String ana = running.token("ana", Role.AGENT, "north");
    List<String> before = new ArrayList<>();
    for (int i = 0; i < 7; i++) before.add(0, reply(ana, "2026-11-20T12:0" + i + ":00Z"));
    List<String> seen = new ArrayList<>();
    String late = "";
    String cursor = "";
    do {
      JsonNode page = json(running.get(ana, "/me/history?limit=3" + cursor));
      page.path("events").forEach(event -> seen.add(event.path("id").asText()));
      if (late.isEmpty()) {
        reply(ana, "2026-11-20T12:30:00Z");
        late = reply(ana, "2026-11-20T11:00:00Z");
      }
      cursor = page.path("next").isTextual() ? "&cursor=" + page.path("next").asText() : "";
    } while (!cursor.isEmpty());
    before.add(late);
    assertThat(seen).as("each once, newest first").containsExactlyElementsOf(before);
  }

  @ParameterizedTest
  @CsvSource({
    "Pacific/Kiritimati, 2026-11-22T09:59:59Z, 2026-11-22, 2026-11-23",
    "Pacific/Kiritimati, 2026-11-22T10:00:00Z, 2026-11-23, 2026-11-23",
    "Pacific/Pago_Pago,  2026-11-22T10:59:59Z, 2026-11-21, 2026-11-22",
    "Pacific/Pago_Pago,  2026-11-22T11:00:00Z, 2026-11-22, 2026-11-22"
  })
  void hasTheTeamsDaysAtBothEndsOfTheWorld(String zone, String at, String day, String today) {
    running.team("far", zone);
    String ana = running.token("ana", Role.AGENT, "far");
    reply(ana, at);
    assertThat(json(running.get(ana, "/me/history")).at("/events/0/day").asText()).isEqualTo(day);
    JsonNode progress = json(running.get(ana, "/me/progress?by=day"));
    assertThat(progress.path("to").asText()).isEqualTo(today);
    assertThat(progress.at("/total/replies").asInt()).isOne();
    assertThat(progress.at("/periods/0/start").asText()).isEqualTo(day);
    assertThat(json(running.get(ana, "/me/history?from=" + day + "&to=" + day)).path("events"))
        .hasSize(1);
  }
}

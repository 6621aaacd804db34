package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Role;
import rapport.Running;

class RuleStatsApiTest {
  @TempDir static Path data;
  static Running running;

  @BeforeAll
  static void start() {
    running = new Running(data);
    running.team("north", "UTC");
    running.team("south", "UTC");
    String ana = running.token("ana", Role.AGENT, "north");
    String ben = running.token("ben", Role.AGENT, "south");
    List<String> events = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      events.add(event("shown", "per-our-policy", ""));
      if (i < 20) events.add(event("shown", "calm-down", ""));
      if (i < 15) events.add(event("dismissed", "calm-down", ""));
      if (i < 10) events.add(event("accepted", "per-our-policy", ""));
    }
    events.add(event("reported", "calm-down", ", \"sentence\": \"Calm down is a song.\""));
    events.add(event("reported", "calm-down", ""));
    running.post(ana, "/events", "{\"events\": [" + String.join(",", events) + "]}");
    running.post(
        ben,
        "/events",
        "{\"events\": [" + event("reported", "calm-down", ", \"sentence\": \"Of Ben.\"") + "]}");
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  /** Of one event of a browser. */
  private static String event(String action, String rule, String more) {
    return """
    {"id": "%s", "at": "2026-11-22T10:00:00Z", "action": "%s", "rule": "%s", "category": "command", "ruleset": 1, "replyId": "r1", "site": "desk.example.com"%s}
    """
        .formatted(UUID.randomUUID(), action, rule, more)
        .strip();
  }

  private static JsonNode stats(String query) {
    return json(running.get(ADMIN, "/rules/stats" + query)).path("rules");
  }

  @Test
  void putsTheNoisyRuleFirstWithTheSentencesThatAgentsTicked() {
    JsonNode rules = stats("");
    assertThat(rules.findValuesAsText("rule")).containsExactly("calm-down", "per-our-policy");
    JsonNode calm = rules.get(0);
    assertThat(calm.path("noisy").asBoolean()).isTrue();
    assertThat(calm.path("reported").asInt()).isEqualTo(3);
    assertThat(calm.path("sentences").findValuesAsText("text"))
        .containsExactly("Of Ben.", "Calm down is a song.");
    assertThat(calm.toString()).doesNotContain("ana").doesNotContain("\"ben\"");
    assertThat(rules.get(1).path("noisy").asBoolean()).isFalse();
    assertThat(rules.get(1).path("accepted").asInt()).isEqualTo(10);
  }

  @Test
  void countsOneTeamOrOnePeriod() {
    JsonNode south = stats("?team=south");
    assertThat(south).hasSize(1);
    assertThat(south.at("/0/sentences")).hasSize(1);
    assertThat(stats("?from=2026-11-01&to=2026-11-21")).isEmpty();
    assertThat(running.get(ADMIN, "/rules/stats?from=yesterday").statusCode()).isEqualTo(400);
  }
}

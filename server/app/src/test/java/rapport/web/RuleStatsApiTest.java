package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Role;
import rapport.Running;

class RuleStatsApiTest {
  private static final String TODAY = "2026-11-22";

  @TempDir static Path data;
  static Running running;

  @BeforeAll
  static void start() {
    running = new Running(data);
    running.team("north", "UTC");
    running.team("south", "UTC");
    String ana = running.token("ana", Role.AGENT, "north");
    String ben = running.token("ben", Role.AGENT, "south");
    List<String> north = new ArrayList<>();
    north.addAll(events(30, "shown", "per-our-policy", TODAY));
    north.addAll(events(10, "accepted", "per-our-policy", TODAY));
    north.addAll(events(20, "shown", "calm-down", TODAY));
    north.addAll(events(13, "dismissed", "calm-down", TODAY));
    north.addAll(events(2, "turned-off", "calm-down", TODAY));
    north.addAll(events(3, "edited-away", "calm-down", TODAY));
    north.add(event("reported", "calm-down", TODAY, ", \"sentence\": \"Calm down is a song.\""));
    north.add(event("reported", "calm-down", TODAY, ""));
    north.addAll(events(5, "shown", "calm-down", "2026-10-01"));
    north.addAll(events(4, "accepted", "calm-down", "2026-10-01"));
    send(ana, north);
    List<String> south = new ArrayList<>(events(40, "shown", "calm-down", TODAY));
    south.addAll(events(6, "accepted", "calm-down", TODAY));
    south.add(event("reported", "calm-down", TODAY, ", \"sentence\": \"Of Ben.\""));
    send(ben, south);
  }

  private static void send(String token, List<String> events) {
    var answer = running.post(token, "/events", "{\"events\": [" + String.join(",", events) + "]}");
    assertThat(json(answer).path("results").findValuesAsText("status")).containsOnly("stored");
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static List<String> events(int count, String action, String rule, String day) {
    return Stream.generate(() -> event(action, rule, day, "")).limit(count).toList();
  }

  /** Of one event of a browser. */
  private static String event(String action, String rule, String day, String more) {
    return """
    {"id": "%s", "at": "%sT10:00:00Z", "action": "%s", "rule": "%s", "category": "command", "ruleset": 1, "replyId": "r1", "site": "desk.example.com"%s}
    """
        .formatted(UUID.randomUUID(), day, action, rule, more)
        .strip();
  }

  /** Each rule on a line, in the order of the answer. */
  private static List<String> stats(String query) {
    List<String> lines = new ArrayList<>();
    for (JsonNode rule : rules(query))
      lines.add(
          "%s shown %d, accepted %d, dismissed %d, off %d, edited away %d, reported %d%s"
              .formatted(
                  rule.path("rule").asText(),
                  rule.path("shown").asInt(),
                  rule.path("accepted").asInt(),
                  rule.path("dismissed").asInt(),
                  rule.path("turnedOff").asInt(),
                  rule.path("editedAway").asInt(),
                  rule.path("reported").asInt(),
                  rule.path("noisy").asBoolean() ? ", noisy" : ""));
    return lines;
  }

  private static JsonNode rules(String query) {
    var answer = running.get(ADMIN, "/rules/stats" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).path("rules");
  }

  @Test
  void countsEachActionPerRuleOverAllTeamsWithTheMostShownFirst() {
    assertThat(stats(""))
        .containsExactly(
            "calm-down shown 60, accepted 6, dismissed 13, off 2, edited away 3, reported 3",
            "per-our-policy shown 30, accepted 10, dismissed 0, off 0, edited away 0, reported 0");
  }

  @Test
  void countsOneTeamWithItsNoisyRuleFirstThoughItWasShownLess() {
    assertThat(stats("?team=north"))
        .containsExactly(
            "calm-down shown 20, accepted 0, dismissed 13, off 2, edited away 3, reported 2, noisy",
            "per-our-policy shown 30, accepted 10, dismissed 0, off 0, edited away 0, reported 0");
    assertThat(stats("?team=south"))
        .containsExactly(
            "calm-down shown 40, accepted 6, dismissed 0, off 0, edited away 0, reported 1");
    assertThat(stats("?team=nowhere")).isEmpty();
  }

  @Test
  void countsAPeriodWithBothOfItsDays() {
    assertThat(stats("?from=2026-10-01&to=2026-10-01"))
        .containsExactly(
            "calm-down shown 5, accepted 4, dismissed 0, off 0, edited away 0, reported 0");
    assertThat(stats("?from=2026-10-02&to=2026-11-21")).isEmpty();
    assertThat(stats("?from=2026-10-01&to=2026-11-22&team=north").get(0)).contains("shown 25,");
    assertThat(running.get(ADMIN, "/rules/stats?from=yesterday").statusCode()).isEqualTo(400);
  }

  @Test
  void showsTheSentencesThatAgentsTickedAndNotWhose() {
    JsonNode calm = rules("").get(0);
    assertThat(calm.path("sentences").findValuesAsText("text"))
        .containsExactly("Of Ben.", "Calm down is a song.");
    assertThat(calm.toString()).doesNotContain("ana").doesNotContain("\"ben\"");
    assertThat(rules("?team=north").at("/0/sentences").findValuesAsText("text"))
        .containsExactly("Calm down is a song.");
  }
}

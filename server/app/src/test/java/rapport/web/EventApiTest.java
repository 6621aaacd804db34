package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.json;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.Role;
import rapport.Running;

class EventApiTest {
  @TempDir Path data;
  Running running;
  String token;

  @BeforeEach
  void start() {
    running = new Running(data);
    running.team("north", "Pacific/Auckland");
    token = running.token("ana", Role.AGENT, "north");
  }

  @AfterEach
  void stop() {
    running.close();
  }

  static String event(String more) {
    return event(UUID.randomUUID().toString(), more);
  }

  static String event(String id, String more) {
    return """
    {"id": "%s", "at": "2026-11-22T12:30:00Z", "ruleset": 1, "replyId": "r-1", "site": "desk.example.com", %s}"""
        .formatted(id, more);
  }

  static final String SHOWN =
      "\"action\": \"shown\", \"rule\": \"calm-down\", \"category\": \"command\"";

  private com.fasterxml.jackson.databind.JsonNode results(String... events) {
    return json(running.post(token, "/events", "{\"events\": [" + String.join(",", events) + "]}"))
        .path("results");
  }

  @Test
  void storesAnEventWithItsSumsAndTheDayOfTheTeam() {
    assertThat(results(event(SHOWN)).at("/0/status").asText()).isEqualTo("stored");
    // 12:30 UTC is already the 23rd in Auckland.
    assertThat(
            running.count(
                "SELECT count(*) FROM event WHERE person = 'ana' AND team = 'north' AND day = '2026-11-23'"))
        .isOne();
    assertThat(
            running.count(
                "SELECT sum(shown) FROM category_day WHERE day = '2026-11-23' AND category = 'command'"))
        .isOne();
  }

  @Test
  void storesOnceWhatIsSentTwice() {
    String event = event(SHOWN);
    assertThat(results(event, event).findValuesAsText("status"))
        .containsExactly("stored", "duplicate");
    assertThat(results(event).findValuesAsText("status")).containsExactly("duplicate");
    assertThat(running.count("SELECT count(*) FROM event")).isOne();
    assertThat(running.count("SELECT sum(shown) FROM rule_day")).isOne();
  }

  @Test
  void storesTheGoodOnesAroundABadOne() {
    var results =
        results(
            event(SHOWN),
            event("\"action\": \"danced\", \"rule\": \"calm-down\""),
            "7",
            event(SHOWN));
    assertThat(results.findValuesAsText("status"))
        .containsExactly("stored", "refused", "refused", "stored");
    assertThat(results.at("/1/errors/0/pointer").asText()).isEqualTo("/action");
    assertThat(running.count("SELECT count(*) FROM event")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "/rule     | \"action\": \"shown\"",
        "/rule     | \"action\": \"shown\", \"rule\": \"Calm Down\"",
        "/words    | \"action\": \"shown\", \"rule\": \"calm-down\", \"words\": 3",
        "/words    | \"action\": \"reply\"",
        "/words    | \"action\": \"reply\", \"words\": -1",
        "/words    | \"action\": \"reply\", \"words\": \"3\"",
        "/sentence | \"action\": \"shown\", \"rule\": \"calm-down\", \"sentence\": \"Calm down.\"",
        "/origin   | \"action\": \"shown\", \"rule\": \"calm-down\", \"origin\": \"thrown\"",
        "/mood     | \"action\": \"shown\", \"rule\": \"calm-down\", \"mood\": 1"
      })
  void refusesAnEventThatMakesNoSense(String pointer, String event) {
    var results = results(event(event));
    assertThat(results.at("/0/status").asText()).isEqualTo("refused");
    assertThat(results.at("/0/errors/0/pointer").asText()).isEqualTo(pointer);
    assertThat(running.count("SELECT count(*) FROM event")).isZero();
  }

  @Test
  void refusesATimeFarAhead() {
    String event = event(SHOWN).replace("2026-11-22", "2027-11-22");
    assertThat(results(event).at("/0/errors/0/message").asText())
        .isEqualTo("lies too far from now");
  }

  @Test
  void refusesABodyAsAWhole() {
    assertThat(running.post(token, "/events", "{\"events\": 1}").statusCode()).isEqualTo(400);
    assertThat(running.post(token, "/events", "{}").statusCode()).isEqualTo(400);
    assertThat(running.post(token, "/events", "{\"events\": [], \"extra\": 1}").statusCode())
        .isEqualTo(400);
    String many = "{},".repeat(501);
    assertThat(
            running
                .post(
                    token,
                    "/events",
                    "{\"events\": [" + many.substring(0, many.length() - 1) + "]}")
                .statusCode())
        .isEqualTo(413);
    assertThat(running.count("SELECT count(*) FROM event")).isZero();
  }

  @Test
  void keepsTheSameIdOfTwoPeopleApart() {
    String other = running.token("ben", Role.AGENT, null);
    String event = event(SHOWN);
    assertThat(results(event).at("/0/status").asText()).isEqualTo("stored");
    var theirs = json(running.post(other, "/events", "{\"events\": [" + event + "]}"));
    assertThat(theirs.at("/results/0/status").asText()).isEqualTo("stored");
    assertThat(
            running.count(
                "SELECT count(*) FROM event WHERE person = 'ben' AND team = '' AND day = '2026-11-22'"))
        .isOne();
  }
}

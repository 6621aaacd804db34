package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Running;

class TryApiTest {
  @TempDir static Path data;
  static Running running;

  @BeforeAll
  static void start() {
    running = new Running(data);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void triesAnUnsavedRuleWithoutPublishingIt() {
    String before = Rules.state(running);
    String rule = Rules.rule("closed", "closed", "done");
    JsonNode tried =
        json(
            running.post(
                ADMIN,
                "/rules/try",
                "{\"rule\": " + rule + ", \"texts\": [\"It is closed.\", \"Open.\"]}"));
    assertThat(tried.at("/texts/0/findings/0/rule").asText()).isEqualTo("closed");
    assertThat(tried.at("/texts/1/findings")).isEmpty();
    assertThat(tried.path("faults")).isEmpty();
    assertThat(tried.path("others").findValuesAsText("rule")).containsOnly("per-our-policy");
    JsonNode bad =
        json(
            running.post(
                ADMIN,
                "/rules/try",
                "{\"rule\": " + rule.replace("[[closed]]", "[[open]]") + ", \"texts\": []}"));
    assertThat(bad.path("faults")).isNotEmpty();
    assertThat(Rules.state(running)).isEqualTo(before);
  }
}

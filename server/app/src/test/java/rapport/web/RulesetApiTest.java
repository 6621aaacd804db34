package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Running;
import rapport.TestPack;

class RulesetApiTest {
  @TempDir Path data;

  @Test
  void servesTheRulesWithoutExamplesAndAnswers304WhenTheyAreKnown() {
    try (Running running = new Running(data)) {
      var first = running.get(ADMIN, "/ruleset");
      assertThat(json(first).path("ruleset").asInt()).isEqualTo(1);
      assertThat(json(first).at("/rules/0/id").asText()).isEqualTo("per-our-policy");
      assertThat(first.body()).doesNotContain("mustMatch").doesNotContain("It is closed");
      String tag = first.headers().firstValue("ETag").orElseThrow();
      assertThat(tag).startsWith("\"1-");
      var again = running.call(ADMIN, "GET", "/ruleset", "", "If-None-Match", tag);
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
  }

  @Test
  void startsWithoutARuleThatNoLongerHoldsAndSaysSo() {
    String broken = TestPack.CALM.replace("You should [[calm down]].", "You should [[relax]].");
    try (Running running =
        new Running(data, TestPack.contents(TestPack.POLICY, broken), Map.of())) {
      var health = json(running.get(ADMIN, "/health"));
      assertThat(health.path("status").asText()).isEqualTo("degraded");
      assertThat(health.at("/brokenRules/0").asText()).isEqualTo("calm-down");
      assertThat(
              json(running.post(ADMIN, "/check", "{\"text\": \"Calm down, per our policy.\"}"))
                  .at("/findings"))
          .hasSize(1);
    }
  }

  @Test
  void keepsRulesAcrossARestart() {
    try (Running first = new Running(data)) {
      assertThat(first.count("SELECT count(*) FROM ruleset")).isOne();
    }
    try (Running second = new Running(data)) {
      assertThat(second.count("SELECT count(*) FROM ruleset")).isOne();
      assertThat(json(second.get(ADMIN, "/ruleset")).at("/rules")).hasSize(2);
    }
  }
}

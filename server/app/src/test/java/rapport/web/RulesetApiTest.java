package rapport.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Json;
import rapport.Running;
import rapport.TestPack;
import rapport.engine.Pack;
import rapport.engine.Reply;
import rapport.engine.Ruleset;

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
  void givesPagesTheRulesCompiledAndWithTheSameFindings() throws Exception {
    try (Running running = new Running(data)) {
      var plain = running.get(ADMIN, "/ruleset/compiled");
      JsonNode compiled = json(plain);
      assertThat(compiled.path("engine").asText()).isNotEmpty();
      assertThat(compiled.at("/rules/0/patterns")).hasSize(1);
      assertThat(compiled.path("lists")).isEmpty();
      ObjectNode pack = ((ObjectNode) compiled).deepCopy();
      pack.remove(List.of("ruleset", "language", "engine", "snapshot"));
      Ruleset restored =
          Ruleset.restore(
              1,
              Json.parse(pack.toString(), Pack.class),
              compiled.path("snapshot").asText().getBytes(US_ASCII));
      assertThat(restored.check(Reply.of("Calm down, per our policy.")).findings())
          .extracting(finding -> finding.rule().id())
          .containsExactly("calm-down", "per-our-policy");

      var request =
          running
              .request("/api/v1/ruleset/compiled")
              .header("Authorization", "Bearer " + ADMIN)
              .header("Accept-Encoding", "br, gzip;q=0.5");
      var packed = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
      assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
      try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
        assertThat(new String(unpacked.readAllBytes(), UTF_8)).isEqualTo(plain.body());
      }
      String tag = packed.headers().firstValue("ETag").orElseThrow();
      assertThat(plain.headers().firstValue("ETag")).isPresent().isNotEqualTo(Optional.of(tag));
      assertThat(running.send(request.header("If-None-Match", tag)).statusCode()).isEqualTo(304);
      var refusing =
          running.call(ADMIN, "GET", "/ruleset/compiled", "", "Accept-Encoding", "gzip;q=0");
      assertThat(refusing.headers().firstValue("Content-Encoding")).isEmpty();
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

package rapport.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Running;
import rapport.TestPack;
import rapport.rules.Contents;

/** A server that is started with one version's pack and then with the next. */
class PackUpdateTest {
  private static final String FIRST = TestPack.POLICY;
  private static final String SECOND = TestPack.CALM;
  private static final String THIRD = named("hurry", "hurry up");

  @TempDir Path data;

  private static String named(String id, String phrase) {
    return """
    {"id": "%s", "kind": "risk", "category": "command", "severity": "hint", "enabled": true, "patterns": ["%s"],
     "message": "Made for a test.", "rewrites": [], "mustMatch": ["So [[%s]].", "[[%s]] please."], "mustNotMatch": ["Nothing.", "No."]}"""
        .formatted(id, phrase, phrase, phrase);
  }

  private static String saying(String rule, String message) {
    return rule.replaceAll("\"message\": \"[^\"]*\"", "\"message\": \"" + message + "\"");
  }

  private Running start(String... rules) {
    return new Running(data, TestPack.contents(rules), Map.of());
  }

  private static String message(Running running, String rule) {
    return json(running.get(ADMIN, "/rules/" + rule)).path("message").asText();
  }

  private static void change(Running running, String rule, String patch) {
    var answer = running.call(ADMIN, "PATCH", "/rules/" + rule, patch, "If-Match", "*");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static List<String> changes(Running running) {
    List<String> changes = new ArrayList<>();
    for (JsonNode one : json(running.get(ADMIN, "/rulesets")).at("/rulesets/0/changes"))
      changes.add(one.path("id").asText() + " " + one.path("change").asText());
    return changes;
  }

  private static List<String> conflicts(Running running) {
    List<String> ids = new ArrayList<>();
    json(running.send(running.request("/api/v1/health")))
        .path("packConflicts")
        .forEach(one -> ids.add(one.asText()));
    return ids;
  }

  @Test
  void aNewPackUpdatesWhatNobodyChangedAndLeavesTheRestAlone() {
    try (Running old = start(FIRST, SECOND, THIRD)) {
      change(old, "calm-down", "{\"message\": \"Ours.\"}");
    }
    String fourth = named("asap", "asap");
    try (Running next = start(saying(FIRST, "Better."), saying(SECOND, "Theirs."), fourth)) {
      assertThat(message(next, "per-our-policy")).isEqualTo("Better.");
      assertThat(message(next, "calm-down")).isEqualTo("Ours.");
      assertThat(next.get(ADMIN, "/rules/hurry").statusCode()).isEqualTo(404);
      assertThat(next.get(ADMIN, "/rules/asap").statusCode()).isEqualTo(200);
      assertThat(changes(next))
          .containsExactlyInAnyOrder(
              "per-our-policy altered", "asap added", "hurry removed", "calm-down conflict");
      assertThat(json(next.get(ADMIN, "/rulesets")).at("/rulesets/0/person/name").asText())
          .isEqualTo("Rapport");
      assertThat(conflicts(next)).containsExactly("rule/calm-down");
      JsonNode conflict = json(next.get(ADMIN, "/pack/conflicts")).at("/conflicts/0");
      assertThat(conflict.at("/ours/message").asText()).isEqualTo("Ours.");
      assertThat(conflict.at("/theirs/message").asText()).isEqualTo("Theirs.");
    }
    // Starting the same version again changes nothing and forgets nothing.
    try (Running again = start(saying(FIRST, "Better."), saying(SECOND, "Theirs."), fourth)) {
      assertThat(again.count("SELECT count(*) FROM ruleset")).isEqualTo(3);
      assertThat(conflicts(again)).containsExactly("rule/calm-down");
      assertThat(again.call(ADMIN, "DELETE", "/pack/conflicts/rule/calm-down", "").statusCode())
          .isEqualTo(204);
      assertThat(conflicts(again)).isEmpty();
      assertThat(message(again, "calm-down")).isEqualTo("Ours.");
    }
  }

  @Test
  void aConflictEndsWhenTheAdminTakesTheNewOne() {
    try (Running old = start(FIRST, SECOND)) {
      change(old, "calm-down", "{\"message\": \"Ours.\"}");
    }
    try (Running next = start(FIRST, saying(SECOND, "Theirs."))) {
      assertThat(conflicts(next)).hasSize(1);
      change(next, "calm-down", "{\"message\": \"Theirs.\"}");
      assertThat(conflicts(next)).isEmpty();
    }
    try (Running third = start(FIRST, saying(SECOND, "Newest."))) {
      assertThat(message(third, "calm-down")).isEqualTo("Newest.");
      assertThat(conflicts(third)).isEmpty();
    }
  }

  @Test
  void whatAnAdminRemovedOrAddedStaysSo() {
    try (Running old = start(FIRST, SECOND)) {
      old.call(ADMIN, "DELETE", "/rules/calm-down", "", "If-Match", "*");
      String own = named("hurry", "hurry up");
      old.call(ADMIN, "PUT", "/rules/hurry", own, "If-None-Match", "*");
    }
    try (Running next = start(FIRST, saying(SECOND, "Theirs."), saying(THIRD, "Shipped."))) {
      assertThat(next.get(ADMIN, "/rules/calm-down").statusCode()).isEqualTo(404);
      assertThat(message(next, "hurry")).isEqualTo("Made for a test.");
      assertThat(conflicts(next)).containsExactly("rule/calm-down", "rule/hurry");
    }
  }

  @Test
  void aStoredRuleThatNoLongerProvesItselfIsOffAndNamed() {
    try (Running old = start(FIRST, SECOND)) {
      String own = named("reason", "zq reason");
      old.call(ADMIN, "PUT", "/rules/reason", own, "If-None-Match", "*");
    }
    // The new pack offers what the company's own rule finds, and takes away a category in use.
    String offering = FIRST.replace("here is the reason", "the zq reason");
    try (Running next = start(offering, SECOND)) {
      JsonNode health = json(next.send(next.request("/api/v1/health")));
      assertThat(health.path("status").asText()).isEqualTo("degraded");
      assertThat(health.path("brokenRules").toString()).isEqualTo("[\"per-our-policy\"]");
      JsonNode rules = json(next.get(ADMIN, "/rules?q=our+policy")).at("/rules/0/broken");
      assertThat(rules.toString()).contains("reason");
      assertThat(next.post(ADMIN, "/check", "{\"text\": \"Zq reason, calm down.\"}").body())
          .contains("calm-down")
          .contains("\"reason\"");
    }
  }

  @Test
  void whatBothChangedAlikeIsNoConflict() {
    Contents base = TestPack.contents(FIRST, SECOND);
    Contents same = TestPack.contents(saying(FIRST, "Alike."), SECOND);
    PackUpdate update = PackUpdate.of(base, same, same, 2);
    assertThat(update.conflicts()).isEmpty();
    assertThat(update.contents()).isSameAs(same);
  }
}

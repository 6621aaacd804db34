package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.Json;
import rapport.Running;
import rapport.publish.ShippedPack;

class PackApiTest {
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

  private ObjectNode export() {
    return (ObjectNode) json(running.get(ADMIN, "/pack"));
  }

  private HttpResponse<String> put(JsonNode pack, String query, String... headers) {
    return running.call(ADMIN, "PUT", "/pack" + query, Json.text(pack), headers);
  }

  private static ObjectNode parsed(String json) {
    return Json.parse(json, ObjectNode.class);
  }

  /** One of each: changed, removed, added. */
  private static void change(ObjectNode pack) {
    ArrayNode rules = (ArrayNode) pack.path("rules");
    ((ObjectNode) rules.get(0)).put("severity", "error").put("message", "A wall.");
    rules.set(1, parsed(Rules.rule("hurry", "hurry up", "take your time")));
    ((ArrayNode) pack.path("categories"))
        .addObject()
        .put("id", "house")
        .put("title", "House")
        .put("why", "Ours.");
  }

  @Test
  void whatWasExportedChangesNothingWhenImported() {
    String before = Rules.state(running);
    JsonNode answer = json(put(export(), "", "If-Match", "\"1\""));
    assertThat(answer.toString())
        .isEqualTo("{\"ruleset\":1,\"dryRun\":false,\"added\":[],\"changed\":[],\"removed\":[]}");
    assertThat(Rules.state(running)).isEqualTo(before);
  }

  @Test
  void theWholeDefaultPackGoesOutAndInUnchanged(@TempDir Path other) {
    try (Running full = new Running(other, ShippedPack.load(), Map.of())) {
      HttpResponse<String> export = full.get(ADMIN, "/pack");
      assertThat(json(export).path("rules").size()).isGreaterThan(150);
      HttpResponse<String> answer =
          full.call(ADMIN, "PUT", "/pack", export.body(), "If-Match", "*");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(json(answer).path("changed")).isEmpty();
      assertThat(full.count("SELECT count(*) FROM ruleset")).isOne();
      // Into a server with two rules of its own, all in one ruleset.
      var moved = running.call(ADMIN, "PUT", "/pack", export.body(), "If-Match", "*");
      assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
      assertThat(json(moved).path("ruleset").asInt()).isEqualTo(2);
      assertThat(running.get(ADMIN, "/pack").body()).isEqualTo(export.body());
    }
  }

  @Test
  void aDryRunTellsTheDifferenceAndChangesNothing() {
    String before = Rules.state(running);
    ObjectNode pack = export();
    change(pack);
    JsonNode told = json(put(pack, "?dryRun=true"));
    assertThat(told.toString())
        .isEqualTo(
            "{\"ruleset\":1,\"dryRun\":true,"
                + "\"added\":[{\"kind\":\"category\",\"id\":\"house\"},{\"kind\":\"rule\",\"id\":\"hurry\"}],"
                + "\"changed\":[{\"kind\":\"rule\",\"id\":\"per-our-policy\",\"fields\":[\"message\",\"severity\"]}],"
                + "\"removed\":[{\"kind\":\"rule\",\"id\":\"calm-down\"}]}");
    assertThat(Rules.state(running)).isEqualTo(before);
  }

  @Test
  void anImportIsOneRulesetThatCanBeTakenBack() {
    String before = running.get(ADMIN, "/pack").body();
    ObjectNode pack = export();
    change(pack);
    var response = put(pack, "", "If-Match", "\"1\"", "Rapport-Why", "Spring clean");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("ETag")).hasValue("\"2\"");
    assertThat(export()).isEqualTo(pack);
    JsonNode newest = json(running.get(ADMIN, "/rulesets")).at("/rulesets/0");
    assertThat(newest.path("number").asInt()).isEqualTo(2);
    assertThat(newest.path("why").asText()).isEqualTo("Spring clean");
    assertThat(newest.path("changes")).hasSize(4);
    assertThat(running.post(ADMIN, "/check", "{\"text\": \"Hurry up.\"}").body()).contains("hurry");
    running.post(ADMIN, "/rulesets/1/restore", "{}");
    assertThat(running.get(ADMIN, "/pack").body()).isEqualTo(before);
  }

  @Test
  void keepsTheOrderThatWasSent() {
    ObjectNode pack = export();
    ArrayNode rules = (ArrayNode) pack.path("rules");
    rules.insert(0, rules.remove(1));
    rules.insert(1, parsed(Rules.rule("hurry", "hurry up", "take your time")));
    JsonNode answer = json(put(pack, "", "If-Match", "*"));
    assertThat(answer.path("changed").findValuesAsText("id"))
        .containsExactly("calm-down", "per-our-policy");
    assertThat(answer.at("/changed/0/fields/0").asText()).isEqualTo("order");
    running.close();
    running = new Running(data);
    assertThat(export().path("rules").findValuesAsText("id"))
        .containsExactly("calm-down", "hurry", "per-our-policy");
  }

  @Test
  void twoAdminsCannotOverwriteEachOther() {
    ObjectNode pack = export();
    change(pack);
    String before = Rules.state(running);
    assertThat(put(pack, "").statusCode()).isEqualTo(428);
    assertThat(put(pack, "", "If-None-Match", "*").statusCode()).isEqualTo(412);
    assertThat(put(pack, "", "If-Match", "\"7\"").statusCode()).isEqualTo(412);
    assertThat(put(pack, "?dryRun=true", "If-Match", "\"7\"").statusCode()).isEqualTo(412);
    assertThat(Rules.state(running)).isEqualTo(before);
  }

  private static Arguments wrong(
      int status, String pointer, String words, Consumer<ObjectNode> edit) {
    return Arguments.of(status, pointer, words, edit);
  }

  private static ObjectNode rule(ObjectNode pack, int index) {
    return (ObjectNode) pack.at("/rules/" + index);
  }

  private static void texts(ObjectNode rule, String field, String... texts) {
    ArrayNode array = rule.putArray(field);
    for (String text : texts) array.add(text);
  }

  static List<Arguments> wrongPacks() {
    return Stream.of(
            wrong(
                422,
                "/rules/1/patterns/0",
                "calm-down: ",
                pack -> texts(rule(pack, 1), "patterns", "calm [down")),
            wrong(
                422,
                "/rules/1/mustMatch/0",
                "calm-down: ",
                pack -> texts(rule(pack, 1), "mustMatch", "[[Calm]] down.", "[[Calm down]].")),
            wrong(
                422,
                "/rules/0/rewrites/0",
                "found by calm-down",
                pack -> texts(rule(pack, 0), "rewrites", "calm down")),
            wrong(
                422,
                "/rules/0/category",
                "no category",
                pack -> ((ArrayNode) pack.path("categories")).remove(0)),
            wrong(
                422,
                "/lists/0/words/0",
                "@soon: ",
                pack -> texts((ObjectNode) pack.at("/lists/0"), "words", "so(on")),
            wrong(400, "/lists", "is missing", pack -> pack.remove("lists")),
            wrong(
                400, "/rules/1/id", "/rules/0", pack -> rule(pack, 1).put("id", "per-our-policy")),
            wrong(
                400, "/rules/1/colour", "not a field", pack -> rule(pack, 1).put("colour", "red")),
            wrong(
                400,
                "/rules/1/message",
                "direction mark",
                pack -> rule(pack, 1).put("message", "a\u202Eb")),
            wrong(
                400,
                "/rules/1/teams/0",
                "not a team",
                pack -> texts(rule(pack, 1), "teams", "nowhere")),
            wrong(
                400,
                "/rules/2",
                "must be an object",
                pack -> ((ArrayNode) pack.path("rules")).add(7)),
            wrong(400, "/language", "not known", pack -> pack.put("language", 2)),
            wrong(400, "/rule", "not a field", pack -> pack.putArray("rule")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("wrongPacks")
  void refusesAllOfItWhereOnePartDoesNotHold(
      int status, String pointer, String words, Consumer<ObjectNode> edit) {
    String before = Rules.state(running);
    ObjectNode pack = export();
    edit.accept(pack);
    for (String query : List.of("?dryRun=true", "")) {
      var response = put(pack, query, "If-Match", "*");
      assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
      JsonNode errors = json(response).path("errors");
      assertThat(errors.findValuesAsText("pointer")).contains(pointer);
      assertThat(errors.toString()).contains(words);
    }
    assertThat(Rules.state(running)).isEqualTo(before);
  }

  @Test
  void refusesMorePatternsThanTheBound() {
    String before = Rules.state(running);
    ObjectNode pack = export();
    for (int rule = 0; rule < 41; rule++) {
      String[] patterns = new String[490];
      for (int i = 0; i < patterns.length; i++) patterns[i] = "zq" + rule + "x" + i;
      ObjectNode json = parsed(Rules.rule("many-" + rule, patterns[0], "well"));
      texts(json, "patterns", patterns);
      ((ArrayNode) pack.path("rules")).add(json);
    }
    var response = put(pack, "", "If-Match", "*");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
    assertThat(json(response).at("/errors/0/pointer").asText()).isEqualTo("/rules");
    assertThat(response.body()).contains("20000 patterns");
    assertThat(Rules.state(running)).isEqualTo(before);
  }

  @Test
  void refusesABodyOfTenMegabytes() {
    String before = Rules.state(running);
    var response =
        running.call(
            ADMIN, "PUT", "/pack", "{\"a\": \"" + "a".repeat(10 << 20) + "\"}", "If-Match", "*");
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(Rules.state(running)).isEqualTo(before);
  }
}

package rapport.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.Role;
import rapport.Running;
import rapport.TestPack;

class RuleApiTest {
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

  private HttpResponse<String> create(String id, String body) {
    return running.call(
        ADMIN, "PUT", "/rules/" + id, body, "If-None-Match", "*", "Rapport-Why", "New%20wording");
  }

  private List<String> found(String text) {
    return json(running.post(ADMIN, "/check", "{\"text\": \"" + text + "\"}"))
        .path("findings")
        .findValuesAsText("rule");
  }

  @Test
  void aNewRuleIsLiveAtOnceAndNumbered() {
    var response = create("hurry", Rules.rule("hurry", "hurry up", "take your time"));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    assertThat(response.headers().firstValue("Rapport-Ruleset")).hasValue("2");
    assertThat(found("Hurry up.")).containsExactly("hurry");
    JsonNode newest = json(running.get(ADMIN, "/rulesets")).at("/rulesets/0");
    assertThat(newest.path("number").asInt()).isEqualTo(2);
    assertThat(newest.path("why").asText()).isEqualTo("New wording");
    assertThat(newest.at("/person/id").asText()).isEqualTo("admin");
    assertThat(newest.path("changes").toString())
        .isEqualTo("[{\"kind\":\"rule\",\"id\":\"hurry\",\"change\":\"added\"}]");
  }

  @Test
  void restoresAnyPublishedState() {
    create("hurry", Rules.rule("hurry", "hurry up", "take your time"));
    running.call(ADMIN, "DELETE", "/rules/calm-down", "", "If-Match", "*");
    assertThat(found("Calm down. Hurry up.")).containsExactly("hurry");
    assertThat(running.post(ADMIN, "/rulesets/1/restore", "{\"why\": \"Too early\"}").statusCode())
        .isEqualTo(200);
    assertThat(found("Calm down. Hurry up.")).containsExactly("calm-down");
    assertThat(json(running.get(ADMIN, "/rulesets")).at("/rulesets/0/number").asInt()).isEqualTo(4);
    assertThat(running.post(ADMIN, "/rulesets/99/restore", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void twoAdminsCannotOverwriteEachOther() {
    String tag = running.get(ADMIN, "/rules/calm-down").headers().firstValue("ETag").orElseThrow();
    var first =
        running.call(
            ADMIN,
            "PATCH",
            "/rules/calm-down",
            "{\"severity\": \"hint\"}",
            "If-Match",
            "\"other\", " + tag);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    String before = Rules.state(running);
    assertThat(
            running
                .call(
                    ADMIN,
                    "PATCH",
                    "/rules/calm-down",
                    "{\"severity\": \"error\"}",
                    "If-Match",
                    tag)
                .statusCode())
        .isEqualTo(412);
    assertThat(
            running
                .call(ADMIN, "PATCH", "/rules/calm-down", "{\"severity\": \"error\"}")
                .statusCode())
        .isEqualTo(428);
    assertThat(create("calm-down", TestPack.CALM).statusCode()).isEqualTo(412);
    assertThat(running.call(ADMIN, "DELETE", "/rules/calm-down", "").statusCode()).isEqualTo(428);
    assertThat(Rules.state(running)).isEqualTo(before);
  }

  @Test
  void turnsARuleOffAndOn() {
    running.call(ADMIN, "PATCH", "/rules/calm-down", "{\"enabled\": false}", "If-Match", "*");
    assertThat(found("Calm down.")).isEmpty();
    assertThat(
            json(running.get(ADMIN, "/rules?enabled=false")).path("rules").findValuesAsText("id"))
        .containsExactly("calm-down");
    running.call(ADMIN, "PATCH", "/rules/calm-down", "{\"enabled\": true}", "If-Match", "*");
    assertThat(found("Calm down.")).containsExactly("calm-down");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "/patterns/0  | 422 | \"patterns\": [\"calm down\"]                | \"patterns\": [\"calm [down\"]",
        "/mustMatch/0 | 422 | \"patterns\": [\"calm down\"]                | \"patterns\": [\"chill\"]",
        "/category    | 422 | \"category\": \"command\"                    | \"category\": \"nonsense\"",
        "/severity    | 422 | \"severity\": \"error\"                      | \"severity\": \"fatal\"",
        "/kind        | 422 | \"kind\": \"risk\"                           | \"kind\": \"riks\"",
        "/rewrites/0  | 422 | \"rewrites\": [\"take the time you need\"]   | \"rewrites\": [\"per our policy take time\"]",
        "/colour      | 400 | \"severity\": \"error\"                      | \"severity\": \"error\", \"colour\": \"red\"",
        "/patterns/0  | 400 | \"patterns\": [\"calm down\"]                | \"patterns\": [7]",
        "/patterns    | 400 | \"patterns\": [\"calm down\"]                | \"patterns\": \"x\"",
        "/message     | 400 | \"message\": \"It does the opposite.\"       | \"message\": \"a\\u202Eb\"",
        "/id          | 400 | \"id\": \"calm-down\"                        | \"id\": \"other\"",
        "/teams/0     | 400 | \"severity\": \"error\"                      | \"severity\": \"error\", \"teams\": [\"nowhere\"]"
      })
  void refusesWhatWouldNotHoldAndChangesNothing(
      String pointer, int status, String good, String bad) {
    String before = Rules.state(running);
    String body =
        TestPack.CALM
            .replace("(please)? calm down", "calm down")
            .replace("[[Please calm down]]", "Please [[calm down]]");
    assertThat(body).contains(good);
    var response =
        running.call(ADMIN, "PUT", "/rules/calm-down", body.replace(good, bad), "If-Match", "*");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(json(response).path("errors").findValuesAsText("pointer")).contains(pointer);
    assertThat(Rules.state(running)).isEqualTo(before);
  }

  @Test
  void refusesWhatIsTooLongTooDeepNoTextOrThereAlreadyAndChangesNothing() {
    String before = Rules.state(running);
    String one = "\"patterns\": [\"(please)? calm down\"]";
    assertThat(TestPack.CALM).contains(one);
    String word = "\"patterns\": [\"" + "calm ".repeat(50) + "down\"]";
    String deep = "\"patterns\": " + "[".repeat(5_000) + "]".repeat(5_000);
    String nested = "\"patterns\": [\"" + "(a ".repeat(9) + "b" + ")".repeat(9) + "\"]";
    assertThat(put(TestPack.CALM.replace(one, word).getBytes(UTF_8), "If-Match")).isEqualTo(422);
    assertThat(put(TestPack.CALM.replace(one, nested).getBytes(UTF_8), "If-Match")).isEqualTo(422);
    assertThat(put(TestPack.CALM.replace(one, deep).getBytes(UTF_8), "If-Match")).isEqualTo(400);
    byte[] broken = TestPack.CALM.getBytes(UTF_8);
    broken[TestPack.CALM.indexOf("opposite")] = (byte) 0xFF; // never part of UTF-8
    assertThat(put(broken, "If-Match")).isEqualTo(400);
    assertThat(put(new byte[10 << 20], "If-Match")).isEqualTo(413);
    assertThat(put(TestPack.CALM.getBytes(UTF_8), "If-None-Match")).isEqualTo(412);
    assertThat(Rules.state(running)).isEqualTo(before);
    assertThat(found("Calm down.")).containsExactly("calm-down");
  }

  private int put(byte[] body, String condition) {
    return running
        .send(
            running
                .request("/api/v1/rules/calm-down")
                .header("Authorization", "Bearer " + ADMIN)
                .header("Content-Type", "application/json")
                .header(condition, "*")
                .PUT(BodyPublishers.ofByteArray(body)))
        .statusCode();
  }

  @Test
  void namesBothRulesWhenANewOneWouldFlagAnothersRewrite() {
    String before = Rules.state(running);
    var response = create("reason", Rules.rule("reason", "here is the reason", "this is why"));
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("per-our-policy").contains("reason");
    assertThat(Rules.state(running)).isEqualTo(before);
  }

  @Test
  void limitsARuleToTeams() {
    running.team("north", "UTC");
    String north = running.token("ana", Role.AGENT, "north");
    String nobody = running.token("ben", Role.AGENT, null);
    running.call(ADMIN, "PATCH", "/rules/calm-down", "{\"teams\": [\"north\"]}", "If-Match", "*");
    assertThat(running.post(north, "/check", "{\"text\": \"Calm down.\"}").body())
        .contains("calm-down");
    assertThat(running.post(nobody, "/check", "{\"text\": \"Calm down.\"}").body())
        .doesNotContain("calm-down");
    assertThat(running.get(north, "/ruleset").body()).contains("calm-down");
    assertThat(running.get(nobody, "/ruleset").body()).doesNotContain("calm-down");
    assertThat(running.get(north, "/ruleset").headers().firstValue("ETag"))
        .isNotEqualTo(running.get(nobody, "/ruleset").headers().firstValue("ETag"));
    assertThat(running.call(ADMIN, "DELETE", "/teams/north", "").statusCode()).isEqualTo(409);
  }

  @Test
  void addsCategoriesAndListsThatRulesThenUse() {
    var category =
        running.call(
            ADMIN,
            "PUT",
            "/categories/house",
            "{\"title\": \"House style\", \"why\": \"Ours.\"}",
            "If-None-Match",
            "*");
    assertThat(category.statusCode()).as(category.body()).isEqualTo(201);
    var list =
        running.call(
            ADMIN, "PUT", "/lists/shout", "{\"words\": [\"wow\", \"gosh\"]}", "If-None-Match", "*");
    assertThat(list.statusCode()).as(list.body()).isEqualTo(201);
    String rule =
        Rules.rule("shouting", "wow", "well")
            .replace("\"patterns\": [\"wow\"]", "\"patterns\": [\"@shout\"]")
            .replace("\"command\"", "\"house\"");
    assertThat(create("shouting", rule).statusCode()).isEqualTo(201);
    assertThat(found("Gosh.")).containsExactly("shouting");
    String before = Rules.state(running);
    assertThat(running.call(ADMIN, "DELETE", "/lists/shout", "", "If-Match", "*").statusCode())
        .isEqualTo(422);
    assertThat(Rules.state(running)).isEqualTo(before);
  }

  @Test
  void pagesAndFilters() {
    JsonNode first = json(running.get(ADMIN, "/rules?limit=1"));
    assertThat(first.path("rules").findValuesAsText("id")).containsExactly("per-our-policy");
    JsonNode second =
        json(running.get(ADMIN, "/rules?limit=1&cursor=" + first.path("next").asText()));
    assertThat(second.path("rules").findValuesAsText("id")).containsExactly("calm-down");
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(json(running.get(ADMIN, "/rules?q=OPPOSITE")).path("rules")).hasSize(1);
    assertThat(json(running.get(ADMIN, "/rules?category=command&kind=risk")).path("rules"))
        .hasSize(1);
    assertThat(running.get(ADMIN, "/rules?limit=0").statusCode()).isEqualTo(400);
    assertThat(running.get(ADMIN, "/rules?cursor=x").statusCode()).isEqualTo(400);
    assertThat(json(running.get(ADMIN, "/rules?kind=rsik")).at("/errors/0/pointer").asText())
        .isEqualTo("?kind");
  }
}

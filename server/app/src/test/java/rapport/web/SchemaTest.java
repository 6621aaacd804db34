package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.Json;
import rapport.Running;
import rapport.TestPack;
import rapport.publish.ShippedPack;
import rapport.rules.Entry;

class SchemaTest {
  @TempDir static Path data;
  static Running running;
  static JsonNode document;
  static Schema schema;

  @BeforeAll
  static void start() {
    running = new Running(data);
    var answer = running.send(running.request("/schema/rule.json"));
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    document = Running.json(answer);
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(answer.body(), InputFormat.JSON);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void everyRuleOfTheDefaultPackIsValid() {
    for (Entry rule : ShippedPack.load().all(Entry.Kind.RULE))
      assertThat(schema.validate(rule.body(), InputFormat.JSON)).as(rule.id()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"id\": \"calm-down\"         | \"id\": \"Calm Down\"",
        "\"id\": \"calm-down\"         | \"colour\": \"red\", \"id\": \"calm-down\"",
        "\"kind\": \"risk\"            | \"kind\": \"riks\"",
        "\"kind\": \"risk\"            | \"kind\": \"signal\"",
        "\"kind\": \"risk\"            | \"kind\": \"cue\"",
        "\"category\": \"command\",    | ",
        "\"severity\": \"error\"       | \"severity\": \"fatal\"",
        "\"enabled\": true             | \"enabled\": \"yes\"",
        "[\"(please)? calm down\"]     | []",
        "[\"(please)? calm down\"]     | \"calm down\"",
        "\"patterns\"                  | \"pattern\"",
        "\"[[Please calm down]].\"     | \"Please calm down.\"",
        ", \"[[Please calm down]].\"   | ",
        ", \"It went down.\"           | ",
        "\"enabled\": true             | \"when\": {\"position\": \"middle\"}",
        "\"enabled\": true             | \"unless\": {\"close\": []}"
      })
  void aRuleThatIsWrongIsNot(String good, String bad) {
    assertThat(schema.validate(TestPack.CALM, InputFormat.JSON)).isEmpty();
    assertThat(TestPack.CALM).contains(good);
    String wrong = TestPack.CALM.replace(good, bad == null ? "" : bad);
    assertThat(schema.validate(wrong, InputFormat.JSON)).as(wrong).isNotEmpty();
  }

  private static void agree(JsonNode properties, Class<? extends Record> input) {
    Set<String> there = new TreeSet<>();
    properties.fieldNames().forEachRemaining(there::add);
    there.remove("$schema");
    assertThat(there)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(input.getRecordComponents()).map(RecordComponent::getName).toList());
    properties.forEach(
        property ->
            assertThat(property.path("description").asText()).as("%s", property).isNotBlank());
  }

  @Test
  void theSchemaAndTheServerKnowTheSameFields() {
    agree(document.path("properties"), EntryInput.RuleInput.class);
    agree(document.at("/properties/unless/properties"), EntryInput.UnlessInput.class);
    agree(document.at("/properties/when/properties"), EntryInput.WhenInput.class);
  }

  @Test
  void aRuleMayNameItsSchema() {
    ObjectNode rule =
        Json.parse(Rules.rule("hurry", "hurry up", "take your time"), ObjectNode.class);
    rule.put("$schema", "http://127.0.0.1:7070/schema/rule.json");
    assertThat(schema.validate(Json.text(rule), InputFormat.JSON)).isEmpty();
    var answer =
        running.call(Running.ADMIN, "PUT", "/rules/hurry", Json.text(rule), "If-None-Match", "*");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.body()).doesNotContain("$schema");
  }

  @Test
  void servesThatOfAWholePackAndNothingElse() {
    assertThat(running.send(running.request("/schema/pack.json")).statusCode()).isEqualTo(200);
    assertThat(running.send(running.request("/schema/other.json")).statusCode()).isEqualTo(404);
    assertThat(running.send(running.request("/schema/..%2Fweb%2Findex.html")).statusCode())
        .isIn(400, 404);
  }
}

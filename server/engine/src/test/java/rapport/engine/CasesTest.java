package rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the pattern language and the conditions of rules mean, case by case and made by hand ({@code
 * cases.json}). A case is a text with its findings marked, or an object that says more: the
 * customer, what to skip, the caret, and what is expected of it. The compiled JavaScript is held
 * against the same file in a real browser.
 */
class CasesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Arguments> cases() throws IOException {
    JsonNode groups =
        JSON.readTree(Objects.requireNonNull(CasesTest.class.getResource("/cases.json")));
    return StreamSupport.stream(groups.spliterator(), false)
        .flatMap(
            group -> {
              Ruleset ruleset = ruleset(group);
              return StreamSupport.stream(group.get("cases").spliterator(), false)
                  .map(each -> Arguments.of(group.get("about").textValue(), each, ruleset));
            });
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void finds(String about, JsonNode each, Ruleset ruleset) {
    List<Span> marked = new ArrayList<>();
    String text =
        each.isTextual() ? Proof.unmark(each.textValue(), marked) : each.get("text").textValue();
    Draft draft = ruleset.draft();
    draft.customer(each.path("customer").textValue(), each.path("name").textValue());
    draft.update(text, spans(each.path("skip")));
    Report report = draft.report(each.path("caret").asInt(-1), each.path("idle").asBoolean(false));
    List<Finding> found = report.findings();
    if (each.isTextual()) {
      assertThat(PatternTest.marked(text, found.stream().map(CasesTest::span).toList()))
          .as(about)
          .isEqualTo(each.textValue());
    }
    if (each.has("findings")) {
      List<List<Object>> expected = JSON.convertValue(each.get("findings"), List.class);
      boolean named = expected.stream().anyMatch(finding -> finding.size() > 2);
      assertThat(found.stream().map(finding -> list(finding, named)).toList())
          .as(text)
          .isEqualTo(expected);
    }
    if (each.has("rewrites")) {
      assertThat(found.stream().map(Finding::rewrites).toList())
          .as(text)
          .isEqualTo(JSON.convertValue(each.get("rewrites"), List.class));
    }
    if (each.has("due")) {
      assertThat(found.stream().map(Finding::due).toList())
          .as(text)
          .isEqualTo(JSON.convertValue(each.get("due"), List.class));
    }
    if (each.has("shape")) {
      assertThat(shape(report.shape()))
          .as(text)
          .isEqualTo(JSON.convertValue(each.get("shape"), Map.class));
      assertThat(report.shape().inOrder()).as(text).isEqualTo(each.get("inOrder").asBoolean());
    }
    if (each.has("emotion")) {
      Customer customer = report.customer();
      assertThat(customer == null ? null : customer.emotion())
          .as(text)
          .isEqualTo(each.get("emotion").textValue());
      assertThat(customer == null ? List.of() : customer.cues())
          .isEqualTo(spans(each.path("cues")));
    }
  }

  private static Span span(Finding finding) {
    return new Span(finding.start(), finding.end());
  }

  private static List<Object> list(Finding finding, boolean named) {
    return named
        ? List.of(finding.start(), finding.end(), finding.rule().id())
        : List.of(finding.start(), finding.end());
  }

  private static Map<String, List<Integer>> shape(Shape shape) {
    Map<String, List<Integer>> moves = new HashMap<>();
    JsonNode all = JSON.valueToTree(shape);
    all.fields()
        .forEachRemaining(
            move -> {
              if (move.getValue().has("start")) {
                moves.put(
                    move.getKey(),
                    List.of(
                        move.getValue().get("start").asInt(), move.getValue().get("end").asInt()));
              }
            });
    return moves;
  }

  private static List<Span> spans(JsonNode pairs) {
    List<Span> spans = new ArrayList<>();
    pairs.forEach(pair -> spans.add(new Span(pair.get(0).asInt(), pair.get(1).asInt())));
    return spans;
  }

  /** The group's rules; what a rule does not say is as in most rules. */
  private static Ruleset ruleset(JsonNode group) {
    List<Rule> rules = new ArrayList<>();
    for (JsonNode each : group.get("rules")) {
      ObjectNode rule = JSON.createObjectNode();
      rule.put("id", "r" + rules.size()).put("kind", "risk").put("enabled", true);
      rule.put("severity", "warning").put("message", "Message.");
      if (!each.has("kind")) {
        rule.put("category", "c");
      }
      rule.setAll((ObjectNode) each);
      rules.add(JSON.convertValue(rule, Rule.class));
    }
    List<WordList> lists = new ArrayList<>();
    group.path("lists").forEach(list -> lists.add(JSON.convertValue(list, WordList.class)));
    return Ruleset.compile(
        1,
        new Pack(
            List.of(new Category("c", "C", "Why."), new Category("d", "D", "Why.")), lists, rules));
  }
}

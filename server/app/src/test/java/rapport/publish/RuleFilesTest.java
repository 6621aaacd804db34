package rapport.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.Json;

class RuleFilesTest {
  private static final String CATEGORIES =
      "[{\"id\": \"dismissive\", \"title\": \"Small\", \"why\": \"It hurts.\"}]";
  private static final String LISTS = "[{\"id\": \"soothe\", \"words\": [\"calm\"]}]";
  private static final String CALM =
      """
      {"id": "calm", "kind": "risk", "category": "dismissive", "severity": "warning",
       "enabled": true, "patterns": ["@soothe down"], "message": "They are calm enough.",
       "rewrites": ["I hear you"], "mustMatch": ["[[Calm down]].", "Now [[calm down]]."],
       "mustNotMatch": ["A calm sea.", "Sit down."], "source": "css"}\
      """;

  private static RuleFiles files(String categories, String lists, String first, String second) {
    Map<String, String> contents =
        Map.of(
            "categories.json", categories, "lists.json", lists, "a.json", first, "b.json", second);
    return RuleFiles.read(
        List.of("categories.json", "lists.json", "a.json", "b.json"),
        name -> Json.parse(contents.get(name), JsonNode.class));
  }

  @Test
  void takesWhatHolds() {
    RuleFiles files = files(CATEGORIES, LISTS, "[" + CALM + "]", "[]");
    assertThat(files.prove()).isEmpty();
    assertThat(files.contents().pack(entry -> true).rules()).hasSize(1);
  }

  @Test
  void refusesAnIdThatRepeatsInAnotherFile() {
    RuleFiles files = files(CATEGORIES, LISTS, "[" + CALM + "]", "[" + CALM + "]");
    assertThatIllegalArgumentException()
        .isThrownBy(files::contents)
        .withMessage("b.json: calm: id: It stands in a.json already.");
    assertThat(files.prove()).hasSize(1);
  }

  @Test
  void refusesAFieldThatIsNone() {
    String wrong = CALM.replace("\"source\"", "\"sauce\"");
    assertThatIllegalArgumentException()
        .isThrownBy(files(CATEGORIES, LISTS, "[" + wrong + "]", "[]")::contents)
        .withMessageContaining("a.json: calm: json: ")
        .withMessageContaining("sauce");
  }

  @Test
  void refusesAMissingListAndCategory() {
    assertThat(files(CATEGORIES, "[]", "[]", "[" + CALM + "]").prove())
        .extracting(RuleFiles.Problem::toString)
        .anyMatch(line -> line.startsWith("b.json: calm: patterns/0: "));
    assertThat(files("[]", LISTS, "[]", "[" + CALM + "]").prove())
        .extracting(RuleFiles.Problem::toString)
        .anyMatch(line -> line.startsWith("b.json: calm: category: "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          [[Calm down]].|[[Calm]] down.|mustMatch/0
          A calm sea.   |Calm down now.|mustNotMatch/0
          I hear you    |Please calm down|rewrites/0
          """)
  void refusesARuleThatDoesNotProveItself(String right, String wrong, String field) {
    String rule = CALM.replace(right, wrong);
    assertThat(rule).isNotEqualTo(CALM);
    assertThat(files(CATEGORIES, LISTS, "[" + rule + "]", "[]").prove())
        .extracting(RuleFiles.Problem::file, RuleFiles.Problem::id, RuleFiles.Problem::field)
        .contains(tuple("a.json", "calm", field));
  }
}

package rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final String MESSAGE =
      "I sat on hold for an hour and then the line dropped. My mother is in hospital.\n\nRosa";

  private static Rule signal(String id, String pattern) {
    return new Rule(
        id,
        "signal",
        null,
        id,
        null,
        null,
        true,
        List.of(pattern),
        List.of(),
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  private static final Ruleset RULES =
      Rulesets.of(
          signal("empathy", "I am sorry"),
          signal("willingness", "I will stay"),
          signal("solution", "I have moved"),
          signal("next-step", "I will confirm"),
          signal("warm-close", "get well"),
          Rulesets.risk("shortly", "shortly"));

  private static final List<String> ALL =
      List.of("empathy", "willingness", "solution", "next-step", "warm-close", "uses-name");

  private static Score score(String text, List<String> moves) {
    return Score.of(RULES, new Reply(text, List.of(), MESSAGE, "Rosa"), moves);
  }

  private static String points(Score score) {
    StringBuilder points = new StringBuilder();
    for (Score.Part part : score.parts()) {
      points.append(part.id()).append(' ').append(part.points()).append('/').append(part.of());
      points.append(", ");
    }
    return points.append("= ").append(score.total()).toString();
  }

  private static final String GOOD =
      "Hi Rosa,\n\nI am sorry: an hour on hold, the line dropped, and your mother is in hospital."
          + " I will stay with this. I have moved your appointment to Monday at ten. I will confirm"
          + " it at noon today. Please tell your mother to get well, Rosa.";

  @Test
  void givesAllForAReplyThatHasEverything() {
    assertThat(points(score(GOOD, ALL)))
        .isEqualTo(
            "empathy 25/25, willingness 15/15, solution 15/15, next-step 10/10, close 10/10,"
                + " specific 10/10, risk 10/10, length 5/5, = 100");
  }

  @Test
  void takesOffForTheOrderForRisksAndForTheLength() {
    assertThat(points(score("I have moved it shortly. I am sorry. I will stay.", ALL)))
        .isEqualTo(
            "empathy 20/25, willingness 15/15, solution 15/15, next-step 0/10, close 0/10,"
                + " specific 0/10, risk 7/10, length 0/5, = 57");
  }

  @Test
  void leavesOutWhatTheScenarioDoesNotAskFor() {
    assertThat(points(score("Rosa, I have moved it.", List.of("solution", "uses-name"))))
        .isEqualTo("solution 15/15, close 10/10, specific 0/10, risk 10/10, length 0/5, = 70");
  }

  @Test
  void marksWhereTheCustomersWordsAreTakenUp() {
    String text = "Hi Rosa, an hour on hold, the line dropped, and your mother is in hospital.";
    Score score = score(text, ALL);
    assertThat(score.taken().stream().map(span -> text.substring(span.start(), span.end())))
        .containsExactly("hour on hold", "line dropped", "mother is in hospital");
  }

  @Test
  void isTheSameEveryTimeAndWorksOnAnEmptyReply() {
    assertThat(score(GOOD, ALL)).isEqualTo(score(GOOD, ALL));
    assertThat(score("", ALL).total()).isEqualTo(10);
  }
}

package rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final String CUSTOMER =
      "My parcel is two weeks late and the tracking page has not moved since Monday.";
  private static final List<String> MOVES =
      List.of("empathy", "willingness", "solution", "next-step", "warm-close");
  private static final Ruleset RULES =
      Rulesets.of(
          Rulesets.risk("calm", "calm down"),
          signal("empathy", "sorry your parcel"),
          signal("willingness", "I will stay with this"),
          signal("solution", "I have sent"),
          signal("next-step", "I will write to you"),
          signal("warm-close", "enjoy the party"));
  private static final String GOOD =
      "Hi Ana, I am sorry your parcel is so late and that tracking stood still. I will stay with"
          + " this until it is in your hands. I have sent a new one by courier today, number 4711."
          + " I will write to you by 3 pm tomorrow with the driver's time. Enjoy the party!";

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

  @Test
  void givesAllPointsForAReplyThatHasEverything() {
    Score score = Score.of(RULES, new Reply(GOOD, List.of(), CUSTOMER, "Ana"), MOVES);
    assertThat(score.total()).isEqualTo(100);
    assertThat(score.taken()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void takesPointsForARiskyPhraseAndForTheWrongOrder() {
    String risky = GOOD.replace("Hi Ana", "I have sent it. Calm down");
    Score score = Score.of(RULES, new Reply(risky, List.of(), CUSTOMER, "Ana"), MOVES);
    assertThat(score.parts())
        .filteredOn(part -> part.points() < part.of())
        .extracting(Score.Part::id)
        .containsExactly("order", "risk");
    assertThat(score.total()).isEqualTo(87);
  }

  /** "calm" is the customer's own word, too. */
  @Test
  void takesNothingUpInARiskyPhrase() {
    String customer = "I stayed calm for a week, and the parcel is still not here.";
    Score score =
        Score.of(
            RULES, new Reply("Calm down. Your parcel left.", List.of(), customer, null), MOVES);
    assertThat(score.taken()).containsExactly(new Span(16, 22));
  }

  @Test
  void scoresAnEmptyReplyAtItsFreedomFromRiskOnly() {
    assertThat(Score.of(RULES, new Reply("", List.of(), CUSTOMER, null), MOVES).total())
        .isEqualTo(15);
  }

  @Test
  void asksNothingThatTheScenarioDoesNotAskFor() {
    Score score = Score.of(RULES, Reply.of("Enjoy the party!"), List.of("warm-close"));
    assertThat(score.parts())
        .extracting(Score.Part::id)
        .containsExactly("warm-close", "risk", "concrete", "length");
  }

  @Test
  void refusesAMoveItDoesNotKnow() {
    assertThatThrownBy(() -> Score.of(RULES, Reply.of("x"), List.of("dance")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

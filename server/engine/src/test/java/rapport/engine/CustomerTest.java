package rapport.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerTest {
  private static final Ruleset RULES =
      Rulesets.of(
          cue("negative", "awful"),
          cue("implicit-negative", "late"),
          cue("positive", "(lovely|cute)"));

  private static Rule cue(String emotion, String pattern) {
    return new Rule(
        emotion,
        "cue",
        null,
        null,
        emotion,
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Where is my bag                    | neutral",
        "Where is my bag 😡                 | negative",
        "The bag is late                    | implicit-negative",
        "The bag is late!!                  | implicit-negative",
        "The bag is late!!!                 | negative",
        "The bag is late :(                 | negative",
        "The bag is late >:-(               | negative",
        "The bag is late, ref:(see below)   | implicit-negative",
        "The bag is late 🎉                 | implicit-negative",
        "My new bag ❤️                      | positive",
        "My new bag <3                      | positive",
        "My new bag <30 litres              | neutral",
        "My new bag 😊                      | neutral",
        "So cute 😭                         | positive",
        "So lovely, but awful colour 😍     | negative",
        "WHERE IS THE BAG TODAY             | negative"
      })
  void readsFeelingFromWordsAndFaces(String message, String emotion) {
    assertThat(read(message).emotion()).isEqualTo(emotion);
  }

  @ParameterizedTest
  @CsvSource({"😡 it is late,0-2 9-13", "it is late :-(,6-10 11-14", "a <3 bag,2-4"})
  void showsWhatToldIt(String message, String spans) {
    List<String> cues =
        read(message).cues().stream().map(cue -> cue.start() + "-" + cue.end()).toList();
    assertThat(String.join(" ", cues)).isEqualTo(spans);
  }

  private static Customer read(String message) {
    return requireNonNull(RULES.check(new Reply("Hello.", List.of(), message, null)).customer());
  }
}

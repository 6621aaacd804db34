package rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rapport.Practice.Review;

class PracticeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static Scenario scenario(String id, String category) {
    return new Scenario(
        id,
        id,
        "shop",
        4,
        "intro",
        "neutral",
        List.of(category),
        new Scenario.Customer("Kim Lee", "9:00", "text"),
        List.of(),
        List.of("solution"),
        "before",
        List.of(),
        "after",
        List.of());
  }

  private static final List<Scenario> ALL =
      List.of(
          scenario("a", "blame"),
          scenario("b", "robotic"),
          scenario("c", "doubt"),
          scenario("d", "robotic"));

  private static List<String> next(
      Map<String, Double> weakness, List<Review> reviews, Set<String> except, boolean more) {
    return new Practice(
            ALL, Practice.reviews(reviews), weakness, Map.of("robotic", "Robotic"), TODAY)
        .next(null, except, more).stream().map(s -> s.scenario().id()).toList();
  }

  @Test
  void beginsWithTheWeakestCategoryAndStopsAfterFiveMinutes() {
    assertThat(next(Map.of("robotic", 0.6, "doubt", 0.3), List.of(), Set.of(), false))
        .containsExactly("b", "d");
    assertThat(next(Map.of(), List.of(), Set.of(), false)).containsExactly("a", "b");
  }

  @Test
  void putsWhatIsDueBeforeWhatIsNew() {
    List<Review> reviews = List.of(new Review("c", TODAY.minusDays(1), 80));
    assertThat(next(Map.of("robotic", 1.0), reviews, Set.of(), false)).first().isEqualTo("c");
  }

  @Test
  void leavesOutWhatIsNotDueUntilMoreIsAskedFor() {
    List<Review> reviews = List.of(new Review("a", TODAY, 80), new Review("b", TODAY, 80));
    assertThat(next(Map.of(), reviews, Set.of(), false))
        .as("eight minutes are done today")
        .isEmpty();
    assertThat(next(Map.of(), reviews, Set.of(), true)).containsExactly("c", "d", "a");
    assertThat(next(Map.of(), reviews, Set.of("c", "d"), true)).containsExactly("a", "b");
  }

  @Test
  void startsWithTheOneAskedForAndSaysWhy() {
    Practice practice =
        new Practice(
            ALL,
            Practice.reviews(List.of(new Review("d", TODAY.minusDays(9), 80))),
            Map.of("robotic", 1.0),
            Map.of("robotic", "Robotic"),
            TODAY);
    Practice.Suggestion first = practice.next("d", Set.of(), false).get(0);
    assertThat(first.scenario().id()).isEqualTo("d");
    assertThat(first.reason()).isEqualTo("For “Robotic”. You last did it 9 days ago.");
    assertThat(practice.nextDue()).isNull();
  }
}

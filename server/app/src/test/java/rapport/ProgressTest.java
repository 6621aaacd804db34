package rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rapport.Progress.By;
import rapport.Progress.Day;

class ProgressTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Map<String, String> TITLES = Map.of("blame", "Blame", "robotic", "Robotic");

  private static Day replies(LocalDate day, long replies, long words) {
    return new Day(day, "", Figures.ofReplies(replies, words, replies, replies / 2));
  }

  private static Day shown(LocalDate day, String category, long shown) {
    return new Day(day, category, new Figures(0, 0, 0, 0, shown, 0, 0, 0, 0, 0));
  }

  /** A year in which blame falls from four in 1,000 words to none and robotic stays. */
  private static List<Day> year() {
    List<Day> days = new ArrayList<>();
    for (int ago = 363; ago >= 0; ago--) {
      LocalDate day = TODAY.minusDays(ago);
      days.add(replies(day, 10, 1_000));
      if (ago > 180) days.add(shown(day, "blame", 4));
      days.add(shown(day, "robotic", 1));
    }
    return days;
  }

  private static Progress of(By by, List<Day> days) {
    return Progress.of(by, TODAY.minusDays(by.days - 1L), TODAY, null, days, TITLES);
  }

  @Test
  void comparesTheFirstEightWeeksWithTheLast() {
    Progress progress = of(By.WEEK, year());
    assertThat(progress.then().rate()).isEqualTo(5.0);
    assertThat(progress.now().rate()).isEqualTo(1.0);
    assertThat(progress.categories())
        .extracting(Habit::id)
        .containsExactlyInAnyOrder("blame", "robotic");
    Habit blame =
        progress.categories().stream()
            .filter(habit -> habit.id().equals("blame"))
            .findFirst()
            .orElseThrow();
    assertThat(blame.then()).isEqualTo(4.0);
    assertThat(blame.now()).isEqualTo(0.0);
  }

  @Test
  void hasAPeriodForEveryWeekAndDrawsADriftOverSeven() {
    Progress progress = of(By.WEEK, year());
    assertThat(progress.periods()).hasSize(52).allMatch(period -> period.rate() != null);
    assertThat(progress.periods().get(30).drift()).isBetween(1.0, 5.0);
    assertThat(progress.order()).allMatch(month -> month.share() != null && month.share() == 0.5);
    assertThat(of(By.DAY, year()).periods()).hasSize(90);
    assertThat(of(By.MONTH, year()).periods()).hasSizeBetween(12, 13);
  }

  @Test
  void drawsNothingFromFewerThanTwentyReplies() {
    Progress few = of(By.WEEK, List.of(replies(TODAY, 19, 900), shown(TODAY, "blame", 3)));
    assertThat(few.enough()).isFalse();
    assertThat(few.now().rate()).isNull();
    assertThat(few.periods()).allMatch(period -> period.rate() == null && period.drift() == null);
    assertThat(few.order()).allMatch(month -> month.share() == null);
    assertThat(few.total().shown()).as("the agent's own counts").isEqualTo(3);
    assertThat(of(By.WEEK, List.of(replies(TODAY, 20, 900))).enough()).isTrue();
  }

  @Test
  void hidesFromALeadEveryCountThatRestsOnTooFewReplies() {
    Progress few =
        of(By.WEEK, List.of(replies(TODAY, 19, 900), shown(TODAY, "blame", 3))).forLead();
    assertThat(few.total().shown()).isZero();
    assertThat(few.total().words()).isZero();
    assertThat(few.periods()).isEmpty();
    assertThat(few.categories()).isEmpty();

    List<Day> mixed =
        new ArrayList<>(
            List.of(
                replies(TODAY.minusDays(14), 30, 3_000),
                replies(TODAY, 5, 500),
                shown(TODAY, "blame", 3)));
    Progress lead = of(By.WEEK, mixed).forLead();
    Progress.Period last = lead.periods().get(lead.periods().size() - 1);
    assertThat(last.replies()).isEqualTo(5);
    assertThat(last.words()).isNull();
    assertThat(last.shown()).isNull();
  }

  @Test
  void anEmptyHistoryIsOneEmptyPeriod() {
    Progress none = of(By.WEEK, List.of());
    assertThat(none.enough()).isFalse();
    assertThat(none.periods()).hasSize(1);
    assertThat(none.total()).isEqualTo(Figures.NONE);
  }
}

package rapport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SpacedRepetitionTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private static SpacedRepetition reviewed(int... scores) {
    SpacedRepetition item = SpacedRepetition.NEW;
    LocalDate day = DAY;
    for (int score : scores) {
      item = item.review(score, day);
      day = day.plusDays(item.intervalDays());
    }
    return item;
  }

  /**
   * The table of intervals that SM-2's author gives: 1, 6, then times the E-factor, which a 4
   * leaves at 2.5.
   */
  @Test
  void growsAsThePublishedAlgorithmSays() {
    assertThat(reviewed(80).intervalDays()).isEqualTo(1);
    assertThat(reviewed(80, 80).intervalDays()).isEqualTo(6);
    assertThat(reviewed(80, 80, 80).intervalDays()).isEqualTo(15);
    assertThat(reviewed(80, 80, 80, 80).intervalDays()).isEqualTo(38);
    assertThat(reviewed(100).ease()).isCloseTo(2.6, within(1e-9));
    assertThat(reviewed(60).ease()).isCloseTo(2.36, within(1e-9));
  }

  @Test
  void beginsAgainAfterAWeakTryAndKeepsItsEase() {
    SpacedRepetition weak = reviewed(80, 80, 80, 30);
    assertThat(weak.intervalDays()).isEqualTo(1);
    assertThat(weak.repetitions()).isZero();
    assertThat(weak.ease()).isEqualTo(2.5);
  }

  @Test
  void neverFallsBelowTheLeastEase() {
    assertThat(reviewed(60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60).ease()).isEqualTo(1.3);
  }

  @Test
  void countsTheFirstTryOfADayOnly() {
    SpacedRepetition first = SpacedRepetition.NEW.review(80, DAY);
    assertThat(first.review(20, DAY)).isSameAs(first);
    assertThat(first.due()).isEqualTo(DAY.plusDays(1));
    assertThat(SpacedRepetition.NEW.due()).isNull();
  }
}

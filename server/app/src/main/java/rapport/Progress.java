package rapport;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How somebody's writing changed. Made from roll-ups by day; pure. {@code then} and {@code now} are
 * the first and the last eight weeks of the year's history, or its halves when it is shorter.
 *
 * @param enough whether anything may be drawn
 * @param periods without gaps from {@code from} to {@code to}
 * @param categories all that were seen, and all that the rules have
 * @param order by month: the share of replies in order
 */
public record Progress(
    LocalDate from,
    LocalDate to,
    By by,
    int least,
    boolean enough,
    Figures total,
    Window then,
    Window now,
    List<Period> periods,
    List<Habit> categories,
    List<Month> order) {
  private static final int WINDOW_DAYS = 56;

  /** Periods that the drift is taken over: long enough to be calm, short enough to follow. */
  private static final int DRIFT_PERIODS = 7;

  public enum By {
    DAY(90),
    WEEK(364),
    MONTH(364);

    /** How far back a page looks unless it says so. */
    public final int days;

    By(int days) {
      this.days = days;
    }

    /** As in JSON: {@code week}. */
    @JsonValue
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    public LocalDate start(LocalDate day) {
      return switch (this) {
        case DAY -> day;
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        case MONTH -> day.withDayOfMonth(1);
      };
    }

    LocalDate next(LocalDate start) {
      return switch (this) {
        case DAY -> start.plusDays(1);
        case WEEK -> start.plusWeeks(1);
        case MONTH -> start.plusMonths(1);
      };
    }
  }

  /**
   * One day's roll-up: of a person or a whole team, of one category or ({@code ""}) of the replies
   * themselves.
   */
  public record Day(LocalDate day, String category, Figures figures) {}

  public record Window(
      LocalDate from, LocalDate to, long replies, long words, @Nullable Double rate) {}

  /** Counts are null where a lead may not see them: from too few replies. */
  public record Period(
      LocalDate start,
      long replies,
      @Nullable Long words,
      @Nullable Long shown,
      @Nullable Long accepted,
      @Nullable Long editedAway,
      @Nullable Long dismissed,
      @Nullable Long turnedOff,
      @Nullable Long reported,
      @Nullable Double rate,
      @Nullable Double drift) {}

  public record Month(
      LocalDate start, @Nullable Long judged, @Nullable Long inOrder, @Nullable Double share) {}

  /**
   * @param days a year at most, any order
   * @param titles of the categories in force, in their order
   * @param category counts only this one in periods; null: all
   */
  public static Progress of(
      By by,
      LocalDate from,
      LocalDate to,
      @Nullable String category,
      List<Day> days,
      Map<String, String> titles) {
    LocalDate first = days.stream().map(Day::day).min(LocalDate::compareTo).orElse(to);
    LocalDate start = from.isAfter(first) ? from : first;
    long length =
        Math.min(WINDOW_DAYS, Math.max(1, (to.toEpochDay() - first.toEpochDay() + 1) / 2));
    Range then = new Range(first, first.plusDays(length - 1));
    Range now = new Range(to.minusDays(length - 1), to);
    Figures total = sum(days, new Range(start, to), null);
    return new Progress(
        start,
        to,
        by,
        Figures.LEAST,
        total.enough(),
        total,
        window(days, then),
        window(days, now),
        periods(by, start, to, category, days),
        Habit.of(days, new Range(start, to), then, now, titles),
        months(start, to, days));
  }

  record Range(LocalDate from, LocalDate to) {
    boolean holds(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  /** Replies always; cards of one category, or of all. */
  static Figures sum(List<Day> days, Range range, @Nullable String category) {
    Figures sum = Figures.NONE;
    for (Day day : days) {
      boolean wanted =
          category == null || day.category().isEmpty() || day.category().equals(category);
      if (wanted && range.holds(day.day())) sum = sum.plus(day.figures());
    }
    return sum;
  }

  static Window window(List<Day> days, Range range) {
    Figures sum = sum(days, range, null);
    return new Window(range.from, range.to, sum.replies(), sum.words(), sum.rate());
  }

  private static List<Period> periods(
      By by, LocalDate from, LocalDate to, @Nullable String category, List<Day> days) {
    Map<LocalDate, Figures> sums = new TreeMap<>();
    for (LocalDate start = by.start(from); !start.isAfter(to); start = by.next(start))
      sums.put(start, Figures.NONE);
    for (Day day : days) {
      boolean wanted =
          category == null || day.category().isEmpty() || day.category().equals(category);
      if (wanted)
        sums.computeIfPresent(by.start(day.day()), (start, sum) -> sum.plus(day.figures()));
    }
    List<Figures> all = List.copyOf(sums.values());
    List<Period> periods = new ArrayList<>();
    int at = 0;
    for (Map.Entry<LocalDate, Figures> entry : sums.entrySet()) {
      Figures pooled = Figures.NONE;
      for (Figures one : all.subList(Math.max(0, at - DRIFT_PERIODS + 1), at + 1))
        pooled = pooled.plus(one);
      at++;
      periods.add(period(entry.getKey(), entry.getValue(), pooled.rate()));
    }
    return List.copyOf(periods);
  }

  private static Period period(LocalDate start, Figures f, @Nullable Double drift) {
    return new Period(
        start,
        f.replies(),
        f.words(),
        f.shown(),
        f.accepted(),
        f.editedAway(),
        f.dismissed(),
        f.turnedOff(),
        f.reported(),
        f.rate(),
        drift);
  }

  private static List<Month> months(LocalDate from, LocalDate to, List<Day> days) {
    List<Month> months = new ArrayList<>();
    for (LocalDate start = By.MONTH.start(from); !start.isAfter(to); start = By.MONTH.next(start)) {
      Figures sum = sum(days, new Range(start, By.MONTH.next(start).minusDays(1)), null);
      months.add(new Month(start, sum.judged(), sum.inOrder(), sum.share()));
    }
    return List.copyOf(months);
  }

  /**
   * The same with every count taken out that rests on too few replies. What is drawn stays: it
   * never rested on fewer.
   */
  public Progress forLead() {
    if (!enough) {
      Figures few = Figures.ofReplies(total.replies(), 0, 0, 0);
      return new Progress(
          from,
          to,
          by,
          least,
          false,
          few,
          hidden(then),
          hidden(now),
          List.of(),
          List.of(),
          List.of());
    }
    List<Period> shown =
        periods.stream()
            .map(
                p ->
                    p.replies() >= least
                        ? p
                        : new Period(
                            p.start(),
                            p.replies(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            p.drift()))
            .toList();
    List<Month> months =
        order.stream()
            .map(m -> m.share() != null ? m : new Month(m.start(), null, null, null))
            .toList();
    return new Progress(
        from, to, by, least, true, total, hidden(then), hidden(now), shown, categories, months);
  }

  private static Window hidden(Window window) {
    return window.replies() >= Figures.LEAST
        ? window
        : new Window(window.from(), window.to(), window.replies(), 0, null);
  }
}

package rapport;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rapport.Progress.Day;
import rapport.Progress.Range;
import rapport.Progress.Window;

/**
 * A team over so many weeks against the weeks before. Pure. Counts and trends only, and none from
 * fewer than {@link Figures#LEAST} replies; where individuals are hidden, none from fewer than
 * {@link View#leastPeople} people either.
 *
 * @param people who wrote a reply in the later weeks
 * @param members by name; empty where individuals are hidden
 */
public record TeamProgress(
    Named team,
    int weeks,
    View leadView,
    int least,
    int leastPeople,
    long people,
    Figures total,
    Window then,
    Window now,
    List<Member> members,
    List<Habit> categories,
    List<RuleSeen> rules) {
  /** The line beside a name: half a year. */
  public static final int SPARK_WEEKS = 26;

  private static final int MAX_RULES = 12;

  /**
   * What a lead sees: people one by one, or the team as a whole (some works councils want that).
   */
  public enum View {
    PEOPLE(1),
    TEAM(5);

    public final int leastPeople;

    View(int leastPeople) {
      this.leastPeople = leastPeople;
    }

    /** As in JSON and in the setting: {@code people}. */
    @JsonValue
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public record Named(String id, String name) {}

  /**
   * What a person wrote in the team.
   *
   * @param risky phrases in typed text, of any category
   */
  public record Written(String person, Figures replies, long risky) {
    private Figures figures() {
      return replies.plus(new Figures(0, 0, 0, 0, risky, 0, 0, 0, 0, 0));
    }
  }

  public record PersonWeek(LocalDate monday, Written written) {}

  public record Seen(String category, long shown) {}

  /** What was done with the cards of a rule, all people together. */
  public record Cards(String rule, String category, Figures figures) {}

  /**
   * So many weeks from a day on, all people together.
   *
   * @param cards of typed text
   */
  public record Stretch(LocalDate from, List<Written> written, List<Cards> cards) {
    private List<Day> days() {
      List<Day> days = new ArrayList<>(written.size() + cards.size());
      for (Written one : written) days.add(new Day(from, "", one.replies()));
      for (Cards one : cards) days.add(new Day(from, one.category(), one.figures()));
      return days;
    }

    private long people() {
      return written.stream().filter(one -> one.replies().replies() > 0).count();
    }

    private Map<String, Figures> byPerson() {
      return written.stream().collect(Collectors.toMap(Written::person, Written::figures));
    }
  }

  /**
   * @param changed a rewrite was taken, or the words were changed by hand
   */
  public record RuleSeen(String rule, long shown, long changed) {
    /** A card may be answered twice, as when somebody takes a rewrite and edits it. */
    private static RuleSeen of(String rule, Figures cards) {
      return new RuleSeen(
          rule, cards.shown(), Math.min(cards.shown(), cards.accepted() + cards.editedAway()));
    }
  }

  /**
   * @param worksOn title of the category they meet most often; null from too few replies
   * @param spark a rate for each of the last {@link #SPARK_WEEKS} weeks from Monday on, null where
   *     too few replies
   */
  public record Member(
      String id,
      String name,
      long replies,
      @Nullable Double then,
      @Nullable Double now,
      @Nullable String worksOn,
      List<@Nullable Double> spark) {}

  /**
   * @param earlier the weeks before
   * @param later the weeks that end today
   * @param personWeeks the last {@link #SPARK_WEEKS}, of which the last is this one
   * @param mostSeen the category that each person met most often lately
   */
  public static TeamProgress of(
      Team team,
      View view,
      int weeks,
      LocalDate today,
      List<Person> members,
      Stretch earlier,
      Stretch later,
      List<PersonWeek> personWeeks,
      Map<String, String> mostSeen,
      Map<String, String> titles) {
    List<Day> days = Stream.of(earlier, later).flatMap(one -> one.days().stream()).toList();
    Range now = now(today, weeks);
    Range then = new Range(now.from().minusWeeks(weeks), now.from().minusDays(1));
    long before = earlier.people();
    long people = later.people();
    boolean enough = people >= view.leastPeople && (before == 0 || before >= view.leastPeople);
    Window hidden = new Window(now.from(), now.to(), 0, 0, null);
    Figures total = enough ? Progress.sum(days, now, null) : Figures.NONE;
    List<Habit> habits =
        enough && total.enough() ? Habit.of(days, now, then, now, titles) : List.of();
    List<Member> rows = new ArrayList<>();
    if (view == View.PEOPLE) {
      Map<String, Figures> wrote = earlier.byPerson();
      Map<String, Figures> writes = later.byPerson();
      Map<String, List<@Nullable Double>> sparks = sparks(personWeeks, today);
      for (Person person : members) {
        rows.add(
            member(
                person,
                wrote.getOrDefault(person.id(), Figures.NONE),
                writes.getOrDefault(person.id(), Figures.NONE),
                mostSeen.get(person.id()),
                titles,
                sparks.getOrDefault(person.id(), Collections.nCopies(SPARK_WEEKS, null))));
      }
    }
    return new TeamProgress(
        new Named(team.id(), team.name()),
        weeks,
        view,
        Figures.LEAST,
        view.leastPeople,
        people,
        total,
        enough ? Progress.window(days, then) : new Window(then.from(), then.to(), 0, 0, null),
        enough ? Progress.window(days, now) : hidden,
        List.copyOf(rows),
        habits,
        // A rule's counts do not tell how many people stand behind them.
        enough && total.enough() && view == View.PEOPLE ? rules(later.cards()) : List.of());
  }

  /** Rules that were shown often enough to say something, most often shown first. */
  private static List<RuleSeen> rules(List<Cards> cards) {
    Map<String, Figures> sums = new HashMap<>();
    for (Cards one : cards) sums.merge(one.rule(), one.figures(), Figures::plus);
    return sums.entrySet().stream()
        .filter(rule -> rule.getValue().shown() >= Figures.LEAST)
        .map(rule -> RuleSeen.of(rule.getKey(), rule.getValue()))
        .sorted(Comparator.comparingLong(RuleSeen::shown).reversed().thenComparing(RuleSeen::rule))
        .limit(MAX_RULES)
        .toList();
  }

  /** The later weeks: today is their last day. */
  static Range now(LocalDate today, int weeks) {
    return new Range(today.minusWeeks(weeks).plusDays(1), today);
  }

  private static Member member(
      Person person,
      Figures before,
      Figures after,
      @Nullable String mostSeen,
      Map<String, String> titles,
      List<@Nullable Double> spark) {
    Double rate = after.rate();
    String worksOn =
        rate == null || mostSeen == null ? null : titles.getOrDefault(mostSeen, mostSeen);
    return new Member(
        person.id(), person.name(), after.replies(), before.rate(), rate, worksOn, spark);
  }

  private static Map<String, List<@Nullable Double>> sparks(
      List<PersonWeek> weeks, LocalDate today) {
    LocalDate first = firstSpark(today);
    Map<String, List<@Nullable Double>> sparks = new HashMap<>();
    for (PersonWeek week : weeks) {
      int place = (int) ChronoUnit.WEEKS.between(first, week.monday());
      if (place < 0 || place >= SPARK_WEEKS) continue;
      sparks
          .computeIfAbsent(
              week.written().person(),
              person -> new ArrayList<>(Collections.nCopies(SPARK_WEEKS, null)))
          .set(place, week.written().figures().rate());
    }
    return sparks;
  }

  /** The Monday with which the line beside a name begins. */
  public static LocalDate firstSpark(LocalDate today) {
    return Progress.By.WEEK.start(today).minusWeeks(SPARK_WEEKS - 1L);
  }
}

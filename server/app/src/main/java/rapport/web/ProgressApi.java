package rapport.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.Attempt;
import rapport.Person;
import rapport.Practice;
import rapport.Progress;
import rapport.Team;
import rapport.TeamProgress.View;
import rapport.engine.Category;
import rapport.publish.Publisher;
import rapport.store.AttemptStore;
import rapport.store.Database;
import rapport.store.PersonStore;
import rapport.store.ProgressStore;
import rapport.store.TeamStore;

/**
 * Figures about one person: for themselves, and, with counts from few replies left out, for their
 * lead.
 */
final class ProgressApi {
  private static final Map<String, Progress.By> BY =
      Map.of("day", Progress.By.DAY, "week", Progress.By.WEEK, "month", Progress.By.MONTH);

  /** Weeks that the row of practice marks shows. */
  private static final int PRACTICE_WEEKS = 12;

  private static final int MAX_SHARED = 50;
  private static final int MAX_YEARS = 5;

  private final ProgressStore store;
  private final AttemptStore attempts;
  private final PersonStore people;
  private final TeamStore teams;
  private final Publisher publisher;
  private final Clock clock;
  private final View leadView;

  ProgressApi(Database database, Publisher publisher, Clock clock, View leadView) {
    this.store = new ProgressStore(database);
    this.attempts = new AttemptStore(database);
    this.people = new PersonStore(database);
    this.teams = new TeamStore(database);
    this.publisher = publisher;
    this.clock = clock;
    this.leadView = leadView;
  }

  record Mine(@JsonUnwrapped Progress progress, View leadView, Practised practice) {}

  record Practised(int attempts, List<Week> weeks, List<Last> last) {}

  record Week(LocalDate start, long attempts) {}

  record Last(String scenario, String title, LocalDate day, int attempt, int score) {}

  void mine(Context ctx) {
    Caller caller = Caller.of(ctx);
    LocalDate today = LocalDate.ofInstant(clock.instant(), caller.zone());
    Query query = new Query(ctx);
    Progress.By by = query.choice("by", BY, Progress.By.WEEK);
    LocalDate to = orElse(query.day("to"), today);
    LocalDate from = orElse(query.day("from"), to.minusDays(by.days - 1L));
    if (from.isAfter(to) || from.isBefore(to.minusYears(MAX_YEARS)))
      query.form.refuse("from", "must be a day before to, at most five years");
    query.form.done();
    // Then and now are judged over a year, whatever the page draws.
    LocalDate year = to.minusDays(Progress.By.WEEK.days - 1L);
    String person = caller.person().id();
    List<Progress.Day> days = store.days(person, null, from.isBefore(year) ? from : year, to);
    Progress progress =
        Progress.of(
            by, from, to, query.text("category"), days, titles(publisher, caller.person().team()));
    Answers.json(ctx, new Mine(progress, leadView, practised(person, today)));
  }

  private Practised practised(String person, LocalDate today) {
    List<Practice.Review> all = attempts.reviews(person);
    LocalDate monday = Progress.By.WEEK.start(today);
    List<Week> weeks = new ArrayList<>();
    for (int i = PRACTICE_WEEKS - 1; i >= 0; i--) {
      LocalDate start = monday.minusWeeks(i);
      weeks.add(
          new Week(
              start,
              all.stream().filter(one -> Progress.By.WEEK.start(one.day()).equals(start)).count()));
    }
    List<Last> last =
        attempts.list(person, null, Long.MAX_VALUE, 10).stream()
            .map(AttemptStore.Numbered::attempt)
            .map(a -> new Last(a.scenario(), a.title(), a.day(), a.attempt(), a.outcome().total()))
            .toList();
    return new Practised(all.size(), weeks, last);
  }

  record Named(String id, String name) {}

  record Theirs(@JsonUnwrapped Progress progress, Named person, List<Attempt> shared) {}

  /** A person as their lead sees them; they can see the same. */
  void person(Context ctx) {
    Person person =
        people
            .find(ctx.pathParam("id"))
            .orElseThrow(() -> new ApiException(Code.NOT_FOUND, "There is nobody with this id."));
    boolean self = Caller.of(ctx).person().id().equals(person.id());
    if (leadView == View.TEAM && !self)
      throw new ApiException(Code.FORBIDDEN, "This company shows teams as a whole, not people.");
    Query query = new Query(ctx);
    int weeks = query.number("weeks", 52, 1, 260);
    boolean csv = query.choice("format", Map.of("json", false, "csv", true), false);
    query.form.done();
    Team team = person.team() == null ? null : teams.find(person.team()).orElse(null);
    LocalDate to =
        LocalDate.ofInstant(clock.instant(), team == null ? ZoneOffset.UTC : team.timeZone());
    LocalDate from = to.minusWeeks(weeks).plusDays(1);
    // Only what was done in this team: what somebody did elsewhere is not this lead's to see.
    String within = person.team() == null ? "" : person.team();
    List<Progress.Day> days = store.days(person.id(), within, from, to);
    Progress progress =
        Progress.of(Progress.By.WEEK, from, to, null, days, titles(publisher, person.team()))
            .forLead();
    if (csv) csv(ctx, progress);
    else
      Answers.json(
          ctx,
          new Theirs(
              progress,
              new Named(person.id(), person.name()),
              attempts.shared(person.id(), within, MAX_SHARED)));
  }

  private static void csv(Context ctx, Progress progress) {
    try (Csv csv =
        new Csv(
            ctx,
            "rapport-progress",
            List.of("week", "replies", "words", "risky phrases", "per 1,000 words", "drift"))) {
      for (Progress.Period p : progress.periods())
        csv.row(p.start(), p.replies(), p.words(), p.shown(), p.rate(), p.drift());
    }
  }

  /** Titles of the categories in force, in their order. */
  static Map<String, String> titles(Publisher publisher, @Nullable String team) {
    Map<String, String> titles = new LinkedHashMap<>();
    for (Category category : publisher.live().ruleset(team).pack().categories())
      titles.put(category.id(), category.title());
    return titles;
  }

  private static LocalDate orElse(@Nullable LocalDate day, LocalDate otherwise) {
    return day == null ? otherwise : day;
  }
}

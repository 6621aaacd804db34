package rapport.web;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.Habit;
import rapport.Person;
import rapport.Team;
import rapport.TeamProgress;
import rapport.TeamProgress.View;
import rapport.publish.Publisher;
import rapport.store.Database;
import rapport.store.PersonStore;
import rapport.store.ProgressStore;
import rapport.store.TeamStore;

/** Figures about a team. */
final class TeamProgressApi {
  private static final int MAX_MEMBERS = 1_000;

  /** What somebody works on is a matter of weeks, however long the stretch that is looked at. */
  private static final int LATELY_WEEKS = 8;

  private final ProgressStore store;
  private final PersonStore people;
  private final TeamStore teams;
  private final Publisher publisher;
  private final Clock clock;
  private final View leadView;

  TeamProgressApi(Database database, Publisher publisher, Clock clock, View leadView) {
    this.store = new ProgressStore(database);
    this.people = new PersonStore(database);
    this.teams = new TeamStore(database);
    this.publisher = publisher;
    this.clock = clock;
    this.leadView = leadView;
  }

  void get(Context ctx) {
    Query query = new Query(ctx);
    int weeks = query.number("weeks", 8, 1, 52);
    boolean csv = query.choice("format", Map.of("json", false, "csv", true), false);
    query.form.done();
    Team team =
        teams
            .find(ctx.pathParam("id"))
            .orElseThrow(() -> new ApiException(Code.NOT_FOUND, "There is no team with this id."));
    TeamProgress progress = progress(team, weeks);
    if (csv) csv(ctx, progress);
    else Answers.json(ctx, progress);
  }

  private TeamProgress progress(Team team, int weeks) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), team.timeZone());
    LocalDate now = today.minusWeeks(weeks).plusDays(1);
    LocalDate lately = today.minusWeeks(Math.min(weeks, LATELY_WEEKS)).plusDays(1);
    List<Person> members =
        leadView == View.PEOPLE ? people.list(team.id(), "", MAX_MEMBERS) : List.of();
    return TeamProgress.of(
        team,
        leadView,
        weeks,
        today,
        members,
        stretch(team, now.minusWeeks(weeks), now.minusDays(1)),
        stretch(team, now, today),
        members.isEmpty()
            ? List.of()
            : store.weeks(team.id(), TeamProgress.firstSpark(today), today),
        members.isEmpty() ? Map.of() : store.mostSeen(team.id(), lately, today),
        ProgressApi.titles(publisher, team.id()));
  }

  private TeamProgress.Stretch stretch(Team team, LocalDate from, LocalDate to) {
    return new TeamProgress.Stretch(
        from, store.written(team.id(), from, to), store.cards(team.id(), from, to));
  }

  private static final List<String> HEADS =
      List.of(
          "what",
          "name",
          "before per 1,000 words",
          "now per 1,000 words",
          "replies",
          "works on",
          "shown",
          "changed");

  private static void csv(Context ctx, TeamProgress progress) {
    try (Csv csv = new Csv(ctx, "rapport-team", HEADS)) {
      csv.row(
          "team",
          progress.team().name(),
          progress.then().rate(),
          progress.now().rate(),
          progress.total().replies(),
          null,
          progress.total().shown(),
          null);
      for (TeamProgress.Member m : progress.members())
        csv.row("person", m.name(), m.then(), m.now(), m.replies(), m.worksOn(), null, null);
      for (Habit h : progress.categories())
        csv.row("category", h.title(), h.then(), h.now(), null, null, h.shown(), null);
      for (TeamProgress.RuleSeen r : progress.rules())
        csv.row("rule", r.rule(), null, null, null, null, r.shown(), r.changed());
    }
  }
}

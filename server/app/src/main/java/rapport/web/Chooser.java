package rapport.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rapport.Attempt;
import rapport.Practice;
import rapport.Scenario;
import rapport.TeamProgress;
import rapport.TeamProgress.View;
import rapport.publish.Publisher;
import rapport.store.AttemptStore;
import rapport.store.Database;
import rapport.store.ProgressStore;

/** Gathers what is known about an agent for {@link Practice} to choose by. */
final class Chooser {
  private static final int LIVE_WEEKS = 8;
  private static final int LAST_ATTEMPTS = 20;

  private final AttemptStore attempts;
  private final ProgressStore progress;
  private final Publisher publisher;
  private final Clock clock;
  private final View leadView;

  Chooser(Database database, Publisher publisher, Clock clock, View leadView) {
    this.attempts = new AttemptStore(database);
    this.progress = new ProgressStore(database);
    this.publisher = publisher;
    this.clock = clock;
    this.leadView = leadView;
  }

  Practice practice(Caller caller, List<Scenario> scenarios) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), caller.zone());
    String person = caller.person().id();
    Map<String, Double> weakness = new HashMap<>();
    live(person, today).forEach((category, part) -> weakness.merge(category, part, Double::sum));
    practised(person).forEach((category, part) -> weakness.merge(category, part, Double::sum));
    return new Practice(
        scenarios,
        Practice.reviews(attempts.reviews(person)),
        weakness,
        ProgressApi.titles(publisher, caller.person().team()),
        today);
  }

  /** Each category's part of what was shown while writing, 0 to 1. */
  private Map<String, Double> live(String person, LocalDate today) {
    Map<String, Long> counts = new HashMap<>();
    for (TeamProgress.Seen seen : progress.seen(person, today.minusWeeks(LIVE_WEEKS), today))
      counts.merge(seen.category(), seen.shown(), Long::sum);
    return parts(counts);
  }

  /** The same of what was found in the last practice replies. */
  private Map<String, Double> practised(String person) {
    Map<String, Long> counts = new HashMap<>();
    for (AttemptStore.Numbered one : attempts.list(person, null, Long.MAX_VALUE, LAST_ATTEMPTS)) {
      for (Attempt.Found found : one.attempt().outcome().findings())
        counts.merge(found.category(), 1L, Long::sum);
    }
    return parts(counts);
  }

  private static Map<String, Double> parts(Map<String, Long> counts) {
    double all = counts.values().stream().mapToLong(Long::longValue).sum();
    Map<String, Double> parts = new HashMap<>();
    counts.forEach((category, count) -> parts.put(category, count / all));
    return parts;
  }

  /**
   * Names of those who lead the caller's team, with whom a practice reply can be shared: with all
   * of them. None where leads see teams only.
   */
  List<String> leads(Caller caller) {
    String team = caller.person().team();
    if (team == null || leadView == View.TEAM) return List.of();
    return attempts.readers(team, caller.person().id());
  }
}

package rapport.web;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rapport.rules.RuleStats;
import rapport.store.Database;
import rapport.store.RuleStatsStore;

/** Which rules help and which cry wolf. */
final class RuleStatsApi {
  private static final int USUAL_DAYS = 30;

  /** Of all rules together: what somebody can read. */
  private static final int MAX_SENTENCES = 500;

  private final RuleStatsStore store;
  private final Clock clock;

  RuleStatsApi(Database database, Clock clock) {
    this.store = new RuleStatsStore(database);
    this.clock = clock;
  }

  /** What an agent chose to show with a report, on which day; not who. */
  record Sentence(String day, String text) {}

  /**
   * @param unwanted ignored, turned off or reported, as a share of shown
   * @param sentences the newest that agents ticked
   */
  record Shown(
      String rule,
      long shown,
      long accepted,
      long dismissed,
      long turnedOff,
      long editedAway,
      long reported,
      double unwanted,
      boolean noisy,
      List<Sentence> sentences) {
    static Shown of(RuleStats stats, List<Sentence> sentences) {
      return new Shown(
          stats.rule(),
          stats.shown(),
          stats.accepted(),
          stats.dismissed(),
          stats.turnedOff(),
          stats.editedAway(),
          stats.reported(),
          Math.round(stats.unwanted() * 1000) / 1000.0,
          stats.noisy(),
          sentences);
    }
  }

  record Listed(String from, String to, List<Shown> rules) {}

  /** Noisy ones first, then by how often they were shown. */
  void list(Context ctx) {
    LocalDate to = day(ctx, "to", LocalDate.ofInstant(clock.instant(), clock.getZone()));
    LocalDate from = day(ctx, "from", to.minusDays(USUAL_DAYS - 1L));
    String team = ctx.queryParam("team");
    Map<String, List<Sentence>> sentences = new HashMap<>();
    for (RuleStatsStore.Reported one : store.reported(from, to, team, MAX_SENTENCES))
      sentences
          .computeIfAbsent(one.rule(), rule -> new ArrayList<>())
          .add(new Sentence(one.day(), one.sentence()));
    List<Shown> rules =
        store.list(from, to, team).stream()
            .sorted(
                Comparator.comparing((RuleStats stats) -> !stats.noisy())
                    .thenComparing(Comparator.comparingLong(RuleStats::shown).reversed()))
            .map(stats -> Shown.of(stats, sentences.getOrDefault(stats.rule(), List.of())))
            .toList();
    Answers.json(ctx, new Listed(from.toString(), to.toString(), rules));
  }

  private static LocalDate day(Context ctx, String name, LocalDate otherwise) {
    String day = ctx.queryParam(name);
    if (day == null) return otherwise;
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw Pages.refused(name, "must be a day like 2026-11-22");
    }
  }
}

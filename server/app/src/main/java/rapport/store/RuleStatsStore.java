package rapport.store;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rapport.rules.RuleStats;

/** How rules fare, from the sums per day. */
public final class RuleStatsStore {
  private final Database database;

  public RuleStatsStore(Database database) {
    this.database = database;
  }

  /**
   * One row a rule; what was typed and what was inserted together.
   *
   * @param from and {@code to}: both inclusive
   * @param team null: all
   */
  public List<RuleStats> list(LocalDate from, LocalDate to, @Nullable String team) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT rule, sum(shown) AS shown, sum(accepted) AS accepted, sum(dismissed) AS dismissed, sum(turned_off) AS turned_off,
                      sum(edited_away) AS edited_away, sum(reported) AS reported
                    FROM rule_day WHERE day BETWEEN :from AND :to AND (:team IS NULL OR team = :team) GROUP BY rule
                    """)
                .bind("from", from.toString())
                .bind("to", to.toString())
                .bind("team", team)
                .map(
                    (row, context) ->
                        new RuleStats(
                            row.getString("rule"),
                            row.getLong("shown"),
                            row.getLong("accepted"),
                            row.getLong("dismissed"),
                            row.getLong("turned_off"),
                            row.getLong("edited_away"),
                            row.getLong("reported")))
                .list());
  }

  /** A sentence that an agent ticked when they reported a card; whose it was is not told. */
  public record Reported(String rule, String day, String sentence) {}

  /**
   * Newest first.
   *
   * @param from and {@code to}: both inclusive
   * @param team null: all
   */
  public List<Reported> reported(LocalDate from, LocalDate to, @Nullable String team, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT rule, day, sentence FROM event
                    WHERE sentence IS NOT NULL AND day BETWEEN :from AND :to AND (:team IS NULL OR team = :team)
                    ORDER BY day DESC, seq DESC LIMIT :limit
                    """)
                .bind("from", from.toString())
                .bind("to", to.toString())
                .bind("team", team)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Reported(
                            row.getString("rule"), row.getString("day"), row.getString("sentence")))
                .list());
  }
}

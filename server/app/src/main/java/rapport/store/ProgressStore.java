package rapport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import rapport.Figures;
import rapport.Progress;
import rapport.Progress.Day;
import rapport.TeamProgress;

/** Reads the roll-ups by day: what progress pages are drawn from. */
public final class ProgressStore {
  private final Database database;

  public ProgressStore(Database database) {
    this.database = database;
  }

  /**
   * A person's days.
   *
   * @param team only what was done in this team; null: all of it
   */
  public List<Day> days(String person, @Nullable String team, LocalDate from, LocalDate to) {
    return database.read(
        handle -> {
          List<Day> days = new ArrayList<>(replyDays(handle, person, team, from, to));
          days.addAll(categoryDays(handle, person, team, from, to));
          return days;
        });
  }

  private static List<Day> replyDays(
      Handle handle, String person, @Nullable String team, LocalDate from, LocalDate to) {
    return handle
        .createQuery(
            """
            SELECT day, sum(replies) AS replies, sum(words) AS words, sum(judged) AS judged, sum(in_order) AS in_order FROM reply_day
            WHERE person = :person AND day BETWEEN :from AND :to AND (:team IS NULL OR team = :team) GROUP BY day
            """)
        .bind("person", person)
        .bind("team", team)
        .bind("from", from.toString())
        .bind("to", to.toString())
        .map(ProgressStore::replyDay)
        .list();
  }

  private static List<Day> categoryDays(
      Handle handle, String person, @Nullable String team, LocalDate from, LocalDate to) {
    return handle
        .createQuery(
            """
            SELECT day, category, sum(shown) AS shown, sum(accepted) AS accepted, sum(edited_away) AS edited_away, sum(dismissed) AS dismissed,
              sum(turned_off) AS turned_off, sum(reported) AS reported
            FROM category_day WHERE person = :person AND day BETWEEN :from AND :to AND (:team IS NULL OR team = :team) GROUP BY day, category
            """)
        .bind("person", person)
        .bind("team", team)
        .bind("from", from.toString())
        .bind("to", to.toString())
        .map(ProgressStore::categoryDay)
        .list();
  }

  /** A team's days, all people together; cards from typed text only. */
  public List<Day> teamDays(String team, LocalDate from, LocalDate to) {
    return database.read(
        handle -> {
          List<Day> days =
              new ArrayList<>(
                  handle
                      .createQuery(
                          """
                          SELECT day, sum(replies) AS replies, sum(words) AS words, sum(judged) AS judged, sum(in_order) AS in_order
                          FROM reply_day WHERE team = :team AND day BETWEEN :from AND :to GROUP BY day
                          """)
                      .bind("team", team)
                      .bind("from", from.toString())
                      .bind("to", to.toString())
                      .map(ProgressStore::replyDay)
                      .list());
          days.addAll(
              handle
                  .createQuery(
                      """
                      SELECT day, category, sum(shown) AS shown, sum(accepted) AS accepted, sum(edited_away) AS edited_away,
                        sum(dismissed) AS dismissed, sum(turned_off) AS turned_off, sum(reported) AS reported
                      FROM rule_day WHERE team = :team AND day BETWEEN :from AND :to AND typed GROUP BY day, category
                      """)
                  .bind("team", team)
                  .bind("from", from.toString())
                  .bind("to", to.toString())
                  .map(ProgressStore::categoryDay)
                  .list());
          return days;
        });
  }

  /** Each person's days in a team: replies, words and risky phrases, without categories. */
  public List<TeamProgress.PersonDay> people(String team, LocalDate from, LocalDate to) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT person, day, replies, words, risky FROM reply_day WHERE team = ? AND day BETWEEN ? AND ?")
                .bind(0, team)
                .bind(1, from.toString())
                .bind(2, to.toString())
                .map(
                    (row, context) ->
                        new TeamProgress.PersonDay(
                            row.getString("person"),
                            LocalDate.parse(row.getString("day")),
                            row.getLong("replies"),
                            row.getLong("words"),
                            row.getLong("risky")))
                .list());
  }

  /** How often each category was shown to a person; most first. */
  public List<TeamProgress.Seen> seen(
      String person, @Nullable String team, LocalDate from, LocalDate to) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT category, sum(shown) AS shown FROM category_day
                    WHERE person = :person AND day BETWEEN :from AND :to AND (:team IS NULL OR team = :team)
                    GROUP BY category HAVING sum(shown) > 0 ORDER BY shown DESC, category
                    """)
                .bind("person", person)
                .bind("team", team)
                .bind("from", from.toString())
                .bind("to", to.toString())
                .map(
                    (row, context) ->
                        new TeamProgress.Seen(row.getString("category"), row.getLong("shown")))
                .list());
  }

  /** Rules that a team saw often enough to say something, most often shown first. */
  public List<TeamProgress.RuleSeen> rules(String team, LocalDate from, LocalDate to) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT rule, sum(shown) AS shown, min(sum(shown), sum(accepted) + sum(edited_away)) AS changed FROM rule_day
                    WHERE team = ? AND day BETWEEN ? AND ? AND typed GROUP BY rule HAVING sum(shown) >= ? ORDER BY shown DESC, rule LIMIT 12
                    """)
                .bind(0, team)
                .bind(1, from.toString())
                .bind(2, to.toString())
                .bind(3, Figures.LEAST)
                .map(
                    (row, context) ->
                        new TeamProgress.RuleSeen(
                            row.getString("rule"), row.getLong("shown"), row.getLong("changed")))
                .list());
  }

  private static Day replyDay(ResultSet row, StatementContext context) throws SQLException {
    Figures figures =
        Figures.ofReplies(
            row.getLong("replies"),
            row.getLong("words"),
            row.getLong("judged"),
            row.getLong("in_order"));
    return new Progress.Day(LocalDate.parse(row.getString("day")), "", figures);
  }

  private static Day categoryDay(ResultSet row, StatementContext context) throws SQLException {
    Figures figures =
        new Figures(
            0,
            0,
            0,
            0,
            row.getLong("shown"),
            row.getLong("accepted"),
            row.getLong("edited_away"),
            row.getLong("dismissed"),
            row.getLong("turned_off"),
            row.getLong("reported"));
    return new Progress.Day(
        LocalDate.parse(row.getString("day")), row.getString("category"), figures);
  }
}

package rapport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import rapport.Figures;
import rapport.Progress.Day;
import rapport.TeamProgress;

/** Reads the roll-ups: what progress pages are drawn from. */
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
    Dates dates = new Dates();
    return handle
        .createQuery(
            """
            SELECT replies, words, judged, in_order, day FROM reply_day
            WHERE person = :person AND day BETWEEN :from AND :to AND (:team IS NULL OR team = :team) ORDER BY day
            """)
        .bind("person", person)
        .bind("team", team)
        .bind("from", from.toString())
        .bind("to", to.toString())
        .map((row, context) -> new Day(dates.of(row.getString(5)), "", replies(row)))
        .list();
  }

  /** Not summed over teams: whoever draws it adds it up by week or category anyway. */
  private static List<Day> categoryDays(
      Handle handle, String person, @Nullable String team, LocalDate from, LocalDate to) {
    Dates dates = new Dates();
    return handle
        .createQuery(
            """
            SELECT shown, accepted, edited_away, dismissed, turned_off, reported, category, day FROM category_day
            WHERE person = :person AND day BETWEEN :from AND :to AND (:team IS NULL OR team = :team) ORDER BY day
            """)
        .bind("person", person)
        .bind("team", team)
        .bind("from", from.toString())
        .bind("to", to.toString())
        .map((row, context) -> new Day(dates.of(row.getString(8)), row.getString(7), cards(row)))
        .list();
  }

  /** What each person wrote in a team in these days; {@link #cards} tells how it is read. */
  public List<TeamProgress.Written> written(String team, LocalDate from, LocalDate to) {
    return database.read(
        handle ->
            new Weeks(from, to)
                .bind(
                    handle.createQuery(
                        """
                        SELECT sum(replies), sum(words), sum(judged), sum(in_order), sum(risky), person
                        FROM (
                          SELECT person, sum(replies) AS replies, sum(words) AS words, sum(judged) AS judged,
                            sum(in_order) AS in_order, sum(risky) AS risky FROM reply_week
                          WHERE team = :team AND week >= :monday AND week < :last GROUP BY person
                          UNION ALL
                          SELECT person, replies, words, judged, in_order, risky FROM reply_day
                          WHERE team = :team AND day >= :from AND day < :monday AND day <= :to
                          UNION ALL
                          SELECT person, replies, words, judged, in_order, risky FROM reply_day
                          WHERE team = :team AND day > :last AND day >= :monday AND day <= :to
                        ) GROUP BY person
                        """))
                .bind("team", team)
                .map((row, context) -> written(row, row.getString(6)))
                .list());
  }

  /**
   * What was done with each rule's cards in these days, all people together; typed text only. Whole
   * weeks are read as such, days one by one only before the first Monday and after the last Sunday.
   * The weeks are summed before the days join them: a year's rows cost half as much again when they
   * are put together first.
   */
  public List<TeamProgress.Cards> cards(String team, LocalDate from, LocalDate to) {
    return database.read(
        handle ->
            new Weeks(from, to)
                .bind(
                    handle.createQuery(
                        """
                        SELECT sum(shown), sum(accepted), sum(edited_away), sum(dismissed), sum(turned_off), sum(reported), rule, category
                        FROM (
                          SELECT rule, category, sum(shown) AS shown, sum(accepted) AS accepted, sum(edited_away) AS edited_away,
                            sum(dismissed) AS dismissed, sum(turned_off) AS turned_off, sum(reported) AS reported FROM rule_week
                          WHERE team = :team AND week >= :monday AND week < :last GROUP BY rule, category
                          UNION ALL
                          SELECT rule, category, shown, accepted, edited_away, dismissed, turned_off, reported FROM rule_day
                          WHERE team = :team AND day >= :from AND day < :monday AND day <= :to AND typed
                          UNION ALL
                          SELECT rule, category, shown, accepted, edited_away, dismissed, turned_off, reported FROM rule_day
                          WHERE team = :team AND day > :last AND day >= :monday AND day <= :to AND typed
                        ) GROUP BY rule, category
                        """))
                .bind("team", team)
                .map(
                    (row, context) ->
                        new TeamProgress.Cards(row.getString(7), row.getString(8), cards(row)))
                .list());
  }

  /**
   * @param monday of the first whole week
   * @param last Sunday of the last whole week; before {@code monday}: there is none
   */
  private record Weeks(LocalDate from, LocalDate monday, LocalDate last, LocalDate to) {
    Weeks(LocalDate from, LocalDate to) {
      this(from, Rollups.monday(from.plusDays(6)), Rollups.monday(to.plusDays(1)).minusDays(1), to);
    }

    Query bind(Query query) {
      return query
          .bind("from", from.toString())
          .bind("monday", monday.toString())
          .bind("last", last.toString())
          .bind("to", to.toString());
    }
  }

  /** Each person's weeks in a team, named by their Mondays. */
  public List<TeamProgress.PersonWeek> weeks(String team, LocalDate from, LocalDate to) {
    Dates dates = new Dates();
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT replies, words, judged, in_order, risky, person, week FROM reply_week
                    WHERE team = ? AND week BETWEEN ? AND ? ORDER BY week
                    """)
                .bind(0, team)
                .bind(1, from.toString())
                .bind(2, to.toString())
                .map(
                    (row, context) ->
                        new TeamProgress.PersonWeek(
                            dates.of(row.getString(7)), written(row, row.getString(6))))
                .list());
  }

  /** How often each category was shown to a person, wherever they were at that time; most first. */
  public List<TeamProgress.Seen> seen(String person, LocalDate from, LocalDate to) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT category, sum(shown) AS shown FROM category_day
                    WHERE person = ? AND day BETWEEN ? AND ?
                    GROUP BY category HAVING sum(shown) > 0 ORDER BY shown DESC, category
                    """)
                .bind(0, person)
                .bind(1, from.toString())
                .bind(2, to.toString())
                .map((row, context) -> new TeamProgress.Seen(row.getString(1), row.getLong(2)))
                .list());
  }

  /**
   * The category that each person in a team met most often, from the Monday before {@code from}.
   */
  public Map<String, String> mostSeen(String team, LocalDate from, LocalDate to) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT person, category FROM (
                      SELECT person, category, sum(shown) AS shown FROM category_week WHERE team = ? AND week BETWEEN ? AND ?
                      GROUP BY person, category)
                    ORDER BY shown, category DESC
                    """)
                .bind(0, team)
                .bind(1, Rollups.monday(from).toString())
                .bind(2, to.toString())
                .reduceRows(
                    new HashMap<String, String>(),
                    (most, row) -> {
                      // The last of a person is their most frequent.
                      most.put(row.getColumn(1, String.class), row.getColumn(2, String.class));
                      return most;
                    }));
  }

  /** Columns 1 to 5. */
  private static TeamProgress.Written written(ResultSet row, String person) throws SQLException {
    return new TeamProgress.Written(person, replies(row), row.getLong(5));
  }

  /** Columns 1 to 4. */
  private static Figures replies(ResultSet row) throws SQLException {
    return Figures.ofReplies(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
  }

  /** Columns 1 to 6. By number, as thousands of rows are read for one page. */
  private static Figures cards(ResultSet row) throws SQLException {
    return new Figures(
        0,
        0,
        0,
        0,
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6));
  }

  /** Parses a day once for all the rows that name it one after the other. */
  private static final class Dates {
    private String text = "";
    private LocalDate day = LocalDate.EPOCH;

    LocalDate of(String text) {
      if (!text.equals(this.text)) {
        this.text = text;
        day = LocalDate.parse(text);
      }
      return day;
    }
  }
}

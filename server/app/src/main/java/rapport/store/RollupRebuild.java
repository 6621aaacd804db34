package rapport.store;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/** Makes {@link Rollups} again: days from the events, weeks from the days. */
public final class RollupRebuild {
  /** After every day that an event can have. */
  private static final String LATEST = "9999-12-31";

  private RollupRebuild() {}

  /** Makes every row again from the events. */
  public static void all(Handle handle) {
    for (String table : Rollups.TABLES) handle.execute("DELETE FROM " + table);
    handle.execute(
        """
        INSERT INTO reply_day (person, team, day, replies, words, judged, in_order, risky)
        SELECT person, team, day, sum(action = 'reply'), coalesce(sum(words) FILTER (WHERE action = 'reply'), 0),
          count(*) FILTER (WHERE action = 'reply' AND words >= ? AND in_order IS NOT NULL),
          count(*) FILTER (WHERE action = 'reply' AND words >= ? AND in_order = 1),
          sum(action = 'shown' AND typed)
        FROM event WHERE action = 'reply' OR action = 'shown' AND typed
        GROUP BY person, team, day
        """,
        Rollups.MIN_JUDGED_WORDS,
        Rollups.MIN_JUDGED_WORDS);
    handle.execute(
        """
        INSERT INTO category_day (person, team, day, category, shown, accepted, dismissed, turned_off, reported, edited_away)
        SELECT person, team, day, coalesce(category, ''), sum(action = 'shown'), sum(action = 'accepted'), sum(action = 'dismissed'),
          sum(action = 'turned-off'), sum(action = 'reported'), sum(action = 'edited-away')
        FROM event WHERE action <> 'reply' AND typed GROUP BY 1, 2, 3, 4
        """);
    handle.execute(
        """
        INSERT INTO rule_day (team, day, rule, category, typed, shown, accepted, dismissed, turned_off, reported, edited_away)
        SELECT team, day, coalesce(rule, ''), coalesce(category, ''), typed, sum(action = 'shown'), sum(action = 'accepted'),
          sum(action = 'dismissed'), sum(action = 'turned-off'), sum(action = 'reported'), sum(action = 'edited-away')
        FROM event WHERE action <> 'reply' GROUP BY 1, 2, 3, 4, 5
        """);
    weeks(handle, LocalDate.EPOCH.toString(), LATEST);
  }

  /**
   * Makes weeks from days, which hold the same and are fewer than the events.
   *
   * @param from first day, ISO 8601
   * @param to last day
   */
  static void weeks(Handle handle, String from, String to) {
    handle.execute(
        """
        INSERT INTO rule_week (team, week, rule, category, shown, accepted, dismissed, turned_off, reported, edited_away)
        SELECT team, date(day, 'weekday 0', '-6 days'), rule, category, sum(shown), sum(accepted), sum(dismissed), sum(turned_off),
          sum(reported), sum(edited_away)
        FROM rule_day WHERE typed AND day BETWEEN ? AND ? GROUP BY 1, 2, 3, 4
        """,
        from,
        to);
    handle.execute(
        """
        INSERT INTO reply_week (team, week, person, replies, words, judged, in_order, risky)
        SELECT team, date(day, 'weekday 0', '-6 days'), person, sum(replies), sum(words), sum(judged), sum(in_order), sum(risky)
        FROM reply_day WHERE day BETWEEN ? AND ? GROUP BY 1, 2, 3
        """,
        from,
        to);
    handle.execute(
        """
        INSERT INTO category_week (team, week, person, category, shown)
        SELECT team, date(day, 'weekday 0', '-6 days'), person, category, sum(shown)
        FROM category_day WHERE shown > 0 AND day BETWEEN ? AND ? GROUP BY 1, 2, 3, 4
        """,
        from,
        to);
  }
}

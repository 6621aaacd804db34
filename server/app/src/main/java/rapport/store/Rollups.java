package rapport.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import rapport.Event;
import rapport.Progress;

/**
 * Sums of events by day, so that a page of figures costs the same after ten million events. Written
 * in the transaction that stores the events; {@link RollupRebuild} makes the same rows from the
 * events alone. By day a person's own page and how noisy rules are, by week a team's page: that
 * reads whole weeks, and days only at the ends of a stretch, a seventh of the rows.
 */
public final class Rollups {
  /** Replies shorter than this say nothing about their order. Words. */
  static final int MIN_JUDGED_WORDS = 25;

  /** In the order in which they are made. */
  public static final List<String> TABLES =
      List.of("reply_day", "category_day", "rule_day", "reply_week", "category_week", "rule_week");

  private Rollups() {}

  /**
   * An event that was stored, with where it counts.
   *
   * @param team {@code ""}: none at that time
   * @param day in the team's time zone at that time, ISO 8601
   */
  public record Counted(String person, String team, String day, Event event) {}

  /** Of rows by week, {@code day} is its Monday. */
  private record Key(
      String person, String team, String day, String rule, String category, boolean typed) {}

  /**
   * Adds events that were not there before. Rows are summed here first: a batch of 500 touches few
   * of them.
   */
  static void add(Handle handle, List<Counted> events) throws SQLException {
    Map<Key, long[]> people = new LinkedHashMap<>();
    Map<Key, long[]> categories = new LinkedHashMap<>();
    Map<Key, long[]> rules = new LinkedHashMap<>();
    Map<Key, long[]> replyWeeks = new LinkedHashMap<>();
    Map<Key, long[]> categoryWeeks = new LinkedHashMap<>();
    Map<Key, long[]> ruleWeeks = new LinkedHashMap<>();
    Map<String, String> mondays = new HashMap<>();
    for (Counted counted : events) {
      Event event = counted.event();
      String person = counted.person();
      String team = counted.team();
      String day = counted.day();
      String week = mondays.computeIfAbsent(day, Rollups::monday);
      if (event.action() == Event.Action.REPLY) {
        addReply(row(people, new Key(person, team, day, "", "", true), 5), event);
        addReply(row(replyWeeks, new Key(person, team, week, "", "", true), 5), event);
        continue;
      }
      String rule = event.rule() == null ? "" : event.rule();
      String category = event.category() == null ? "" : event.category();
      int column = column(event.action());
      row(rules, new Key("", team, day, rule, category, event.typed()), 6)[column]++;
      if (!event.typed()) continue; // not held against the agent
      row(categories, new Key(person, team, day, "", category, true), 6)[column]++;
      row(ruleWeeks, new Key("", team, week, rule, category, true), 6)[column]++;
      if (event.action() != Event.Action.SHOWN) continue;
      row(people, new Key(person, team, day, "", "", true), 5)[4]++;
      row(replyWeeks, new Key(person, team, week, "", "", true), 5)[4]++;
      row(categoryWeeks, new Key(person, team, week, "", category, true), 1)[0]++;
    }
    write(handle, REPLY_DAY, people, key -> List.of(key.person, key.team, key.day));
    write(
        handle,
        CATEGORY_DAY,
        categories,
        key -> List.of(key.person, key.team, key.day, key.category));
    write(
        handle,
        RULE_DAY,
        rules,
        key -> List.of(key.team, key.day, key.rule, key.category, key.typed ? 1 : 0));
    write(handle, REPLY_WEEK, replyWeeks, key -> List.of(key.team, key.day, key.person));
    write(handle, RULE_WEEK, ruleWeeks, key -> List.of(key.team, key.day, key.rule, key.category));
    write(
        handle,
        CATEGORY_WEEK,
        categoryWeeks,
        key -> List.of(key.team, key.day, key.person, key.category));
  }

  private static long[] row(Map<Key, long[]> rows, Key key, int columns) {
    return rows.computeIfAbsent(key, unused -> new long[columns]);
  }

  private static String monday(String day) {
    return monday(LocalDate.parse(day)).toString();
  }

  static LocalDate monday(LocalDate day) {
    return Progress.By.WEEK.start(day);
  }

  private static void addReply(long[] sums, Event event) {
    int words = event.words() == null ? 0 : event.words();
    boolean judged = words >= MIN_JUDGED_WORDS && event.inOrder() != null;
    sums[0]++;
    sums[1] += words;
    if (judged) sums[2]++;
    if (judged && Boolean.TRUE.equals(event.inOrder())) sums[3]++;
  }

  /** In the order of the tables' columns. */
  private static int column(Event.Action action) {
    return switch (action) {
      case SHOWN -> 0;
      case ACCEPTED -> 1;
      case DISMISSED -> 2;
      case TURNED_OFF -> 3;
      case REPORTED -> 4;
      case EDITED_AWAY -> 5;
      case REPLY -> throw new IllegalArgumentException("a reply has no card");
    };
  }

  private static final String REPLIES =
      """
      ON CONFLICT DO UPDATE SET replies = replies + excluded.replies, words = words + excluded.words,
        judged = judged + excluded.judged, in_order = in_order + excluded.in_order, risky = risky + excluded.risky
      """;

  private static final String REPLY_DAY =
      """
      INSERT INTO reply_day (person, team, day, replies, words, judged, in_order, risky)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """
          + REPLIES;

  private static final String REPLY_WEEK =
      """
      INSERT INTO reply_week (team, week, person, replies, words, judged, in_order, risky)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """
          + REPLIES;

  private static final String ACTIONS =
      """
      ON CONFLICT DO UPDATE SET shown = shown + excluded.shown, accepted = accepted + excluded.accepted,
        dismissed = dismissed + excluded.dismissed, turned_off = turned_off + excluded.turned_off,
        reported = reported + excluded.reported, edited_away = edited_away + excluded.edited_away
      """;

  private static final String CATEGORY_DAY =
      """
      INSERT INTO category_day (person, team, day, category, shown, accepted, dismissed, turned_off, reported, edited_away)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
          + ACTIONS;

  private static final String RULE_DAY =
      """
      INSERT INTO rule_day (team, day, rule, category, typed, shown, accepted, dismissed, turned_off, reported, edited_away)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
          + ACTIONS;

  private static final String RULE_WEEK =
      """
      INSERT INTO rule_week (team, week, rule, category, shown, accepted, dismissed, turned_off, reported, edited_away)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
          + ACTIONS;

  private static final String CATEGORY_WEEK =
      """
      INSERT INTO category_week (team, week, person, category, shown) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET shown = shown + excluded.shown
      """;

  private static void write(
      Handle handle, String sql, Map<Key, long[]> rows, Function<Key, List<Object>> keyColumns)
      throws SQLException {
    if (rows.isEmpty()) return;
    try (PreparedStatement upsert = handle.getConnection().prepareStatement(sql)) {
      for (Map.Entry<Key, long[]> row : rows.entrySet()) {
        int place = 1;
        for (Object column : keyColumns.apply(row.getKey())) upsert.setObject(place++, column);
        for (long sum : row.getValue()) upsert.setLong(place++, sum);
        upsert.executeUpdate();
      }
    }
  }

  /** Takes a person out of every sum. To be called while their events are still there. */
  public static void erase(Handle handle, String person) {
    handle.execute(
        """
        UPDATE rule_day SET shown = rule_day.shown - s.shown, accepted = rule_day.accepted - s.accepted,
          dismissed = rule_day.dismissed - s.dismissed, turned_off = rule_day.turned_off - s.turned_off,
          reported = rule_day.reported - s.reported, edited_away = rule_day.edited_away - s.edited_away
        FROM (
          SELECT team, day, coalesce(rule, '') AS rule, coalesce(category, '') AS category, typed,
            sum(action = 'shown') AS shown, sum(action = 'accepted') AS accepted, sum(action = 'dismissed') AS dismissed,
            sum(action = 'turned-off') AS turned_off, sum(action = 'reported') AS reported, sum(action = 'edited-away') AS edited_away
          FROM event WHERE person = ? AND action <> 'reply' GROUP BY 1, 2, 3, 4, 5) AS s
        WHERE rule_day.team = s.team AND rule_day.day = s.day AND rule_day.rule = s.rule AND rule_day.category = s.category
          AND rule_day.typed = s.typed
        """,
        person);
    handle.execute(
        """
        UPDATE rule_week SET shown = rule_week.shown - s.shown, accepted = rule_week.accepted - s.accepted,
          dismissed = rule_week.dismissed - s.dismissed, turned_off = rule_week.turned_off - s.turned_off,
          reported = rule_week.reported - s.reported, edited_away = rule_week.edited_away - s.edited_away
        FROM (
          SELECT team, date(day, 'weekday 0', '-6 days') AS week, coalesce(rule, '') AS rule, coalesce(category, '') AS category,
            sum(action = 'shown') AS shown, sum(action = 'accepted') AS accepted, sum(action = 'dismissed') AS dismissed,
            sum(action = 'turned-off') AS turned_off, sum(action = 'reported') AS reported, sum(action = 'edited-away') AS edited_away
          FROM event WHERE person = ? AND action <> 'reply' AND typed GROUP BY 1, 2, 3, 4) AS s
        WHERE rule_week.team = s.team AND rule_week.week = s.week AND rule_week.rule = s.rule AND rule_week.category = s.category
        """,
        person);
    for (String table : List.of("rule_day", "rule_week"))
      handle.execute(
          "DELETE FROM "
              + table
              + " WHERE shown + accepted + dismissed + turned_off + reported + edited_away = 0");
    for (String table : List.of("category_week", "reply_week", "category_day", "reply_day"))
      handle.execute("DELETE FROM " + table + " WHERE person = ?", person);
  }

  /** For retention: the sums go with their events. What is left of a week is summed again. */
  public static void forget(Handle handle, LocalDate before) {
    for (String table : List.of("reply_day", "category_day", "rule_day"))
      handle.execute("DELETE FROM " + table + " WHERE day < ?", before.toString());
    LocalDate monday = monday(before);
    for (String table : List.of("reply_week", "category_week", "rule_week"))
      handle.execute("DELETE FROM " + table + " WHERE week <= ?", monday.toString());
    RollupRebuild.weeks(handle, monday.toString(), monday.plusDays(6).toString());
  }
}

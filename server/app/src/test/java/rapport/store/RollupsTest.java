package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.Event;
import rapport.Person;
import rapport.Role;
import rapport.TeamProgress;

class RollupsTest {
  private static final Instant END = Instant.parse("2026-11-22T00:00:00Z");
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "America/New_York",
          "Pacific/Auckland",
          "Asia/Kathmandu",
          "Pacific/Kiritimati");
  private static final List<String> TEAMS = List.of("north", "south", "");

  @TempDir Path data;

  private static Person person(int number, String team) {
    return new Person(
        "p" + number, "P", null, Role.AGENT, team.isEmpty() ? null : team, List.of(), END, END);
  }

  private static Event event(Random random) {
    Event.Action action = Event.Action.values()[random.nextInt(7)];
    boolean reply = action == Event.Action.REPLY;
    // Over a year back, in any order, so that many arrive late and some fall on the days that
    // clocks change.
    Instant at = END.minusSeconds(random.nextInt(400 * 86_400));
    return new Event(
        new UUID(random.nextLong(), random.nextLong()),
        at,
        action,
        reply ? null : "rule-" + random.nextInt(4),
        reply || random.nextInt(5) == 0 ? null : "category-" + random.nextInt(3),
        1,
        "r",
        reply ? (Integer) random.nextInt(60) : null,
        reply && random.nextBoolean() ? (Boolean) random.nextBoolean() : null,
        random.nextInt(4) > 0,
        "desk.example.com",
        null);
  }

  /** Every row of every sum, in one order. */
  private static List<String> rows(Database database) {
    return database.read(
        handle ->
            Rollups.TABLES.stream()
                .flatMap(
                    table ->
                        handle.createQuery("SELECT * FROM " + table).mapToMap().list().stream()
                            .map(row -> table + " " + row))
                .sorted()
                .toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void areTheSameWhenRebuiltFromTheEvents(long seed) {
    Random random = new Random(seed);
    try (Database database = Database.open(data)) {
      EventStore store = new EventStore(database);
      List<Event> sentTwice = new ArrayList<>();
      for (int batch = 0; batch < 60; batch++) {
        // People change teams, teams have any time zone: each event keeps the day and the team of
        // its time.
        Person person = person(random.nextInt(4), TEAMS.get(random.nextInt(3)));
        List<Event> events = new ArrayList<>();
        for (int i = random.nextInt(40); i >= 0; i--) events.add(event(random));
        if (!sentTwice.isEmpty() && random.nextBoolean()) events.addAll(sentTwice);
        store.append(person, ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))), events, END);
        sentTwice = events;
      }
      List<String> kept = rows(database);
      assertThat(kept).hasSizeGreaterThan(200);
      database.write(
          handle -> {
            RollupRebuild.all(handle);
            return null;
          });
      assertThat(rows(database)).isEqualTo(kept);
    }
  }

  /** On a Monday, in the middle of a week, and on a Sunday. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-06-01", "2026-06-04", "2026-06-07"})
  void areTheSameWhenRebuiltAfterOldDaysWereForgotten(String before) {
    Random random = new Random(11);
    try (Database database = Database.open(data)) {
      EventStore store = new EventStore(database);
      for (int batch = 0; batch < 20; batch++) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) events.add(event(random));
        store.append(person(batch % 3, "north"), ZoneId.of("Europe/Berlin"), events, END);
      }
      database.write(
          handle -> {
            Rollups.forget(handle, LocalDate.parse(before));
            return handle.execute("DELETE FROM event WHERE day < ?", before);
          });
      List<String> kept = rows(database);
      database.write(
          handle -> {
            RollupRebuild.all(handle);
            return null;
          });
      assertThat(kept).hasSizeGreaterThan(100).isEqualTo(rows(database));
    }
  }

  /** What a team's page reads of weeks and the days at their ends is what the days hold. */
  @Test
  void giveWhatATeamDidOnAnyDays() {
    Random random = new Random(13);
    try (Database database = Database.open(data)) {
      EventStore store = new EventStore(database);
      for (int batch = 0; batch < 30; batch++) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) events.add(event(random));
        store.append(
            person(batch % 3, TEAMS.get(batch % 2)), ZoneId.of("Asia/Kathmandu"), events, END);
      }
      ProgressStore progress = new ProgressStore(database);
      for (int i = 0; i < 60; i++) {
        LocalDate from = LocalDate.parse("2025-12-01").plusDays(random.nextInt(300));
        LocalDate to = from.plusDays(i < 20 ? i : random.nextInt(120));
        Map<String, Long> shown = new TreeMap<>();
        for (TeamProgress.Cards one : progress.cards("north", from, to))
          if (one.figures().shown() > 0)
            shown.put(one.rule() + " " + one.category(), one.figures().shown());
        assertThat(shown).as("%s to %s", from, to).isEqualTo(byDays(database, from, to));
        Map<String, String> written = new TreeMap<>();
        for (TeamProgress.Written one : progress.written("north", from, to))
          written.put(one.person(), one.replies().words() + " " + one.risky());
        assertThat(written).as("%s to %s", from, to).isEqualTo(writtenByDays(database, from, to));
      }
    }
  }

  private static Map<String, String> writtenByDays(
      Database database, LocalDate from, LocalDate to) {
    Map<String, String> written = new TreeMap<>();
    database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT person, sum(words) || ' ' || sum(risky) FROM reply_day WHERE team = 'north' AND day BETWEEN ? AND ? GROUP BY 1")
                .bind(0, from.toString())
                .bind(1, to.toString())
                .map((row, context) -> written.put(row.getString(1), row.getString(2)))
                .list());
    return written;
  }

  private static Map<String, Long> byDays(Database database, LocalDate from, LocalDate to) {
    Map<String, Long> shown = new TreeMap<>();
    database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT coalesce(rule, '') || ' ' || coalesce(category, ''), count(*) FROM event WHERE team = 'north' AND action = 'shown' AND typed AND day BETWEEN ? AND ? GROUP BY 1")
                .bind(0, from.toString())
                .bind(1, to.toString())
                .map((row, context) -> shown.put(row.getString(1), row.getLong(2)))
                .list());
    return shown;
  }

  @Test
  void holdNothingOfSomebodyWhoWasErased() {
    Random random = new Random(7);
    try (Database database = Database.open(data)) {
      EventStore store = new EventStore(database);
      for (int batch = 0; batch < 30; batch++) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 20; i++) events.add(event(random));
        store.append(
            person(batch % 3, TEAMS.get(batch % 2)), ZoneId.of("Europe/Berlin"), events, END);
      }
      new HistoryStore(database).erase("p1");
      List<String> kept = rows(database);
      database.write(
          handle -> {
            RollupRebuild.all(handle);
            return null;
          });
      assertThat(kept)
          .isEqualTo(rows(database))
          .isNotEmpty()
          .noneMatch(row -> row.contains("person=p1,"));
    }
  }

  @Test
  void aDayBeginsAtTheTeamsMidnightAlsoWhenClocksChange() {
    try (Database database = Database.open(data)) {
      EventStore store = new EventStore(database);
      Person ana = person(1, "north");
      ZoneId berlin = ZoneId.of("Europe/Berlin");
      // 29 March 2026 has 23 hours in Berlin, 25 October 2026 has 25.
      for (String at :
          List.of(
              "2026-03-28T22:59:59Z",
              "2026-03-28T23:00:00Z",
              "2026-03-29T21:59:59Z",
              "2026-03-29T22:00:00Z",
              "2026-10-24T22:00:00Z",
              "2026-10-25T22:59:59Z")) {
        store.append(ana, berlin, List.of(reply(at)), END);
      }
      String sql = "SELECT day || ' ' || replies FROM reply_day ORDER BY day";
      List<String> days =
          database.read(handle -> handle.createQuery(sql).mapTo(String.class).list());
      assertThat(days)
          .containsExactly("2026-03-28 1", "2026-03-29 2", "2026-03-30 1", "2026-10-25 2");
    }
  }

  private static Event reply(String at) {
    return new Event(
        UUID.randomUUID(),
        Instant.parse(at),
        Event.Action.REPLY,
        null,
        null,
        1,
        "r",
        40,
        true,
        true,
        "desk.example.com",
        null);
  }
}

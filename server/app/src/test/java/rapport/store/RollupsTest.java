package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.Event;
import rapport.Person;
import rapport.Role;

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

  private static List<Map<String, @Nullable Object>> rows(Database database) {
    return database.read(
        handle -> {
          List<Map<String, @Nullable Object>> rows = new ArrayList<>();
          for (String table : List.of("reply_day", "category_day", "rule_day")) {
            rows.addAll(
                handle
                    .createQuery(
                        "SELECT '"
                            + table
                            + "' AS \"table\", * FROM "
                            + table
                            + " ORDER BY 2, 3, 4, 5, 6")
                    .mapToMap()
                    .list());
          }
          return rows;
        });
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
      List<Map<String, @Nullable Object>> kept = rows(database);
      assertThat(kept).hasSizeGreaterThan(200);
      database.write(
          handle -> {
            Rollups.rebuild(handle);
            return null;
          });
      assertThat(rows(database)).isEqualTo(kept);
    }
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
      List<Map<String, @Nullable Object>> kept = rows(database);
      database.write(
          handle -> {
            Rollups.rebuild(handle);
            return null;
          });
      assertThat(kept)
          .isEqualTo(rows(database))
          .isNotEmpty()
          .noneMatch(row -> "p1".equals(row.get("person")));
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

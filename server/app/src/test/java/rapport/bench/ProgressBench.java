package rapport.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import rapport.Role;
import rapport.Running;
import rapport.publish.ShippedPack;
import rapport.store.Rollups;

/**
 * How long the data of a progress page takes: an agent with 1,000,000 events, a team of 50 with
 * 10,000,000. Makes the data (some minutes, about 3 GB in a temporary folder), then prints p50 and
 * p95 in milliseconds over HTTP. Arguments: events of the agent, events of the team.
 */
public final class ProgressBench {
  private static final int PEOPLE = 50;
  private static final int DAYS = 364;
  private static final int ROUNDS = 200;

  private ProgressBench() {}

  public static void main(String[] arguments) throws Exception {
    long agent = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
    long team = arguments.length > 1 ? Long.parseLong(arguments[1]) : 10_000_000;
    Path data = Files.createTempDirectory("rapport-bench");
    try (Running running = new Running(data, ShippedPack.load(), Map.of())) {
      running.team("solo", "Europe/Berlin");
      running.team("team", "Europe/Berlin");
      String one = running.token("agent", Role.AGENT, "solo");
      String lead = running.token("lead", Role.LEAD, "team", "team");
      for (int i = 0; i < PEOPLE; i++) running.token("p" + i, Role.AGENT, "team");
      running
          .server
          .database()
          .write(
              handle -> {
                events(handle, "solo", "agent", agent);
                for (int i = 0; i < PEOPLE; i++) events(handle, "team", "p" + i, team / PEOPLE);
                Rollups.rebuild(handle);
                return null;
              });
      measure(running, one, "/me/progress", "an agent, " + agent + " events");
      measure(running, one, "/me/progress?by=day", "the same by day");
      measure(running, one, "/me/history?limit=100", "a page of the same agent's history");
      measure(
          running,
          lead,
          "/teams/team/progress?weeks=8",
          "a team of " + PEOPLE + ", " + team + " events, 8 weeks");
      measure(running, lead, "/teams/team/progress?weeks=52", "the same, a year against a year");
    } finally {
      try (var files = Files.walk(data)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  /** Spread over a year, twelve categories and 150 rules; every fourth is a reply. */
  private static void events(Handle handle, String team, String person, long count) {
    LocalDate first =
        LocalDate.ofInstant(Running.NOW, java.time.ZoneOffset.UTC).minusDays(DAYS - 1);
    handle.execute(
        """
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :count)
        INSERT INTO event (id, person, team, day, occurred_at, received_at, action, rule, category, ruleset, reply, words, in_order, typed, site)
        SELECT randomblob(16), :person, :team, date(:first, '+' || (i * :days / :count) || ' days'),
          unixepoch(:first) * 1000 + i * :days * 86400000 / :count, 0,
          CASE i % 4 WHEN 0 THEN 'reply' WHEN 1 THEN 'shown' WHEN 2 THEN 'accepted' ELSE 'shown' END,
          CASE WHEN i % 4 > 0 THEN 'rule-' || (i * 7919 % 150) END, CASE WHEN i % 4 > 0 THEN 'category-' || (i * 7919 % 12) END,
          1, 'r', CASE WHEN i % 4 = 0 THEN 80 END, CASE WHEN i % 4 = 0 THEN i % 3 = 0 END, 1, 'desk.example.com'
        FROM n
        """
            .replace(":count", Long.toString(count))
            .replace(":days", Integer.toString(DAYS))
            .replace(":person", "'" + person + "'")
            .replace(":team", "'" + team + "'")
            .replace(":first", "'" + first + "'"));
  }

  private static void measure(Running running, String token, String path, String what) {
    double[] millis = new double[ROUNDS];
    for (int i = -20; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      if (running.get(token, path).statusCode() != 200) throw new IllegalStateException(path);
      if (i >= 0) millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        "%-60s p50 %6.1f ms  p95 %6.1f ms%n", what, millis[ROUNDS / 2], millis[ROUNDS * 95 / 100]);
  }
}

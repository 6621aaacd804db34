package rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.assertj.core.api.SoftAssertions;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Browser;
import rapport.Role;
import rapport.Running;
import rapport.Secret;
import rapport.Token;
import rapport.publish.ShippedPack;
import rapport.store.RollupRebuild;
import rapport.store.TokenStore;

/**
 * How long the data of a progress page takes: an agent with 1,000,000 events, a team of 50 with
 * 10,000,000; and when the pages paint. Making the data takes some minutes and 3 GB, kept in {@code
 * target/bench} for the next run. Prints milliseconds.
 */
@Tag("long")
class ProgressBench {
  private static final Path FOLDER = Path.of("target/bench");
  private static final long AGENT = Long.getLong("bench.agent", 1_000_000);
  private static final long TEAM = Long.getLong("bench.team", 10_000_000);
  private static final int PEOPLE = 50;
  private static final int DAYS = 364;
  private static final int ROUNDS = 200;
  private static final int PAINTS = 20;

  /** Rounds before those that count: a server of an hour ago has compiled what it runs often. */
  private static final int WARM = 10;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** What is promised, p95. */
  private static final double MAX_DATA_MILLIS = 50;

  private static final double MAX_PAINT_MILLIS = 200;

  /** Told together at the end, so that every figure is seen. */
  private final SoftAssertions promises = new SoftAssertions();

  @Test
  void isFast(@TempDir Path profile) throws Exception {
    Path data = FOLDER.resolve(AGENT + "-" + TEAM);
    boolean made = Files.exists(data.resolve("complete"));
    try (Running running = new Running(data, ShippedPack.load(), Map.of())) {
      running.team("solo", "Europe/Berlin");
      running.team("team", "Europe/Berlin");
      String one = running.token("agent", Role.AGENT, "solo");
      String lead = running.token("lead", Role.LEAD, "team", "team");
      for (int i = 0; i < PEOPLE; i++) running.token("p" + i, Role.AGENT, "team");
      if (!made) {
        make(running);
        Files.createFile(data.resolve("complete"));
      }
      measure(running, one, "/me/progress", "an agent, " + AGENT + " events");
      measure(running, one, "/me/progress?by=day", "the same by day");
      measure(running, one, "/me/history?limit=100", "a page of the same agent's history");
      measure(running, one, "/scenarios/next", "what the same agent practises next");
      measure(running, lead, "/teams/team/progress?weeks=8", "a team of 50, " + TEAM + " events");
      measure(running, lead, "/teams/team/progress?weeks=52", "the same, a year against a year");
      paint(running, profile);
    }
    promises.assertAll();
  }

  private static void make(Running running) {
    running
        .server
        .database()
        .write(
            handle -> {
              handle.execute("DELETE FROM event");
              events(handle, "solo", "agent", AGENT);
              for (int i = 0; i < PEOPLE; i++) events(handle, "team", "p" + i, TEAM / PEOPLE);
              RollupRebuild.all(handle);
              return null;
            });
  }

  /** Spread over a year, twelve categories and 150 rules; every fourth is a reply. */
  private static void events(Handle handle, String team, String person, long count) {
    LocalDate first = LocalDate.ofInstant(Running.NOW, ZoneOffset.UTC).minusDays(DAYS - 1);
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

  private void measure(Running running, String token, String path, String what) {
    HttpRequest request =
        running.request("/api/v1" + path).header("Authorization", "Bearer " + token).build();
    // Not by Running, which compares every answer with the API's document: that takes far longer.
    double p95 =
        p95(
            what,
            ROUNDS,
            () -> {
              running.clock.forward(Duration.ofSeconds(1)); // nobody calls too often
              long begin = System.nanoTime();
              assertThat(status(request)).isEqualTo(200);
              return (System.nanoTime() - begin) / 1e6;
            });
    promises.assertThat(p95).as(what).isLessThan(MAX_DATA_MILLIS);
  }

  private static int status(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void paint(Running running, Path profile) {
    String url = "http://127.0.0.1:" + running.server.port();
    try (Browser browser = Browser.start(profile)) {
      Page page = browser.context().newPage();
      signIn(running, page, "agent", url);
      paint(running, page, url + "/progress", "canvas", "/progress, the same agent");
      paint(running, page, url + "/practice", "textarea", "/practice, the same agent");
      signIn(running, page, "lead", url);
      paint(running, page, url + "/team", "tbody tr", "/team, the same team");
    }
  }

  private static void signIn(Running running, Page page, String person, String url) {
    Secret session = Secret.fresh();
    Token token =
        new Token(Secret.id(), person, Token.Kind.SESSION, "bench", Running.NOW, null, null);
    running
        .server
        .database()
        .write(
            handle -> {
              TokenStore.append(handle, session.hash(), token);
              return null;
            });
    Cookie cookie = new Cookie("rapport_session", session.text()).setUrl(url);
    page.context().addCookies(List.of(cookie));
  }

  /**
   * @param whole what stands there once the page's data does
   */
  private void paint(Running running, Page page, String url, String whole, String what) {
    double p95 =
        p95(
            "first paint of " + what,
            PAINTS,
            () -> {
              open(running, page, url, whole);
              return ((Number)
                      page.evaluate(
                          "performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                  .doubleValue();
            });
    promises.assertThat(p95).as("first paint of " + what).isLessThan(MAX_PAINT_MILLIS);
    p95(
        "the same until its data stands",
        PAINTS,
        () -> {
          open(running, page, url, whole);
          return ((Number) page.evaluate("performance.now()")).doubleValue();
        });
  }

  private static void open(Running running, Page page, String url, String whole) {
    running.clock.forward(Duration.ofSeconds(1)); // nobody calls too often
    page.navigate(url);
    page.locator(whole).first().waitFor();
  }

  private static double p95(String what, int rounds, DoubleSupplier millis) {
    double[] all = new double[rounds];
    for (int i = -WARM; i < rounds; i++) {
      double one = millis.getAsDouble();
      if (i >= 0) all[i] = one;
    }
    Arrays.sort(all);
    double p95 = all[rounds * 95 / 100];
    System.out.printf("%-60s p50 %6.1f ms  p95 %6.1f ms%n", what, all[rounds / 2], p95);
    return p95;
  }
}

package rapport.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.web.LoadServer;

/**
 * What the program carries, with the generator on the same machine. The short form only looks
 * whether every answer is right; {@code make load} prints figures.
 */
class LoadTest {
  /** Of one phase. */
  private static final double SECONDS =
      Double.parseDouble(System.getProperty("load.seconds", "0.3"));

  /** Before each kind is measured: a server of an hour ago has compiled what it runs often. */
  private static final double WARM =
      Double.parseDouble(System.getProperty("load.warm", String.valueOf(SECONDS)));

  private static final int ROUNDS = 5;
  private static final int AGENTS = 1_000;

  @TempDir Path data;

  private final Table table =
      new Table("load", "connections", "requests/s", "p50 ms", "p99 ms", "events/s", "wanted");

  @Test
  void answersEveryRequestUnderLoad() throws IOException {
    List<String> tokens = Fleet.move(data, AGENTS);
    try (Program program = Program.launchTest(LoadServer.class, data, "-Xmx512m")) {
      int port = program.port();
      checks(port, tokens);
      long stored = events(port, tokens, 1, "8,000 events/s, p99 < 20");
      stored += events(port, tokens, 32, "20,000 events/s");
      ruleset(program, tokens);
      table.print();
      assertThat(new Ledger(data).events()).isEqualTo(stored);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In turns, so that what else the machine does hits both alike. */
  private void checks(int port, List<String> tokens) throws IOException {
    Generator.Source empty = Requests.replies("/empty", tokens);
    Generator.Source check = Requests.replies("/check", tokens);
    try (Generator generator = new Generator(port, 16)) {
      good(generator.run(seconds(2 * WARM), 0, check));
      good(generator.run(seconds(WARM), 0, empty));
      double[] ratios = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        Generator.Figures nothing = good(generator.run(seconds(SECONDS), 0, empty));
        Generator.Figures checked = good(generator.run(seconds(SECONDS), 0, check));
        row("empty handler", 16, nothing, 0, "");
        row("check, 150 words", 16, checked, 0, "p99 < 10");
        ratios[round] = checked.perSecond() / nothing.perSecond();
      }
      java.util.Arrays.sort(ratios);
      table.row(
          "check / empty, median of " + ROUNDS,
          16,
          Math.round(100 * ratios[ROUNDS / 2]) + " %",
          "",
          "",
          "",
          "80 %");
    }
  }

  /** How many it stored. */
  private long events(int port, List<String> tokens, int each, String wanted) throws IOException {
    Generator.Source events = Requests.events(tokens, each);
    try (Generator generator = new Generator(port, 32)) {
      Generator.Figures warm = good(generator.run(seconds(WARM), 0, events));
      Generator.Figures figures = good(generator.run(seconds(2 * SECONDS), 0, events));
      row("events, " + each + " a request, durable", 32, figures, each, wanted);
      return (long) each * (warm.latencies().count() + figures.latencies().count());
    }
  }

  /** A thousand extensions, each once a minute. */
  private void ruleset(Program program, List<String> tokens) throws IOException {
    try (Wire wire = new Wire(program.port());
        Generator generator = new Generator(program.port(), 50)) {
      String etag = wire.get("/ruleset", tokens.get(0)).etag();
      Generator.Source source = Requests.ruleset(tokens, etag);
      generator.run(seconds(WARM / 2), 0, source);
      settle(program);
      double before = Usage.of(program.pid()).cpuSeconds();
      Generator.Figures figures = generator.run(seconds(4 * SECONDS), AGENTS / 60.0, source);
      double share = (Usage.of(program.pid()).cpuSeconds() - before) / figures.seconds();
      row("unchanged ruleset, " + AGENTS + " extensions once a minute", 50, figures, 0, "");
      table.row(
          "share of a core for that", "", "%.1f %%".formatted(100 * share), "", "", "", "5 %");
      assertThat(figures.statuses().keySet()).isEqualTo(Set.of(304));
    }
  }

  /** Compiling what ran hot, and the collector, go on for a while; they are not what this costs. */
  private static void settle(Program program) {
    double before = Usage.of(program.pid()).cpuSeconds();
    for (int i = 0; i < 5 * WARM; i++) {
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      double now = Usage.of(program.pid()).cpuSeconds();
      if (now - before < 0.02) return;
      before = now;
    }
  }

  private void row(
      String what, int connections, Generator.Figures figures, int events, String wanted) {
    table.row(
        what,
        connections,
        Math.round(figures.perSecond()),
        figures.latencies().percentile(50),
        figures.latencies().percentile(99),
        events == 0 ? "" : Math.round(events * figures.perSecond()),
        wanted);
  }

  private static Generator.Figures good(Generator.Figures figures) {
    assertThat(figures.statuses()).isEqualTo(Map.of(200, figures.latencies().count()));
    return figures;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(1_000 * seconds));
  }
}

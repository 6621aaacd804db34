package rapport.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half of what it can carry, for long: nothing grows. {@code make soak MINUTES=10}. */
class SoakTest {
  private static final double MINUTES =
      Double.parseDouble(System.getProperty("soak.minutes", "0.1"));
  private static final int SAMPLES = 12;
  private static final int CONNECTIONS = 16;
  private static final int AGENTS = 400;

  /** The first samples see caches fill and classes load. */
  private static final int WARM = SAMPLES / 3;

  @TempDir Path data;

  private record Sample(Usage usage, long liveHeap, Generator.Figures figures) {}

  @Test
  void neitherMemoryNorThreadsNorFilesGrow() throws IOException {
    List<String> tokens = Fleet.move(data, AGENTS);
    try (Program program = Program.launch(data, java.util.Map.of(), "-Xmx256m");
        Generator generator = new Generator(program.port(), CONNECTIONS)) {
      Generator.Source day = day(tokens, program.port());
      generator.run(part(0.1), 0, day);
      double half = generator.run(part(0.1), 0, day).perSecond() / 2;
      List<Sample> samples = new ArrayList<>();
      for (int i = 0; i < SAMPLES; i++) {
        Generator.Figures figures = generator.run(part(1.0 / SAMPLES), half, day);
        assertThat(figures.statuses().keySet()).isSubsetOf(Set.of(200, 304));
        long liveHeap = Usage.liveHeap(program.pid());
        samples.add(new Sample(Usage.of(program.pid()), liveHeap, figures));
      }
      print(samples);
      assertThat(last(samples, s -> s.usage.threads()))
          .isLessThanOrEqualTo(first(samples, s -> s.usage.threads()) + 4);
      assertThat(last(samples, s -> s.usage.files()))
          .isLessThanOrEqualTo(first(samples, s -> s.usage.files()) + 4);
      assertThat(last(samples, Sample::liveHeap))
          .isLessThan(first(samples, Sample::liveHeap) * 5 / 4);
    }
  }

  /** What agents' browsers and a program that checks send, in turns. */
  private static Generator.Source day(List<String> tokens, int port) throws IOException {
    Generator.Source check = Requests.replies("/check", tokens);
    Generator.Source one = Requests.events(tokens, 1);
    Generator.Source many = Requests.events(tokens, 32);
    Generator.Source ruleset;
    try (Wire wire = new Wire(port)) {
      ruleset =
          Requests.ruleset(tokens, String.valueOf(wire.get("/ruleset", tokens.get(0)).etag()));
    }
    List<Generator.Source> turns = List.of(check, one, check, one, ruleset, one, check, many);
    int[] turn = {0};
    return connection -> turns.get(turn[0]++ % turns.size()).next(connection);
  }

  private static Duration part(double part) {
    return Duration.ofMillis(Math.round(60_000 * MINUTES * part));
  }

  /** The greatest among the first samples that count; what comes after must not go beyond. */
  private static long first(List<Sample> samples, ToLongFunction<Sample> what) {
    return samples.subList(WARM, 2 * WARM).stream().mapToLong(what).max().orElseThrow();
  }

  private static long last(List<Sample> samples, ToLongFunction<Sample> what) {
    return what.applyAsLong(samples.get(SAMPLES - 1));
  }

  private static void print(List<Sample> samples) {
    Table table =
        new Table(
            "soak, minute",
            "requests/s",
            "p99 ms",
            "live heap MB",
            "resident MB",
            "threads",
            "files");
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      table.row(
          MINUTES * (i + 1) / SAMPLES,
          Math.round(sample.figures.perSecond()),
          sample.figures.latencies().percentile(99),
          sample.liveHeap / 1e6,
          Math.round(sample.usage.residentBytes() / 1e6),
          sample.usage.threads(),
          sample.usage.files());
    }
    table.print();
  }
}

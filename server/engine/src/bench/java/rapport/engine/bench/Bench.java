package rapport.engine.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import rapport.engine.Pack;
import rapport.engine.Ruleset;

/**
 * Measures the engine against its rivals in one run, writes {@code target/bench.json} and says what
 * got slower than {@code src/bench/baseline.json} by more than a fifth.
 */
public final class Bench {
  /**
   * One line of the results; {@code unit} is {@code us}, {@code mb/s} (a million characters),
   * {@code ms} or {@code mb}.
   */
  record Figure(String name, String engine, int phrases, String text, double value, String unit) {}

  private static final double SLOWER = 1.2;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Bench() {}

  public static void main(String[] args) throws IOException, RunnerException {
    List<Figure> figures = new ArrayList<>();
    int patterns =
        Engines.defaultPack().rules().stream().mapToInt(rule -> rule.patterns().size()).sum();
    run(figures, "scan", 0, all("rapport", "trie", "aho-corasick", "brics"));
    // a minute for each reading of the large text
    run(figures, "scan", 0, all("regex").param("text", "150-words", "2000-chars"));
    run(figures, "default-pack", patterns, one("rapport-pack", "150-words"));
    run(figures, "scan", 0, one("languagetool", "150-words"));
    compile(figures);
    compileTrie(figures);
    Path target = Files.createDirectories(Path.of("target"));
    JSON.writeValue(target.resolve("bench.json").toFile(), figures);
    // what the page in Chromium measures on
    JSON.writeValue(
        target.resolve("bench-texts.json").toFile(),
        Map.of("reply", Texts.of("150-words"), "phrases", Texts.phrases(10_000)));
    print(figures);
    Path baseline = Path.of("src/bench/baseline.json");
    if (Files.exists(baseline)) {
      compare(figures, List.of(JSON.readValue(baseline.toFile(), Figure[].class)));
    }
  }

  private static ChainedOptionsBuilder all(String... engines) {
    return new OptionsBuilder()
        .include(ScanBenchmark.class.getSimpleName())
        .param("engine", engines);
  }

  private static ChainedOptionsBuilder one(String engine, String text) {
    return new OptionsBuilder()
        .include(ScanBenchmark.class.getSimpleName())
        .param("engine", engine)
        .param("phrases", "50")
        .param("text", text);
  }

  private static void run(
      List<Figure> figures, String name, int phrases, ChainedOptionsBuilder options)
      throws RunnerException {
    for (RunResult result : new Runner(options.build()).run()) {
      String engine = result.getParams().getParam("engine");
      String text = result.getParams().getParam("text");
      int count = phrases > 0 ? phrases : Integer.parseInt(result.getParams().getParam("phrases"));
      // The median of the rounds: a machine that falls to half its speed for a while spoils a mean
      double nanos = result.getPrimaryResult().getStatistics().getPercentile(50);
      boolean big = text.equals("5-mb");
      double value = big ? Texts.of(text).length() / (nanos / 1_000) : nanos / 1_000;
      figures.add(
          new Figure(name, engine.replace("-pack", ""), count, text, value, big ? "mb/s" : "us"));
    }
  }

  /** Best of twenty on a warm JVM, and what a compiled ruleset keeps beyond the pack. */
  private static void compile(List<Figure> figures) {
    Pack pack = Engines.pack(Texts.phrases(10_000));
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      long start = System.nanoTime();
      Ruleset.compile(1, pack);
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    figures.add(new Figure("compile", "rapport", 10_000, "none", best, "ms"));
    long before = used();
    Ruleset kept = Ruleset.compile(1, pack);
    figures.add(new Figure("kept", "rapport", 10_000, "none", (used() - before) / 1e6, "mb"));
    if (kept.number() != 1) {
      throw new IllegalStateException("kept alive until here");
    }
  }

  private static void compileTrie(List<Figure> figures) {
    List<String> phrases = Texts.phrases(10_000);
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      long start = System.nanoTime();
      Engines.of("trie", phrases);
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    figures.add(new Figure("compile", "trie", 10_000, "none", best, "ms"));
  }

  private static long used() {
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void print(List<Figure> figures) {
    for (Figure each : figures) {
      System.out.println(
          String.format(
              Locale.ROOT,
              "%-14s %-14s %6d  %-10s %12.2f %s",
              each.name(),
              each.engine(),
              each.phrases(),
              each.text(),
              each.value(),
              each.unit()));
    }
  }

  /**
   * Machines differ and are busy: our time is compared as a multiple of the trie's in the same run
   * wherever the trie ran the same.
   */
  private static void compare(List<Figure> now, List<Figure> before) {
    for (Figure each : now) {
      double was = relative(each, before);
      double is = relative(each, now);
      boolean worse = each.unit().equals("mb/s") ? is * SLOWER < was : was * SLOWER < is;
      if (each.engine().equals("rapport") && was > 0 && worse) {
        System.out.println(
            String.format(
                Locale.ROOT,
                "SLOWER: %s %d %s: %.2f, was %.2f (against the trie)",
                each.name(),
                each.phrases(),
                each.text(),
                is,
                was));
      }
    }
  }

  private static double relative(Figure figure, List<Figure> run) {
    double own = find(run, figure.name(), figure.engine(), figure.phrases(), figure.text());
    double trie = find(run, "scan", "trie", figure.phrases(), figure.text());
    return trie > 0
        ? own / trie
        : own / Math.max(1e-9, find(run, "scan", "trie", 1_000, "150-words"));
  }

  private static double find(
      List<Figure> run, String name, String engine, int phrases, String text) {
    return run.stream()
        .filter(
            each ->
                each.name().equals(name)
                    && each.engine().equals(engine)
                    && each.phrases() == phrases
                    && each.text().equals(text))
        .mapToDouble(Figure::value)
        .findFirst()
        .orElse(0);
  }
}

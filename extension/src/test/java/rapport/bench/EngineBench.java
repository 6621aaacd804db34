package rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Browser;

/**
 * Measures the shipped JavaScript in Chromium against one big regular expression, and against
 * harper.js where {@code target/rivals} holds it. Adds its figures to {@code
 * server/engine/target/bench.json}, which the benchmark on the JVM has begun together with the
 * texts, and says what got slower than the kept figures by more than a fifth. Not part of the
 * tests: run by name.
 */
class EngineBench {
  private static final String ORIGIN = "http://engine.localhost/";
  private static final double SLOWER = 1.2;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** As the benchmark on the JVM writes them. */
  record Figure(String name, String engine, int phrases, String text, double value, String unit) {}

  @TempDir Path profile;

  @Test
  void measures() throws IOException {
    Path module = module();
    Path engine = module.resolve("../server/engine").normalize();
    Path written = engine.resolve("target/bench.json");
    List<Figure> figures = new ArrayList<>();
    if (Files.exists(written)) {
      figures.addAll(List.of(JSON.readValue(written.toFile(), Figure[].class)));
      figures.removeIf(each -> each.name().startsWith("chromium-"));
    }
    int before = figures.size();
    try (Browser browser = Browser.start(profile)) {
      Page page = browser.context().newPage();
      page.route(ORIGIN + "**", route -> answer(route, module, engine));
      page.navigate(ORIGIN + "index.html");
      String found = String.valueOf(page.evaluate("async () => (await import('/bench.js')).run()"));
      figures.addAll(List.of(JSON.readValue(found, Figure[].class)));
    }
    for (String name : new String[] {"engine", "page-engine"}) {
      Path file = module.resolve("target/teavm").resolve(name + ".js");
      double size = gzipped(Files.readAllBytes(file)) / 1_000.0;
      figures.add(new Figure("chromium-size-" + name, "rapport", 0, "none", size, "kb"));
    }
    JSON.writeValue(written.toFile(), figures);
    List<Figure> own = figures.subList(before, figures.size());
    for (Figure each : own) {
      System.out.println(
          String.format(
              Locale.ROOT,
              "%-20s %-10s %6d  %-10s %10.2f %s",
              each.name(),
              each.engine(),
              each.phrases(),
              each.text(),
              each.value(),
              each.unit()));
    }
    if (own.stream().noneMatch(each -> each.engine().equals("harper"))) {
      System.out.println("harper.js was not measured: it is not in target/rivals");
    }
    Path baseline = engine.resolve("src/bench/baseline.json");
    if (Files.exists(baseline)) {
      compare(own, List.of(JSON.readValue(baseline.toFile(), Figure[].class)));
    }
    assertThat(own).extracting(Figure::name).contains("chromium-scan", "chromium-compile");
  }

  /** As multiples of the regular expression's time in the same run, since machines differ. */
  private static void compare(List<Figure> now, List<Figure> kept) {
    for (Figure each : now) {
      double is = each.value() / yardstick(now, each);
      double was = find(kept, each.name(), "rapport", each.phrases()) / yardstick(kept, each);
      if (each.engine().equals("rapport") && was > 0 && is > was * SLOWER) {
        System.out.println(
            String.format(
                Locale.ROOT,
                "SLOWER: %s %d: %.2f, was %.2f (against the regular expression)",
                each.name(),
                each.phrases(),
                is,
                was));
      }
    }
  }

  private static double yardstick(List<Figure> run, Figure figure) {
    double regexp = find(run, "chromium-scan", "regexp", 1_000);
    return figure.unit().equals("kb") || regexp == 0 ? 1 : regexp;
  }

  private static double find(List<Figure> run, String name, String engine, int phrases) {
    return run.stream()
        .filter(
            each ->
                each.name().equals(name)
                    && each.engine().equals(engine)
                    && each.phrases() == phrases)
        .mapToDouble(Figure::value)
        .findFirst()
        .orElse(0);
  }

  private static int gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.size();
  }

  private static void answer(Route route, Path module, Path engine) {
    String path = route.request().url().substring(ORIGIN.length());
    Path file =
        switch (path) {
          case "engine.js" -> module.resolve("target/teavm/engine.js");
          case "pack.json" -> module.resolve("target/web/pack.json");
          case "texts.json" -> engine.resolve("target/bench-texts.json");
          case "bench.js" -> module.resolve("src/test/resources/rapport/bench/bench.js");
          default ->
              module.resolve("target/rivals/node_modules/harper.js/dist").resolve(path).normalize();
        };
    Route.FulfillOptions options = new Route.FulfillOptions();
    if (path.equals("index.html")) {
      options.setContentType("text/html").setBody("<p>");
    } else if (Files.isRegularFile(file)) {
      options.setPath(file);
      options.setContentType(
          path.endsWith(".js")
              ? "text/javascript"
              : path.endsWith(".wasm") ? "application/wasm" : "application/json");
    } else {
      options.setStatus(404);
    }
    route.fulfill(options);
  }

  private static Path module() {
    return Stream.of(Path.of(""), Path.of("extension"))
        .map(Path::toAbsolutePath)
        .filter(folder -> Files.isRegularFile(folder.resolve("package.json")))
        .findFirst()
        .orElseThrow();
  }
}

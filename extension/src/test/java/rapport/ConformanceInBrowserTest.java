package rapport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped JavaScript finds in Chromium what the same classes find on the JVM: compiled by the
 * engine of the worker, then read and run by that of the pages.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceInBrowserTest {
  private static final String ORIGIN = "http://engine.localhost/";

  private static final String FIND =
      """
      async () => {
        const {snapshot} = await import("/engine.js");
        const {restore} = await import("/page-engine.js");
        const suites = await (await fetch("/conformance.json")).json();
        return JSON.stringify(suites.map(({pack, cases}) => {
          const json = {ruleset: 1, language: 1, ...pack};
          const ruleset = restore({...json, snapshot: snapshot(json)});
          return cases.map(({text}) => {
            const draft = ruleset.draft();
            draft.update(text, []);
            return draft.report(-1, true).findings.map((each) => [each.start, each.end, each.rule]);
          });
        }));
      }
      """;

  private static final String RUN =
      """
      async () => {
        const {snapshot} = await import("/engine.js");
        const {restore} = await import("/page-engine.js");
        const {run} = await import("/cases.js");
        return JSON.stringify(await run((json) => restore({...json, snapshot: snapshot(json)})));
      }
      """;

  /** Each pattern, with its marks taken away, is a text that much is found in. */
  private static final String RESTORE =
      """
      async () => {
        const {compile} = await import("/engine.js");
        const {restore} = await import("/page-engine.js");
        const pack = await (await fetch("/pack.json")).json();
        const texts = pack.rules.flatMap(({patterns}) => patterns)
          .map((each) => each.replace(/[^a-z']+/g, " ").trim() + ".");
        const both = [restore(pack), compile({...pack, snapshot: undefined})].map((ruleset) => {
          const draft = ruleset.draft();
          return texts.map((text) => {
            draft.customer(text, null);
            draft.update(text);
            return draft.report(-1, true);
          });
        });
        return JSON.stringify({
          snapshot: pack.snapshot.length,
          found: both[0].reduce((sum, {findings}) => sum + findings.length, 0),
          differ: texts.filter((_, i) => JSON.stringify(both[0][i]) !== JSON.stringify(both[1][i])),
        });
      }
      """;

  private Browser browser;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.NEVER) Path profile) {
    browser = Browser.start(profile);
  }

  @AfterAll
  void stop() {
    browser.close();
  }

  @Test
  void findsInChromiumWhatTheKeptSuiteSays() throws IOException {
    Path module = module();
    byte[] engine = Files.readAllBytes(module.resolve("target/teavm/engine.js"));
    // fetched by the page as it is: half a surrogate pair would not survive the way through the
    // driver
    byte[] kept =
        Files.readAllBytes(
            module.resolve("../server/engine/src/test/resources/conformance.json").normalize());
    JsonNode suites = new ObjectMapper().readTree(kept);
    JsonNode found;
    try (Page page = browser.context().newPage()) {
      page.route(ORIGIN + "**", route -> answer(route, engine, kept));
      page.navigate(ORIGIN);
      found = new ObjectMapper().readTree(String.valueOf(page.evaluate(FIND)));
    }
    int texts = 0;
    for (int i = 0; i < suites.size(); i++) {
      JsonNode cases = suites.get(i).get("cases");
      for (int k = 0; k < cases.size(); k++) {
        assertThat(found.get(i).get(k))
            .as("suite %d, text %d", i, k)
            .isEqualTo(cases.get(k).get("findings"));
        texts++;
      }
    }
    assertThat(texts).isEqualTo(3_000);
  }

  @Test
  void findsByTheSnapshotWhatTheCompiledRulesFind() throws IOException {
    Path module = module();
    byte[] engine = Files.readAllBytes(module.resolve("target/teavm/engine.js"));
    byte[] pack = Files.readAllBytes(module.resolve("target/web/pack.json"));
    JsonNode result;
    try (Page page = browser.context().newPage()) {
      page.route(ORIGIN + "**", route -> answer(route, engine, pack));
      page.navigate(ORIGIN);
      result = new ObjectMapper().readTree(String.valueOf(page.evaluate(RESTORE)));
    }
    assertThat(result.get("differ")).isEmpty();
    assertThat(result.get("snapshot").asInt()).isPositive();
    assertThat(result.get("found").asInt()).isGreaterThan(200);
  }

  @Test
  void agreesWithEveryCaseMadeByHand() throws IOException {
    Path module = module();
    byte[] engine = Files.readAllBytes(module.resolve("target/teavm/engine.js"));
    byte[] cases =
        Files.readAllBytes(
            module.resolve("../server/engine/src/test/resources/cases.json").normalize());
    byte[] runner =
        Files.readAllBytes(module.resolve("src/test/resources/rapport/cases.js").normalize());
    JsonNode result;
    try (Page page = browser.context().newPage()) {
      page.route(ORIGIN + "**", route -> answer(route, engine, cases));
      page.route(ORIGIN + "cases.js", route -> answer(route, runner, cases));
      page.navigate(ORIGIN);
      result = new ObjectMapper().readTree(String.valueOf(page.evaluate(RUN)));
    }
    assertThat(result.get("faults")).isEmpty();
    assertThat(result.get("count").asInt()).isGreaterThan(500);
  }

  private static void answer(Route route, byte[] engine, byte[] kept) {
    String url = route.request().url();
    Route.FulfillOptions options = new Route.FulfillOptions();
    if (url.endsWith("/page-engine.js")) {
      options
          .setContentType("text/javascript")
          .setPath(module().resolve("target/teavm/page-engine.js"));
    } else if (url.endsWith(".js")) {
      options.setContentType("text/javascript").setBodyBytes(engine);
    } else if (url.endsWith(".json")) {
      options.setContentType("application/json").setBodyBytes(kept);
    } else {
      options.setContentType("text/html").setBody("<p>");
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

package rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * 3,000 seeded texts with what the engine finds in them, kept as JSON: the compiled JavaScript is
 * held against the same file in a real browser.
 */
class ConformanceTest {
  /** Some rules and the texts for them. */
  record Suite(Pack pack, List<Case> cases) {}

  /** What is found: {@code [start, end, rule]}. */
  record Case(String text, List<List<Object>> findings) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "conformance.json";

  @Test
  void findsWhatTheKeptSuiteSays() throws IOException {
    int texts = 0;
    for (Suite suite :
        JSON.readValue(Objects.requireNonNull(getClass().getResource("/" + FILE)), Suite[].class)) {
      Ruleset ruleset = Ruleset.compile(1, suite.pack());
      for (Case each : suite.cases()) {
        assertThat(findings(ruleset, each.text())).as(each.text()).isEqualTo(each.findings());
        texts++;
      }
    }
    assertThat(texts).isEqualTo(3_000);
  }

  private static List<List<Object>> findings(Ruleset ruleset, String text) {
    List<List<Object>> found = new ArrayList<>();
    for (Finding finding : ruleset.check(Reply.of(text)).findings()) {
      found.add(List.of(finding.start(), finding.end(), finding.rule().id()));
    }
    return found;
  }

  /** Writes the suite anew, after the oracle has agreed: only when the language changes. */
  public static void main(String[] args) throws IOException {
    List<Suite> suites = new ArrayList<>();
    for (int seed = 1_000; seed < 1_100; seed++) {
      Fuzz fuzz = new Fuzz(seed);
      Pack pack = fuzz.pack(1 + seed % 6);
      Ruleset ruleset = Ruleset.compile(1, pack);
      List<Case> cases = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        String text = fuzz.text(1 + fuzz.below(25), i % 2 == 0);
        cases.add(new Case(text, findings(ruleset, text)));
      }
      suites.add(new Suite(pack, cases));
    }
    Files.writeString(
        Path.of(args[0]).resolve(FILE),
        JSON.writer()
            .with(com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII)
            .writeValueAsString(suites));
  }
}

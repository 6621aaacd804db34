package rapport.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void findsInRandomTextsWhatTheCompiledRulesFind() {
    int found = 0;
    for (int seed = 0; seed < 60; seed++) {
      Fuzz fuzz = new Fuzz(seed);
      Pack pack = fuzz.pack(1 + seed % 9);
      Ruleset compiled = Ruleset.compile(1, pack);
      Ruleset restored = restored(pack);
      for (int i = 0; i < 30; i++) {
        Reply reply = Reply.of(fuzz.text(1 + fuzz.below(40), true));
        Report expected = compiled.check(reply);
        assertThat(restored.check(reply)).as("seed %d, %s", seed, reply).isEqualTo(expected);
        found += expected.findings().size();
      }
    }
    assertThat(found).isGreaterThan(400);
  }

  @Test
  void findsInTheExamplesOfTheDefaultPackWhatTheCompiledRulesFind() throws IOException {
    Pack pack = defaultPack();
    Ruleset compiled = Ruleset.compile(0, pack);
    Ruleset restored = restored(pack);
    int found = 0;
    for (Rule rule : pack.rules()) {
      List<String> examples = new ArrayList<>(rule.mustMatch());
      examples.addAll(rule.mustNotMatch());
      for (String example : examples) {
        Reply reply = new Reply(example, List.of(), example, "Priya Shah");
        Report expected = compiled.check(reply);
        assertThat(restored.check(reply)).as(example).isEqualTo(expected);
        found += expected.findings().size();
      }
    }
    assertThat(found).isGreaterThan(400);
  }

  @Test
  void refusesRulesItWasNotMadeOf() {
    Rule one = Rulesets.risk("one", "calm down");
    Rule two = Rulesets.risk("two", "no way");
    String snapshot =
        Ruleset.compile(1, new Pack(List.of(Rulesets.CATEGORY), List.of(), List.of(one)))
            .snapshot();
    Pack other = new Pack(List.of(Rulesets.CATEGORY), List.of(), List.of(one, two));
    assertThatThrownBy(() -> Ruleset.restore(1, other, bytes(snapshot)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsNumbersOfEverySize() {
    int[] numbers = IntStream.rangeClosed(-70_000, 70_000).toArray();
    numbers[0] = Integer.MAX_VALUE;
    numbers[1] = Integer.MIN_VALUE;
    numbers[2] = -(1 << 27) - 1;
    SnapshotWriter out = new SnapshotWriter();
    out.numbers(numbers);
    out.numbers(numbers, 1);
    out.letters("naïve 'd".toCharArray(), 8);
    SnapshotReader in = new SnapshotReader(bytes(out.toString()));
    assertThat(in.numbers()).isEqualTo(numbers);
    assertThat(in.numbers(1)).isEqualTo(numbers);
    assertThat(in.letters()).isEqualTo("naïve 'd".toCharArray());
    assertThat(out.toString().chars()).allMatch(each -> each > '"' && each < 127 && each != '\\');
  }

  @Test
  void keepsArraysThatAreMostlyZero() {
    int[][] all = {
      {}, {0}, {7}, {0, 0, 0}, {1, 0, 0, 2}, {0, 1, 0, 2, 0, 0, 0, 3, 0}, {1, 2, 0, 0}, {-1, 0, -1}
    };
    SnapshotWriter out = new SnapshotWriter();
    for (int[] each : all) {
      out.sparse(each);
    }
    SnapshotReader in = new SnapshotReader(bytes(out.toString()));
    for (int[] each : all) {
      assertThat(in.sparse()).isEqualTo(each);
    }
  }

  /** Without the lists, as a browser does. */
  private static Ruleset restored(Pack pack) {
    Pack bare = new Pack(pack.categories(), List.of(), pack.rules());
    return Ruleset.restore(1, bare, bytes(Ruleset.compile(1, pack).snapshot()));
  }

  private static byte[] bytes(String snapshot) {
    return snapshot.getBytes(US_ASCII);
  }

  private static Pack defaultPack() throws IOException {
    List<Rule> rules = new ArrayList<>();
    for (String file : read("index.json", String[].class)) {
      if (!file.equals("lists.json") && !file.equals("categories.json")) {
        rules.addAll(List.of(read(file, Rule[].class)));
      }
    }
    return new Pack(
        List.of(read("categories.json", Category[].class)),
        List.of(read("lists.json", WordList[].class)),
        rules);
  }

  private static <T> T read(String file, Class<T> type) throws IOException {
    return JSON.readValue(
        Objects.requireNonNull(Rule.class.getResource("/rapport/pack/" + file)), type);
  }
}

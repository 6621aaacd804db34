package rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OracleTest {
  @Test
  void findsExactlyWhatTheOracleFinds() {
    int found = 0;
    for (int seed = 0; seed < 100; seed++) {
      Fuzz fuzz = new Fuzz(seed);
      Pack pack = fuzz.pack(1 + seed % 7);
      Ruleset ruleset = Ruleset.compile(1, pack);
      Oracle oracle = new Oracle(pack);
      for (int i = 0; i < 30; i++) {
        String text = fuzz.text(1 + fuzz.below(40), false);
        List<List<Object>> expected = oracle.findings(text, sentences(ruleset, text));
        assertThat(findings(ruleset, text))
            .as("seed %d, text %s, rules %s", seed, text, pack.rules())
            .isEqualTo(expected);
        found += expected.size();
      }
    }
    assertThat(found).isGreaterThan(3_000);
  }

  static List<Sentence> sentences(Ruleset ruleset, String text) {
    Draft draft = ruleset.draft();
    draft.update(text, List.of());
    return draft.sentences();
  }

  static List<List<Object>> findings(Ruleset ruleset, String text) {
    Draft draft = ruleset.draft();
    draft.update(text, List.of());
    List<List<Object>> found = new ArrayList<>();
    // not by way of a report, which keeps still about a text that is not English
    for (Finding finding :
        new Judge(ruleset, draft.sentences(), draft.text(), CompiledRule.UNKNOWN)
            .findings(java.util.Map.of(), -1, true)) {
      found.add(List.of(finding.start(), finding.end(), finding.rule().id()));
    }
    return found;
  }
}

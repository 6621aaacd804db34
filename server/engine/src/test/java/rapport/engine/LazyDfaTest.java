package rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** That it finds the same however often it has to forget. */
class LazyDfaTest {
  private static final String[] WORDS = {
    "we", "will", "not", "send", "it", "back", "today", "very", "soon", "out", "of", "stock"
  };

  @Test
  void findsTheSameHoweverOftenItForgets() {
    Ruleset ruleset =
        Rulesets.of(
            List.of(new WordList("when", List.of("today", "very soon", "soon"))),
            Rulesets.risk("gap", "we _{0,6} send", "(will|not) _{0,3} back @when"),
            Rulesets.risk("inflected", "~send _{1,4} @when"),
            Rulesets.risk("capture", "<what: _{1,4}> is out of stock", "^ it _{0,8} stock $"));
    Starts starts = ruleset.starts().get(Patterns.TEXTS.indexOf(Patterns.REPLY));
    LazyDfa keeps = new LazyDfa(starts);
    LazyDfa forgets = new LazyDfa(starts, 16);
    Random random = new Random(11);
    int matches = 0;
    for (int text = 0; text < 2_000; text++) {
      int kept = LazyDfa.START;
      int forgotten = LazyDfa.START;
      for (int i = 0; i < 20; i++) {
        int symbol = symbol(ruleset, random);
        kept = keeps.step(kept, symbol);
        forgotten = forgets.step(forgotten, symbol);
        assertThat(accepted(forgets, forgotten)).isEqualTo(accepted(keeps, kept));
        matches += keeps.accepts(kept);
      }
    }
    assertThat(matches).isGreaterThan(1_000);
  }

  private static int symbol(Ruleset ruleset, Random random) {
    String word = WORDS[random.nextInt(WORDS.length)];
    int id =
        random.nextInt(20) == 0
            ? Vocabulary.UNKNOWN
            : ruleset.vocabulary().lookup(WordKey.low(word), WordKey.high(word));
    // now and then the middle of a contraction
    int flags = random.nextInt(12) == 0 ? random.nextInt(3) : Tokens.FIRST | Tokens.LAST;
    return Math.max(id, 0) << Tokens.SYMBOL_BITS | flags;
  }

  private static TreeSet<Integer> accepted(LazyDfa dfa, int state) {
    TreeSet<Integer> machines = new TreeSet<>();
    for (int i = 0; i < dfa.accepts(state); i++) {
      machines.add(dfa.accepted(state, i));
    }
    return machines;
  }
}

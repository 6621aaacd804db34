package rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftTest {
  @Test
  void reportsAfterEveryEditWhatAFullCheckFinds() {
    for (int seed = 0; seed < 40; seed++) {
      Fuzz fuzz = new Fuzz(seed);
      Ruleset ruleset = Ruleset.compile(1, fuzz.pack(8));
      Draft draft = ruleset.draft();
      StringBuilder text = new StringBuilder(fuzz.text(seed * 5, true));
      List<Span> skips =
          seed % 3 == 0 ? List.of(new Span(text.length() / 2, text.length() / 2 + 20)) : List.of();
      draft.update(text.toString(), skips);
      for (int i = 0; i < 80; i++) {
        int start = fuzz.below(text.length() + 1);
        int end = Math.min(text.length(), start + (fuzz.below(3) == 0 ? fuzz.below(40) : 0));
        String inserted =
            fuzz.below(4) == 0
                ? fuzz.text(fuzz.below(6), true)
                : fuzz.text(1, true).substring(0, 1);
        text.replace(start, end, inserted);
        if (skips.isEmpty() && fuzz.below(2) == 0) {
          draft.edit(start, end, inserted);
        } else {
          draft.update(text.toString(), skips);
        }
        Report full = ruleset.check(new Reply(text.toString(), skips, null, null));
        assertThat(draft.report(-1, true))
            .as("seed %d, edit %d, text %s", seed, i, text)
            .isEqualTo(full);
        assertThat(bounds(draft))
            .as("seed %d, edit %d", seed, i)
            .isEqualTo(bounds(fresh(ruleset, text.toString(), skips)));
      }
    }
  }

  @Test
  void movesSkippedRangesWithTheTextBeforeThem() {
    Draft draft = Rulesets.of(Rulesets.risk("r", "calm down")).draft();
    draft.update("Well. calm down. Calm down.", List.of(new Span(6, 15)));
    draft.edit(0, 0, "Oh. ");
    assertThat(draft.report(-1, true).findings()).extracting(Finding::start).containsExactly(21);
  }

  private static Draft fresh(Ruleset ruleset, String text, List<Span> skips) {
    Draft draft = ruleset.draft();
    draft.update(text, skips);
    return draft;
  }

  private static List<List<Integer>> bounds(Draft draft) {
    List<List<Integer>> bounds = new ArrayList<>();
    for (Sentence sentence : draft.sentences()) {
      bounds.add(
          List.of(sentence.kind, sentence.start, sentence.end(), sentence.next(), sentence.words));
    }
    return bounds;
  }
}

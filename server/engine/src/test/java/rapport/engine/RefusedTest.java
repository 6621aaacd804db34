package rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input: each kind has a message and a position of its own. */
class RefusedTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      textBlock =
          """
          calm (down            => 5  => This bracket is never closed.
          calm (down (a|b)      => 5  => This bracket is never closed.
          calm down )           => 10 => This bracket was never opened.
          calm down >           => 10 => This capture was never opened.
          calm <what: down      => 5  => This capture is never closed.
          calm @nowhere down    => 5  => There is no list 'nowhere'.
          calm @ down           => 5  => @ needs the name of a list right after it.
          calm ~ down           => 5  => ~ needs a word right after it.
          calm (down|)          => 11 => An alternative is empty or may match nothing; use ? after the bracket instead.
          calm (|down)          => 6  => An alternative is empty or may match nothing; use ? after the bracket instead.
          calm ()               => 6  => An alternative is empty or may match nothing; use ? after the bracket instead.
          calm (down?)          => 6  => An alternative is empty or may match nothing; use ? after the bracket instead.
          _ calm                => 0  => A pattern neither begins nor ends with a gap, outside a capture.
          calm _{0,3}           => 5  => A pattern neither begins nor ends with a gap, outside a capture.
          calm down? (_ a|b _)  => 18 => A pattern neither begins nor ends with a gap, outside a capture.
          calm? down?           => 0  => The pattern could match nothing: it needs a word that must be there.
          ^ $                   => 0  => The pattern could match nothing: it needs a word that must be there.
          calm _{3,1} down      => 5  => A gap spans at most 8 words, and the smaller number comes first.
          calm _{0,9} down      => 5  => A gap spans at most 8 words, and the smaller number comes first.
          calm _{x} down        => 5  => A gap is written _ or _{0,3}.
          calm | down           => 5  => | stands only inside brackets.
          calm ? down           => 5  => ? must follow directly what may be missing.
          calm & down           => 5  => The character '&' has no meaning in a pattern.
          calm(down)            => 4  => Put a space between the two: a pattern is made of whole words.
          calm <: down>         => 5  => A capture is written <name: what to capture>.
          calm <a: down?>       => 5  => The capture 'a' may be empty.
          <a: calm> <a: down>   => 10 => The capture 'a' stands twice.
          <a: ^ calm> down      => 4  => ^ and $ stand outside of captures.
          <a: b>? calm          => 6  => Only a word, group, _, #, @list or ~word can be made optional with ?.
          (((((calm)))))        => 4  => Brackets nest at most 4 deep.
          <a: b> <c: d> <e: f> <g: h> <i: j> => 28 => A pattern has at most 4 captures.
          # <a: #>              => 0  => The pattern needs at least one definite word or short list that must be there, to be found by.
          """)
  void saysWhatIsWrongAndWhere(String pattern, int position, String message) {
    assertThat(faults(Rulesets.risk("r", pattern)))
        .containsExactly(new Fault("r", "patterns/0", position, message));
  }

  @Test
  void boundsTheLengthOfAPattern() {
    String longest = "calm " + "a".repeat(195);
    assertThat(faults(Rulesets.risk("r", longest))).isEmpty();
    assertThat(faults(Rulesets.risk("r", longest + "a")))
        .containsExactly(
            new Fault("r", "patterns/0", 200, "A pattern has at most 200 characters."));
  }

  @Test
  void boundsTheWidthOfAMatch() {
    String gaps = "a _{0,8} b _{0,8} c _{0,8} d _{0,8} e";
    assertThat(faults(Rulesets.risk("r", gaps))).isEmpty();
    assertThat(faults(Rulesets.risk("r", gaps + " _{0,8} f")))
        .containsExactly(
            new Fault(
                "r",
                "patterns/0",
                0,
                "The pattern is too wide: a match could be more than 120 words long."));
  }

  @Test
  void boundsTheNumberOfPatterns() {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < 20_001; i++) {
      rules.add(Rulesets.risk("r" + i, "w" + i + " down"));
    }
    Pack pack = new Pack(List.of(Rulesets.CATEGORY), List.of(), rules.subList(0, 20_000));
    assertThat(Ruleset.compile(1, pack).number()).isEqualTo(1);
    assertThat(faults(new Pack(List.of(Rulesets.CATEGORY), List.of(), rules)))
        .containsExactly(
            new Fault("", "rules", 0, "A ruleset has at most 20000 patterns; these are 20001."));
  }

  @Test
  void boundsTheStatesOfAllPatternsTogether() {
    List<WordList> lists = new ArrayList<>();
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < 110; i++) {
      List<String> words = new ArrayList<>();
      for (int k = 0; k < 5_000; k++) {
        words.add("w" + i + "x" + k + " down");
      }
      lists.add(new WordList("l" + i, words));
      rules.add(Rulesets.risk("r" + i, "calm @l" + i));
    }
    assertThat(faults(new Pack(List.of(Rulesets.CATEGORY), lists, rules)))
        .containsExactly(
            new Fault("", "rules", 0, "All patterns together need more than 1000000 states."));
  }

  @Test
  void namesARewriteThatUsesWhatNoPatternCaptures() {
    Rule good = rewriting("Let us look at {what}", "<what: _{1,3}> down");
    assertThat(faults(good)).isEmpty();
    assertThat(faults(rewriting("Let us look at {which}", "<what: _{1,3}> down")))
        .containsExactly(
            new Fault("r", "rewrites/0", 15, "No pattern of the rule captures 'which'."));
    assertThat(faults(rewriting("Let us {what", "<what: _{1,3}> down")))
        .containsExactly(new Fault("r", "rewrites/0", 7, "This { is never closed."));
  }

  @Test
  void namesEveryFaultOfAPackAtOnce() {
    WordList list = new WordList("l", List.of("calm", "a _ b"));
    Pack pack =
        new Pack(
            List.of(Rulesets.CATEGORY, Rulesets.CATEGORY),
            List.of(list, new WordList("empty", List.of())),
            List.of(Rulesets.risk("r", "calm (", "calm @l", "calm )"), Rulesets.risk("r", "calm")));
    assertThat(faults(pack))
        .containsExactly(
            new Fault("", "categories", 0, "The category 'c' stands twice."),
            new Fault("@l", "words/1", 2, "A list entry holds only words and ~words."),
            new Fault("@empty", "words", 0, "The list is empty."),
            new Fault("r", "patterns/0", 5, "This bracket is never closed."),
            new Fault("r", "patterns/2", 5, "This bracket was never opened."),
            new Fault("r", "id", 0, "Another rule has this id."));
  }

  @Test
  void refusesATextOverTheLimitAndCutsNone() {
    Ruleset ruleset = Rulesets.of(Rulesets.risk("r", "calm down"));
    String longest = "x".repeat(Ruleset.MAX_TEXT - 10) + " calm down";
    assertThat(ruleset.check(Reply.of(longest)).findings()).hasSize(1);
    assertThatThrownBy(() -> ruleset.check(Reply.of(longest + ".")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A text has at most 100000 characters");
    Draft draft = ruleset.draft();
    draft.update(longest, List.of());
    assertThatThrownBy(() -> draft.edit(0, 0, "x")).isInstanceOf(IllegalArgumentException.class);
    assertThat(draft.report(-1, true).findings()).hasSize(1);
  }

  @Test
  void takesASentenceOfNothingButCode() {
    // more than a sentence holds, none of it the agent's words
    String code = "`a` ".repeat(1_500) + "calm down";
    assertThat(
            Rulesets.of(Rulesets.risk("r", "calm <what: _> now?|calm down".split("[|]")))
                .check(Reply.of(code))
                .findings())
        .hasSize(1);
  }

  private static Rule rewriting(String rewrite, String pattern) {
    Rule rule = Rulesets.risk("r", pattern);
    return new Rule(
        "r",
        "risk",
        "c",
        null,
        null,
        "warning",
        true,
        rule.patterns(),
        List.of(),
        null,
        null,
        "m",
        List.of(rewrite),
        List.of(),
        List.of(),
        null);
  }

  private static List<Fault> faults(Rule rule) {
    return faults(new Pack(List.of(Rulesets.CATEGORY), List.of(), List.of(rule)));
  }

  private static List<Fault> faults(Pack pack) {
    RulesetException refused =
        catchThrowableOfType(RulesetException.class, () -> Ruleset.compile(1, pack));
    return refused == null ? List.of() : refused.faults();
  }
}

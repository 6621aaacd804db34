package rapport.pack;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rapport.engine.Finding;
import rapport.engine.Pack;
import rapport.engine.Reply;
import rapport.engine.Report;
import rapport.engine.Rule;
import rapport.engine.Ruleset;
import rapport.publish.ShippedPack;

class DefaultPackTest {
  /** What fits on a card in two lines. */
  private static final int MAX_MESSAGE = 90;

  private static final Pack PACK = ShippedPack.load().pack(entry -> true);
  private static final Ruleset RULESET = Ruleset.compile(0, PACK);

  @Test
  void provesItself() {
    assertThat(ShippedPack.files().prove()).isEmpty();
  }

  @Test
  void holdsRulesInEveryCategory() {
    assertThat(PACK.categories()).hasSize(12);
    assertThat(risks()).hasSizeGreaterThanOrEqualTo(150);
    assertThat(risks())
        .extracting(Rule::category)
        .containsAll(PACK.categories().stream().map(category -> category.id()).toList());
  }

  @Test
  void speaksShortlyAndKindly() {
    for (Rule rule : risks()) {
      assertThat(rule.message()).as(rule.id()).hasSizeBetween(20, MAX_MESSAGE);
      assertThat(rule.message())
          .as(rule.id())
          .doesNotContain("!")
          .doesNotContainIgnoringCase("oops");
      assertThat(rule.rewrites()).as(rule.id()).hasSizeBetween(1, 3).doesNotHaveDuplicates();
      assertThat(rule.source()).as(rule.id()).isIn("duo", "day", "value", "css", "four");
    }
  }

  /** A rewrite that many rules give would become the next stock phrase. */
  @Test
  void variesItsRewrites() {
    Map<String, Integer> uses = new HashMap<>();
    for (Rule rule : risks())
      for (String rewrite : rule.rewrites()) uses.merge(rewrite, 1, Integer::sum);
    assertThat(uses.values()).allMatch(count -> count <= 6);
    assertThat(uses).hasSizeGreaterThanOrEqualTo(100);
  }

  @Test
  void findsThreeThingsInOneHardSentence() {
    String text =
        "I know exactly how you're feeling, but per our policy you should have called us.";
    List<String> found = new ArrayList<>();
    for (Finding finding : RULESET.check(Reply.of(text)).findings())
      found.add(finding.rule().category() + ": " + text.substring(finding.start(), finding.end()));
    assertThat(found)
        .containsExactly(
            "sympathy-overreach: I know exactly how you're feeling",
            "defensive-policy: per our policy",
            "blame: you should have called us");
  }

  @Test
  void findsNothingInAGoodReplyAndSeesItsMoves() {
    Report report =
        RULESET.check(
            new Reply(
                "Hello Rosa, three days without heating is far too long, and I am sorry."
                    + " I will stay with this until the house is warm. I have booked Tom for 9 am"
                    + " tomorrow. Enjoy the first warm evening, and write back if he is late.",
                List.of(),
                "My heating has not worked for three days and I have called you twice!",
                "Rosa"));
    assertThat(report.findings()).isEmpty();
    assertThat(report.shape().empathy()).isNotNull();
    assertThat(report.shape().willingness()).isNotNull();
    assertThat(report.shape().solution()).isNotNull();
    assertThat(report.shape().inOrder()).isTrue();
    assertThat(requireNonNull(report.customer()).emotion()).isEqualTo("implicit-negative");
    assertThat(report.customer().facts())
        .containsEntry("duration", "three days")
        .containsEntry("tries", "twice");
  }

  private static List<Rule> risks() {
    return PACK.rules().stream().filter(rule -> rule.kind().equals("risk")).toList();
  }
}

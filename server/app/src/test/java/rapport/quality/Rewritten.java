package rapport.quality;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rapport.engine.Finding;
import rapport.engine.Pack;
import rapport.engine.Reply;
import rapport.engine.Rule;
import rapport.engine.Ruleset;
import rapport.publish.ShippedPack;

/**
 * Run by {@code make rewrites} only: prints a hundred rewrites in the sentences of their rules, for
 * the eye. No test can tell whether words sound right.
 */
class Rewritten {
  private static final int SHOWN = 100;

  @Test
  void printsRewritesInTheirSentences() {
    String seed = System.getenv().getOrDefault("RAPPORT_SEED", "1");
    Pack pack = ShippedPack.load().pack(entry -> true);
    Ruleset ruleset = Ruleset.compile(0, pack);
    List<String> lines = new ArrayList<>();
    for (Rule rule : pack.rules())
      if (rule.kind().equals("risk"))
        for (String example : rule.mustMatch()) lines.addAll(lines(ruleset, rule, example));
    Collections.shuffle(lines, new Random(Long.parseLong(seed)));
    System.out.println(SHOWN + " of " + lines.size() + " rewrites, seed " + seed);
    lines.stream().limit(SHOWN).sorted().forEach(System.out::println);
    assertTrue(lines.size() >= SHOWN);
  }

  private static List<String> lines(Ruleset ruleset, Rule rule, String example) {
    String text = example.replace("[[", "").replace("]]", "");
    List<String> lines = new ArrayList<>();
    for (Finding finding : ruleset.check(Reply.of(text)).findings())
      if (finding.rule().id().equals(rule.id()))
        for (String rewrite : finding.rewrites())
          lines.add(
              String.format(
                  "%-28s %s  <-  %s",
                  rule.id(),
                  text.substring(0, finding.start())
                      + "«"
                      + rewrite
                      + "»"
                      + text.substring(finding.end()),
                  text));
    return lines;
  }
}

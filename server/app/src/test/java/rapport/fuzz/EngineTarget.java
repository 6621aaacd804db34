package rapport.fuzz;

import java.util.ArrayList;
import java.util.List;
import rapport.engine.Draft;
import rapport.engine.Finding;
import rapport.engine.Pack;
import rapport.engine.Reply;
import rapport.engine.Report;
import rapport.engine.Rule;
import rapport.engine.Ruleset;
import rapport.engine.RulesetException;
import rapport.engine.Span;
import rapport.publish.ShippedPack;

/**
 * The engine: any text gives findings inside it, typing gives what checking gives, and any pattern
 * is compiled or refused in words.
 */
public final class EngineTarget {
  private static final Pack PACK = ShippedPack.load().pack(rule -> true);
  private static final Ruleset RULESET = Ruleset.compile(1, PACK);
  private static final List<String> PHRASES =
      PACK.rules().stream()
          .filter(rule -> rule.mustMatch() != null)
          .flatMap(rule -> rule.mustMatch().stream())
          .map(EngineTarget::bare)
          .toList();

  private EngineTarget() {}

  /** What the fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] input) {
    Choices choices = new Choices(input);
    if (choices.oneIn(3)) pattern(choices);
    else text(choices);
  }

  private static String bare(String example) {
    return example.replace("[[", "").replace("]]", "");
  }

  private static String draft(Choices choices) {
    StringBuilder text = new StringBuilder();
    for (int parts = choices.below(8); parts >= 0; parts--) {
      switch (choices.below(4)) {
        case 0 -> text.append(choices.text(40));
        case 1 -> text.append(choices.words(60));
        default -> text.append(choices.of(PHRASES)).append(' ');
      }
    }
    return text.toString();
  }

  private static List<Span> skips(Choices choices, int length) {
    List<Span> skips = new ArrayList<>();
    for (int i = choices.below(3); i > 0; i--) {
      int start = choices.below(length + 1);
      skips.add(new Span(start, start + choices.below(length - start + 1)));
    }
    return skips;
  }

  private static void text(Choices choices) {
    String text = draft(choices);
    String customer = choices.oneIn(2) ? draft(choices) : null;
    String name = choices.oneIn(3) ? choices.text(20) : null;
    List<Span> skips = skips(choices, text.length());
    Report report = RULESET.check(new Reply(text, skips, customer, name));
    for (Finding finding : report.findings()) {
      if (finding.start() < 0 || finding.end() <= finding.start() || finding.end() > text.length())
        throw new AssertionError("a finding outside the text");
    }
    Draft draft = RULESET.draft();
    draft.customer(customer, name);
    draft.update(text, skips);
    same(report, draft.report(-1, true));
    int start = choices.below(text.length() + 1);
    int end = start + choices.below(text.length() - start + 1);
    String inserted = choices.words(20);
    draft.update(text, List.of());
    draft.edit(start, end, inserted);
    String edited = text.substring(0, start) + inserted + text.substring(end);
    same(RULESET.check(new Reply(edited, List.of(), customer, name)), draft.report(-1, true));
  }

  private static void same(Report checked, Report typed) {
    if (!places(checked).equals(places(typed)))
      throw new AssertionError("typing and checking differ: " + places(checked) + places(typed));
  }

  private static List<String> places(Report report) {
    return report.findings().stream()
        .map(finding -> finding.start() + "-" + finding.end() + " " + finding.rule().id())
        .toList();
  }

  private static void pattern(Choices choices) {
    String pattern = choices.words(60);
    Rule rule =
        new Rule(
            "made",
            "risk",
            PACK.categories().get(0).id(),
            null,
            null,
            "warning",
            true,
            List.of(pattern),
            choices.oneIn(3) ? List.of(choices.words(20)) : List.of(),
            null,
            null,
            "m",
            List.of("here {what} is"),
            List.of(),
            List.of(),
            null);
    Ruleset ruleset;
    try {
      ruleset = Ruleset.compile(1, new Pack(PACK.categories(), PACK.lists(), List.of(rule)));
    } catch (RulesetException e) {
      if (e.faults().isEmpty()) throw new AssertionError("refused without a word", e);
      return;
    }
    ruleset.check(Reply.of(draft(choices)));
  }
}

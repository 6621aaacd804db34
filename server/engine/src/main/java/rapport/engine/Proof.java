package rapport.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Runs the examples that rules carry. Every {@code mustMatch} gives exactly the marked spans and no
 * {@code mustNotMatch} gives any, with the rule alone and its conditions on customer and position
 * met; every rewrite put into every {@code mustMatch} gives no finding that touches the inserted
 * words, with the whole pack in force.
 */
public final class Proof {
  private static final int RISK_EXAMPLES = 2;

  private final Ruleset ruleset;
  private final Scanner scanner;
  private final List<Fault> faults = new ArrayList<>();

  private Proof(Ruleset ruleset) {
    this.ruleset = ruleset;
    this.scanner = new Scanner(ruleset);
  }

  /**
   * Proves all enabled rules.
   *
   * @return what does not hold, compile errors included; empty when the pack is proved
   */
  public static List<Fault> of(Pack pack) {
    try {
      return of(Ruleset.compile(0, pack));
    } catch (RulesetException e) {
      return e.faults();
    }
  }

  /** Proves all rules of what is compiled already. */
  public static List<Fault> of(Ruleset ruleset) {
    Proof proof = new Proof(ruleset);
    ruleset.rules().forEach(proof::prove);
    return List.copyOf(proof.faults);
  }

  private void prove(CompiledRule compiled) {
    Rule rule = compiled.rule();
    int least = compiled.kind() == CompiledRule.Kind.RISK ? RISK_EXAMPLES : 1;
    if (rule.mustMatch().size() < least) {
      fault(
          rule, "mustMatch", 0, "The rule needs " + least + " or more examples that it must find.");
    }
    if (compiled.kind() == CompiledRule.Kind.RISK && rule.mustNotMatch().size() < RISK_EXAMPLES) {
      fault(
          rule, "mustNotMatch", 0, "The rule needs two or more examples that it must leave alone.");
    }
    for (int i = 0; i < rule.mustMatch().size(); i++) {
      mustMatch(compiled, "mustMatch/" + i, rule.mustMatch().get(i));
    }
    for (int i = 0; i < rule.mustNotMatch().size(); i++) {
      String text = rule.mustNotMatch().get(i);
      List<Span> found = spans(alone(compiled, new Buffer(text)));
      if (!found.isEmpty()) {
        fault(rule, "mustNotMatch/" + i, found.get(0).start(), "Found " + quote(text, found) + ".");
      }
    }
  }

  private void mustMatch(CompiledRule compiled, String field, String example) {
    List<Span> marked = new ArrayList<>();
    String text = unmark(example, marked);
    if (marked.isEmpty()) {
      fault(compiled.rule(), field, 0, "Mark what must be found with [[ ]].");
      return;
    }
    Buffer buffer = new Buffer(text);
    List<Candidate> found = alone(compiled, buffer);
    if (!spans(found).equals(marked)) {
      fault(
          compiled.rule(),
          field,
          0,
          "Found " + quote(text, spans(found)) + " instead of " + quote(text, marked) + ".");
      return;
    }
    for (Candidate candidate : found) {
      rewrites(compiled, field, text, candidate, buffer);
    }
  }

  private void rewrites(
      CompiledRule compiled, String field, String text, Candidate candidate, Buffer buffer) {
    Judge judge =
        new Judge(ruleset, List.of(candidate.sentence), buffer.chars(), CompiledRule.UNKNOWN);
    for (int i = 0; i < compiled.rule().rewrites().size(); i++) {
      List<String> one = List.of(compiled.rule().rewrites().get(i));
      for (String rewrite : judge.rewrites(candidate, one, Map.of())) {
        String changed =
            text.substring(0, candidate.start()) + rewrite + text.substring(candidate.end());
        int end = candidate.start() + rewrite.length();
        for (Finding finding : everything(compiled, changed)) {
          if (finding.start() < end && finding.end() > candidate.start()) {
            String words = changed.substring(finding.start(), finding.end());
            fault(
                compiled.rule(),
                "rewrites/" + i,
                0,
                "In "
                    + field
                    + " it is itself found by "
                    + finding.rule().id()
                    + ": \""
                    + words
                    + "\".");
          }
        }
      }
    }
  }

  private List<Finding> everything(CompiledRule compiled, String text) {
    Buffer buffer = new Buffer(text);
    return new Judge(ruleset, scan(buffer, Patterns.REPLY), buffer.chars(), customerOf(compiled))
        .findings(Map.of(), -1, true);
  }

  private List<Candidate> alone(CompiledRule compiled, Buffer buffer) {
    return new Judge(ruleset, scan(buffer, compiled.texts()), buffer.chars(), CompiledRule.UNKNOWN)
        .only(compiled)
        .candidates(compiled.kind());
  }

  private List<Sentence> scan(Buffer buffer, int texts) {
    scanner.begin(texts, CustomerName.UNKNOWN);
    scanner.text(buffer.chars(), buffer.length(), List.of());
    return scanner.all();
  }

  /** A customer for whom the rule applies. */
  private static int customerOf(CompiledRule compiled) {
    boolean unknown = (compiled.customers() & 1 << CompiledRule.UNKNOWN) != 0;
    return unknown ? CompiledRule.UNKNOWN : Integer.numberOfTrailingZeros(compiled.customers());
  }

  private static List<Span> spans(List<Candidate> candidates) {
    return candidates.isEmpty()
        ? Collections.emptyList()
        : candidates.stream().map(each -> new Span(each.start(), each.end())).toList();
  }

  /** Takes the marks out of an example and adds what stood between them. */
  static String unmark(String example, List<Span> marked) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    int open;
    while ((open = example.indexOf("[[", from)) >= 0) {
      int close = example.indexOf("]]", open);
      if (close < 0) {
        break;
      }
      text.append(example, from, open);
      int start = text.length();
      text.append(example, open + 2, close);
      marked.add(new Span(start, text.length()));
      from = close + 2;
    }
    return text.append(example.substring(from)).toString();
  }

  private static String quote(String text, List<Span> spans) {
    if (spans.isEmpty()) {
      return "nothing";
    }
    List<String> quoted = new ArrayList<>();
    for (Span span : spans) {
      quoted.add("\"" + text.substring(span.start(), span.end()) + "\"");
    }
    return String.join(" and ", quoted);
  }

  private void fault(Rule rule, String field, int position, String message) {
    faults.add(new Fault(rule.id(), field, position, message));
  }
}

package rapport.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a rule that are no patterns. */
final class RuleCheck {
  private static final List<String> KINDS = List.of("risk", "signal", "cue");
  private static final List<String> POSITIONS = List.of("opening", "closing", "any");
  private static final List<String> SENTENCES = List.of("question", "statement", "any");

  private final Rule rule;
  private final Map<String, Integer> categories;
  private final List<Fault> faults;
  private final int before;

  RuleCheck(Rule rule, Map<String, Integer> categories, List<Fault> faults) {
    this.rule = rule;
    this.categories = categories;
    this.faults = faults;
    this.before = faults.size();
  }

  /** Null when there were faults. */
  @Nullable CompiledRule compile(int order) {
    CompiledRule.Kind kind = kind();
    int group = 0;
    int severity = 0;
    if (kind == CompiledRule.Kind.RISK) {
      Integer category = rule.category() == null ? null : categories.get(rule.category());
      if (category == null) {
        fault("category", "There is no category '" + rule.category() + "'.");
      } else {
        group = category;
      }
      severity = place("severity", CompiledRule.SEVERITIES, rule.severity());
    } else if (kind == CompiledRule.Kind.SIGNAL) {
      group = place("signal", CompiledRule.SIGNALS, rule.signal());
    } else {
      group = place("emotion", CompiledRule.EMOTIONS, rule.emotion());
    }
    if (rule.patterns().isEmpty()) {
      fault("patterns", "A rule needs at least one pattern.");
    }
    Rule.When when = rule.when();
    String position = when == null || when.position() == null ? "any" : when.position();
    String sentence = when == null || when.sentence() == null ? "any" : when.sentence();
    place("when/position", POSITIONS, position);
    place("when/sentence", SENTENCES, sentence);
    int customers = customers(when);
    if (faults.size() > before) {
      return null;
    }
    Rule.Unless unless = rule.unless();
    boolean hasNear = unless != null && !unless.near().isEmpty();
    boolean hasUnless = hasNear || (unless != null && !unless.sameSentence().isEmpty());
    return new CompiledRule(
        rule,
        order,
        kind,
        group,
        severity,
        customers,
        position.equals("opening"),
        position.equals("closing"),
        sentence.equals("any") ? null : sentence.equals("question"),
        !rule.except().isEmpty(),
        hasUnless,
        hasNear,
        !rule.except().isEmpty()
            || hasUnless
            || !position.equals("any")
            || !sentence.equals("any"));
  }

  private CompiledRule.Kind kind() {
    return switch (place("kind", KINDS, rule.kind())) {
      case 1 -> CompiledRule.Kind.SIGNAL;
      case 2 -> CompiledRule.Kind.CUE;
      default -> CompiledRule.Kind.RISK;
    };
  }

  private int customers(Rule.@Nullable When when) {
    if (when == null || when.customer().isEmpty()) {
      return CompiledRule.EVERY_CUSTOMER;
    }
    int bits = 0;
    for (int i = 0; i < when.customer().size(); i++) {
      String emotion = when.customer().get(i);
      bits |=
          1
              << (emotion.equals("unknown")
                  ? CompiledRule.UNKNOWN
                  : place("when/customer/" + i, CompiledRule.EMOTIONS, emotion));
    }
    return bits;
  }

  private int place(String field, List<String> known, @Nullable String value) {
    int place = value == null ? -1 : known.indexOf(value);
    if (place < 0) {
      fault(field, "'" + value + "' is not one of " + String.join(", ", known) + ".");
      return 0;
    }
    return place;
  }

  private void fault(String field, String message) {
    faults.add(new Fault(rule.id(), field, 0, message));
  }
}

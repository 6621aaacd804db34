package rapport.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies the conditions of the rules to the raw matches of a whole text. Made for one question and
 * then thrown away.
 */
final class Judge {
  private static final Comparator<Candidate> LEFTMOST_LONGEST =
      Comparator.<Candidate>comparingInt(candidate -> candidate.start)
          .thenComparingInt(candidate -> -candidate.end)
          .thenComparingInt(candidate -> candidate.rule.severity())
          .thenComparingInt(candidate -> candidate.rule.order());

  private final Ruleset ruleset;
  private final List<Sentence> sentences;
  private final char[] text;
  private final int customer;
  private @Nullable Layout layout;
  private @Nullable CompiledRule only;

  /**
   * @param customer place in {@link CompiledRule#EMOTIONS}, or {@link CompiledRule#UNKNOWN}
   */
  Judge(Ruleset ruleset, List<Sentence> sentences, char[] text, int customer) {
    this.ruleset = ruleset;
    this.sentences = sentences;
    this.text = text;
    this.customer = customer;
  }

  /** With this rule alone, whatever the customer feels and wherever the words stand. */
  Judge only(CompiledRule rule) {
    only = rule;
    return this;
  }

  /** A match that its rule's conditions let pass. */
  static final class Candidate {
    final CompiledRule rule;
    final Match match;
    final Sentence sentence;
    final int start;
    final int end;

    Candidate(CompiledRule rule, Match match, Sentence sentence) {
      this.rule = rule;
      this.match = match;
      this.sentence = sentence;
      this.start = sentence.start + match.start();
      this.end = sentence.start + match.end();
    }
  }

  Layout layout() {
    if (layout == null) {
      layout = new Layout(sentences, text);
    }
    return layout;
  }

  /** Everything of a kind that passes, in order of the text. */
  List<Candidate> candidates(CompiledRule.Kind kind) {
    List<Candidate> passing = List.of();
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      for (int m = 0; m < sentence.matches.size(); m++) {
        Match match = sentence.matches.get(m);
        List<Pattern.Use> uses = ruleset.pattern(match.pattern()).uses();
        for (int u = 0; u < uses.size(); u++) {
          CompiledRule rule = uses.get(u).rule();
          if (uses.get(u).role() == Pattern.Role.MATCH
              && rule.kind() == kind
              && passes(rule, match, i)) {
            passing = passing.isEmpty() ? new ArrayList<>() : passing;
            passing.add(new Candidate(rule, match, sentence));
          }
        }
      }
    }
    if (passing.size() > 1) {
      passing.sort(LEFTMOST_LONGEST);
    }
    return passing;
  }

  /**
   * Drops what overlaps an earlier one of its group: leftmost, then longest, then higher severity
   * wins.
   */
  static List<Candidate> apart(List<Candidate> sorted, int groups) {
    if (sorted.size() < 2) {
      return sorted;
    }
    int[] until = new int[groups];
    Arrays.fill(until, -1);
    List<Candidate> apart = new ArrayList<>(sorted.size());
    for (Candidate candidate : sorted) {
      int group = candidate.rule.group();
      if (candidate.start >= until[group]) {
        until[group] = candidate.end;
        apart.add(candidate);
      }
    }
    return apart;
  }

  private boolean passes(CompiledRule rule, Match match, int at) {
    Sentence sentence = sentences.get(at);
    if (only != null) {
      if (rule.order() != only.order()) {
        return false;
      }
    } else if ((rule.customers() & 1 << customer) == 0
        || (rule.opening() && !layout().isOpening(at))
        || (rule.closing() && !layout().isClosing(at))) {
      return false;
    }
    if (rule.question() != null && rule.question() != sentence.question) {
      return false;
    }
    if (rule.hasExcept() && overlapsException(rule, match, sentence)) {
      return false;
    }
    if (!rule.hasUnless()) {
      return true;
    }
    if (has(sentence, rule, Pattern.Role.SAME_SENTENCE)
        || (rule.hasNear() && has(sentence, rule, Pattern.Role.NEAR))) {
      return false;
    }
    return !rule.hasNear()
        || (!hasNear(layout().previousWorded(at), rule) && !hasNear(layout().nextWorded(at), rule));
  }

  private boolean overlapsException(CompiledRule rule, Match match, Sentence sentence) {
    for (int i = 0; i < sentence.matches.size(); i++) {
      Match other = sentence.matches.get(i);
      if (other.start() < match.end()
          && match.start() < other.end()
          && ruleset.pattern(other.pattern()).serves(rule, Pattern.Role.EXCEPT)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasNear(int at, CompiledRule rule) {
    return at >= 0 && has(sentences.get(at), rule, Pattern.Role.NEAR);
  }

  private boolean has(Sentence sentence, CompiledRule rule, Pattern.Role role) {
    for (int i = 0; i < sentence.matches.size(); i++) {
      if (ruleset.pattern(sentence.matches.get(i).pattern()).serves(rule, role)) {
        return true;
      }
    }
    return false;
  }

  /** The text of each capture that took something; empty for one that its bound cut off. */
  Map<String, String> captured(Candidate candidate) {
    int[] captures = candidate.match.captures();
    if (captures == null) {
      return Map.of();
    }
    Map<String, String> captured = new HashMap<>();
    List<String> names = ruleset.pattern(candidate.match.pattern()).captures();
    for (int i = 0; i < names.size(); i++) {
      int start = captures[2 * i];
      int base = candidate.sentence.start;
      captured.put(
          names.get(i),
          start < 0 ? "" : new String(text, base + start, captures[2 * i + 1] - start));
    }
    return captured;
  }

  List<Finding> findings(Map<String, String> facts, int caret, boolean idle) {
    List<Candidate> candidates = apart(candidates(CompiledRule.Kind.RISK), ruleset.categoryCount());
    if (candidates.isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      Rule rule = candidate.rule.rule();
      List<String> rewrites =
          Rewrites.fill(rule.rewrites(), captured(candidate), facts, beginsSentence(candidate));
      findings.add(
          new Finding(
              candidate.start, candidate.end, rule, rewrites, idle || isDue(candidate, caret)));
    }
    return findings;
  }

  private boolean isDue(Candidate candidate, int caret) {
    Sentence sentence = candidate.sentence;
    if (candidate.rule.late()) {
      boolean left = sentence.closed ? caret >= sentence.end() : caret > sentence.next();
      return left || caret < sentence.start;
    }
    return caret < sentence.start + candidate.match.lastWord() || caret > candidate.end;
  }

  boolean beginsSentence(Candidate candidate) {
    if (!Chars.isUpper(text[candidate.start])) {
      return false;
    }
    for (int i = candidate.sentence.start; i < candidate.start; i++) {
      if (Chars.kind(text[i]) == Chars.LETTER) {
        return false;
      }
    }
    return true;
  }
}

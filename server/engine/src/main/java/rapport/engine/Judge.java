package rapport.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies the conditions of the rules to the raw matches of a whole text. Made for one question and
 * then thrown away.
 */
final class Judge {
  private final Ruleset ruleset;
  private final Pattern[] patterns;
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
    this.patterns = ruleset.patterns();
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
    final Sentence sentence;

    /** Where the match stands in {@link Sentence#matches}. */
    final int match;

    final int start;
    final int end;

    Candidate(CompiledRule rule, Sentence sentence, int match) {
      this.rule = rule;
      this.sentence = sentence;
      this.match = match;
      this.start = sentence.start + sentence.matches[match + 1];
      this.end = sentence.start + sentence.matches[match + 2];
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
    boolean sorted = true;
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      for (int match = 0; match < sentence.matches.length; match += Sentence.MATCH) {
        List<Pattern.Use> uses = patterns[sentence.matches[match]].uses();
        for (int u = 0; u < uses.size(); u++) {
          CompiledRule rule = uses.get(u).rule();
          if (rule.kind() == kind
              && uses.get(u).role() == Pattern.Role.MATCH
              && passes(rule, i, match)) {
            Candidate candidate = new Candidate(rule, sentence, match);
            passing = passing.isEmpty() ? new ArrayList<>() : passing;
            sorted =
                sorted
                    && (passing.isEmpty()
                        || leftmostLongest(passing.get(passing.size() - 1), candidate) <= 0);
            passing.add(candidate);
          }
        }
      }
    }
    if (!sorted) {
      passing.sort(Judge::leftmostLongest);
    }
    return passing;
  }

  private static int leftmostLongest(Candidate a, Candidate b) {
    if (a.start != b.start) {
      return a.start - b.start;
    }
    if (a.end != b.end) {
      return b.end - a.end;
    }
    return a.rule.severity() != b.rule.severity()
        ? a.rule.severity() - b.rule.severity()
        : a.rule.order() - b.rule.order();
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

  private boolean passes(CompiledRule rule, int at, int match) {
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
    if (rule.hasExcept() && overlapsException(rule, sentence, match)) {
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

  private boolean overlapsException(CompiledRule rule, Sentence sentence, int match) {
    int[] matches = sentence.matches;
    for (int i = 0; i < matches.length; i += Sentence.MATCH) {
      if (matches[i + 1] < matches[match + 2]
          && matches[match + 1] < matches[i + 2]
          && patterns[matches[i]].serves(rule, Pattern.Role.EXCEPT)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasNear(int at, CompiledRule rule) {
    return at >= 0 && has(sentences.get(at), rule, Pattern.Role.NEAR);
  }

  private boolean has(Sentence sentence, CompiledRule rule, Pattern.Role role) {
    for (int i = 0; i < sentence.matches.length; i += Sentence.MATCH) {
      if (patterns[sentence.matches[i]].serves(rule, role)) {
        return true;
      }
    }
    return false;
  }

  /** The text of each capture that took something; empty for one that its bound cut off. */
  Map<String, String> captured(Candidate candidate) {
    Sentence sentence = candidate.sentence;
    int from = sentence.matches[candidate.match + 4];
    if (from < 0) {
      return Map.of();
    }
    Map<String, String> captured = new HashMap<>();
    List<String> names = patterns[sentence.matches[candidate.match]].captures();
    for (int i = 0; i < names.size(); i++) {
      int start = sentence.captures[from + 2 * i];
      int end = sentence.captures[from + 2 * i + 1];
      captured.put(
          names.get(i), start < 0 ? "" : new String(text, sentence.start + start, end - start));
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
      List<String> rewrites = rewrites(candidate, rule.rewrites(), facts);
      findings.add(
          new Finding(
              candidate.start, candidate.end, rule, rewrites, idle || isDue(candidate, caret)));
    }
    return findings;
  }

  /** The rewrites with what the match captured in them, and capitals where it began a sentence. */
  List<String> rewrites(Candidate candidate, List<String> rewrites, Map<String, String> facts) {
    return rewrites.isEmpty()
        ? rewrites
        : Rewrites.fill(rewrites, captured(candidate), facts, beginsSentence(candidate));
  }

  private boolean isDue(Candidate candidate, int caret) {
    Sentence sentence = candidate.sentence;
    if (candidate.rule.late()) {
      boolean left = sentence.closed ? caret >= sentence.end() : caret > sentence.next();
      return left || caret < sentence.start;
    }
    return caret < sentence.start + sentence.matches[candidate.match + 3] || caret > candidate.end;
  }

  private boolean beginsSentence(Candidate candidate) {
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

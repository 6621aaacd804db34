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
  private static final Candidate[] NONE = {};
  private static final int[] NO_MATCHES = {};
  private static final CompiledRule[] NO_RULES = {};

  private final Patterns patterns;
  private final List<Sentence> sentences;
  private final char[] text;
  private final int customer;
  private @Nullable Layout layout;
  private @Nullable CompiledRule only;

  // What passes in the sentence that is being judged, sorted
  private int[] passingMatches = NO_MATCHES;
  private CompiledRule[] passingRules = NO_RULES;

  /** By group: where the last one ends; made when it is needed. */
  private int[] until = NO_MATCHES;

  private final int groups;

  /** Whether it depends on other sentences. */
  private boolean contextual;

  /**
   * @param customer place in {@link CompiledRule#EMOTIONS}, or {@link CompiledRule#UNKNOWN}
   */
  Judge(Ruleset ruleset, List<Sentence> sentences, char[] text, int customer) {
    this.patterns = ruleset.patterns();
    this.sentences = sentences;
    this.text = text;
    this.customer = customer;
    this.groups = Math.max(ruleset.categoryCount(), CompiledRule.SIGNALS.size());
  }

  /** With this rule alone, whatever the customer feels and wherever the words stand. */
  Judge only(CompiledRule rule) {
    only = rule;
    return this;
  }

  Layout layout() {
    if (layout == null) {
      layout = new Layout(sentences, text);
    }
    return layout;
  }

  /**
   * Everything of a kind that passes, in order of the text. Of risks, and of what one rule alone
   * finds, those are left out that overlap an earlier one of their group: leftmost, then longest,
   * then higher severity wins.
   */
  List<Candidate> candidates(CompiledRule.Kind kind) {
    List<Candidate> passing = List.of();
    for (int i = 0; i < sentences.size(); i++) {
      for (Candidate candidate : in(i, kind)) {
        passing = passing.isEmpty() ? new ArrayList<>() : passing;
        passing.add(candidate);
      }
    }
    return passing;
  }

  /** What passes in one sentence: kept there unless it depends on other sentences. */
  private Candidate[] in(int at, CompiledRule.Kind kind) {
    Sentence sentence = sentences.get(at);
    if ((sentence.kinds & Patterns.flag(kind)) == 0) {
      return NONE;
    }
    Candidate[] kept = only == null ? sentence.judged(kind, customer) : null;
    if (kept != null) {
      return kept;
    }
    contextual = false;
    Candidate[] passing = judge(sentence, at, kind);
    if (only == null && !contextual) {
      sentence.judged(kind, customer, passing);
    }
    return passing;
  }

  private Candidate[] judge(Sentence sentence, int at, CompiledRule.Kind kind) {
    int count = 0;
    for (int match = 0; match < sentence.matches.length; match += Sentence.MATCH) {
      int pattern = sentence.matches[match];
      for (int use = patterns.useFrom(pattern); use < patterns.useFrom(pattern + 1); use++) {
        CompiledRule rule = patterns.rule(use);
        if (patterns.role(use) == Patterns.MATCH
            && rule.kind() == kind
            && passes(rule, at, match)) {
          insert(sentence.matches, rule, match, count++);
        }
      }
    }
    if (count > 1 && (kind == CompiledRule.Kind.RISK || only != null)) {
      count = apart(sentence.matches, count);
    }
    if (count == 0) {
      return NONE;
    }
    Candidate[] passing = new Candidate[count];
    for (int i = 0; i < count; i++) {
      passing[i] = new Candidate(passingRules[i], sentence, passingMatches[i]);
    }
    return passing;
  }

  /** Into what passes so far, which is sorted; most come in order. */
  private void insert(int[] matches, CompiledRule rule, int match, int count) {
    if (count == passingMatches.length) {
      passingMatches = Arrays.copyOf(passingMatches, 2 * count + 8);
      passingRules = Arrays.copyOf(passingRules, 2 * count + 8);
    }
    int i = count;
    while (i > 0 && isBefore(matches, rule, match, passingRules[i - 1], passingMatches[i - 1])) {
      passingMatches[i] = passingMatches[i - 1];
      passingRules[i] = passingRules[i - 1];
      i--;
    }
    passingMatches[i] = match;
    passingRules[i] = rule;
  }

  private static boolean isBefore(
      int[] matches, CompiledRule rule, int match, CompiledRule other, int otherMatch) {
    int starts = matches[match + 1] - matches[otherMatch + 1];
    if (starts != 0) {
      return starts < 0;
    }
    int ends = matches[match + 2] - matches[otherMatch + 2];
    if (ends != 0) {
      return ends > 0;
    }
    return rule.severity() != other.severity()
        ? rule.severity() < other.severity()
        : rule.order() < other.order();
  }

  /** Answers how many are left. */
  private int apart(int[] matches, int count) {
    if (until.length == 0) {
      until = new int[groups];
    }
    Arrays.fill(until, -1);
    int left = 0;
    for (int i = 0; i < count; i++) {
      int group = passingRules[i].group();
      if (matches[passingMatches[i] + 1] >= until[group]) {
        until[group] = matches[passingMatches[i] + 2];
        passingMatches[left] = passingMatches[i];
        passingRules[left++] = passingRules[i];
      }
    }
    return left;
  }

  private boolean passes(CompiledRule rule, int at, int match) {
    Sentence sentence = sentences.get(at);
    if (only != null) {
      if (rule.order() != only.order()) {
        return false;
      }
    } else {
      if ((rule.customers() & 1 << customer) == 0) {
        return false;
      }
      contextual |= rule.opening() || rule.closing() || rule.hasNear();
      if ((rule.opening() && !layout().isOpening(at))
          || (rule.closing() && !layout().isClosing(at))) {
        return false;
      }
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
    if (has(sentence, rule, Patterns.SAME_SENTENCE)
        || (rule.hasNear() && has(sentence, rule, Patterns.NEAR))) {
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
          && patterns.serves(matches[i], rule, Patterns.EXCEPT)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasNear(int at, CompiledRule rule) {
    return at >= 0 && has(sentences.get(at), rule, Patterns.NEAR);
  }

  private boolean has(Sentence sentence, CompiledRule rule, int role) {
    for (int i = 0; i < sentence.matches.length; i += Sentence.MATCH) {
      if (patterns.serves(sentence.matches[i], rule, role)) {
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
    int pattern = sentence.matches[candidate.match];
    for (int i = 0; i < patterns.captureCount(pattern); i++) {
      int start = sentence.captures[from + 2 * i];
      int end = sentence.captures[from + 2 * i + 1];
      captured.put(
          patterns.capture(pattern, i),
          start < 0 ? "" : new String(text, sentence.start + start, end - start));
    }
    return captured;
  }

  List<Finding> findings(Map<String, String> facts, int caret, boolean idle) {
    List<Finding> findings = List.of();
    for (int i = 0; i < sentences.size(); i++) {
      for (Candidate candidate : in(i, CompiledRule.Kind.RISK)) {
        Rule rule = candidate.rule.rule();
        if (candidate.rewrites == null) {
          candidate.rewrites = rewrites(candidate, rule.rewrites(), facts);
        }
        findings = findings.isEmpty() ? new ArrayList<>() : findings;
        findings.add(
            new Finding(
                candidate.start(),
                candidate.end(),
                rule,
                candidate.rewrites,
                idle || isDue(candidate, caret)));
      }
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
    return caret < sentence.start + sentence.matches[candidate.match + 3]
        || caret > candidate.end();
  }

  private boolean beginsSentence(Candidate candidate) {
    if (!Chars.isUpper(text[candidate.start()])) {
      return false;
    }
    for (int i = candidate.sentence.start; i < candidate.start(); i++) {
      if (Chars.kind(text[i]) == Chars.LETTER) {
        return false;
      }
    }
    return true;
  }
}

package rapport.engine;

import java.util.Arrays;
import java.util.List;

/**
 * Turns the phrases's outputs in one sentence into matches: for each pattern and start the longest.
 * Holds the working memory of one scan.
 */
final class Hits {
  private static final int END_BITS = 10; // a sentence has fewer than 1,024 tokens
  private static final int END_MASK = (1 << END_BITS) - 1;

  private static final int[] NONE = {};

  private final Phrases phrases;
  private final Machines machines;
  private final Pattern[] patterns;
  private final int[] flags;
  private final Tokens tokens;
  private final Matcher matcher;

  /** What the text is: see {@link Pattern}. */
  private int texts;

  private int origin;
  private int[] found = new int[16 * Sentence.MATCH];
  private int size;
  private int kinds;
  private int[] captured = NONE;

  private int[] begins = new int[32];
  private int beginCount;

  // Machines that can match, each with the token after; later: only once something is found, as the
  // spelled-out patterns, with first and end token
  private int[] sought = new int[32];
  private int soughtCount;
  private int[] later = new int[32];
  private int laterCount;
  private int[] spelled = new int[32];
  private int spelledCount;

  private final int[] rulesFound; // by rule: the last sentence in which it found something
  private int sentence;

  Hits(Ruleset ruleset, Tokens tokens) {
    this.phrases = ruleset.phrases();
    this.machines = ruleset.machines();
    this.patterns = ruleset.patterns();
    this.flags = ruleset.patternFlags();
    this.tokens = tokens;
    this.matcher = new Matcher(machines, tokens);
    this.rulesFound = new int[ruleset.rules().size()];
  }

  void texts(int texts) {
    this.texts = texts;
  }

  /** A sentence begins; offsets will be relative to {@code start}. */
  void begin(int start) {
    origin = start;
    size = 0;
    kinds = 0;
    captured = NONE;
    beginCount = 0;
    soughtCount = 0;
    laterCount = 0;
    spelledCount = 0;
  }

  /** Takes note of a token with which a phrase may begin; they come in order, some twice. */
  void mayBegin(int token) {
    if (token < 0 || (beginCount > 0 && begins[beginCount - 1] == token)) {
      return;
    }
    if (beginCount == begins.length) {
      begins = Arrays.copyOf(begins, 2 * beginCount);
    }
    begins[beginCount++] = token;
  }

  /** Walks the tokens into the phrases. */
  private void phrases(int from) {
    int node = 0;
    for (int at = from; at < tokens.count; at++) {
      node = phrases.step(node, tokens.ids[at]);
      if (node == 0) {
        return;
      }
      int output = phrases.output(node);
      if (output >= 0 && tokens.is(at, Tokens.LAST)) {
        for (; output >= 0; output = phrases.next(output)) {
          spelledOut(phrases.pattern(output), from, at + 1);
        }
      }
    }
  }

  /** Takes note of the machines that can match up to before the token {@code end}. */
  void accepted(LazyDfa dfa, int state, int end) {
    for (int i = 0; i < dfa.accepts(state); i++) {
      int machine = dfa.accepted(state, i);
      int its = flags[machines.head(machine, Machines.PATTERN)];
      if ((its & Pattern.SOUGHT) != 0) {
        if (soughtCount == sought.length) {
          sought = Arrays.copyOf(sought, 2 * soughtCount);
        }
        sought[soughtCount++] = machine << END_BITS | end;
      } else {
        if (laterCount == later.length) {
          later = Arrays.copyOf(later, 2 * laterCount);
        }
        later[laterCount++] = machine << END_BITS | end;
      }
    }
  }

  private void spelledOut(int index, int from, int end) {
    int its = flags[index];
    if ((its & texts) == 0) {
      return;
    }
    if ((its & Pattern.SOUGHT) != 0) {
      add(index, from, end, -1);
      return;
    }
    if (spelledCount + 3 > spelled.length) {
      spelled = Arrays.copyOf(spelled, 2 * spelled.length);
    }
    spelled[spelledCount++] = index;
    spelled[spelledCount++] = from;
    spelled[spelledCount++] = end;
  }

  /**
   * All matches of the sentence, {@link Sentence#MATCH} numbers each: of what is looked for, then
   * of those conditions that now matter. An exception to a rule that found nothing in this sentence
   * is not worth a look.
   */
  int[] matches() {
    for (int i = 0; i < beginCount; i++) {
      if (tokens.is(begins[i], Tokens.FIRST)) {
        phrases(begins[i]);
      }
    }
    run(sought, soughtCount, false);
    if (size == 0) {
      return NONE;
    }
    if (spelledCount + laterCount > 0) {
      noteRules();
    }
    for (int i = 0; i < spelledCount; i += 3) {
      if (isDue(patterns[spelled[i]])) {
        add(spelled[i], spelled[i + 1], spelled[i + 2], -1);
      }
    }
    run(later, laterCount, true);
    return Arrays.copyOf(found, size);
  }

  /** {@link Pattern#flags} of all that matched. */
  int kinds() {
    return kinds;
  }

  /** The text of each capture, for those matches that have some. */
  int[] captures() {
    return captured;
  }

  private void run(int[] all, int count, boolean conditions) {
    if (count > 1) {
      Arrays.sort(all, 0, count);
    }
    for (int i = 0; i < count; ) {
      int machine = all[i] >> END_BITS;
      int next = i + 1;
      while (next < count && all[next] >> END_BITS == machine) {
        next++;
      }
      if (!conditions || isDue(patterns[machines.head(machine, Machines.PATTERN)])) {
        run(machine, all, i, next);
      }
      i = next;
    }
  }

  /** Tries a machine once at each start from which it can have come to one of the ends. */
  private void run(int machine, int[] all, int first, int last) {
    int least = machines.head(machine, Machines.LEAST);
    int most = machines.head(machine, Machines.WIDTH) - 1;
    int from = 0;
    for (int i = first; i < last; i++) {
      int until = (all[i] & END_MASK) - least;
      for (from = Math.max(from, (all[i] & END_MASK) - most); from <= until; from++) {
        int end = tokens.is(from, Tokens.FIRST) ? matcher.longest(machine, from) : -1;
        if (end >= 0) {
          add(machines.head(machine, Machines.PATTERN), from, end, machine);
        }
      }
    }
  }

  private boolean isDue(Pattern pattern) {
    List<Pattern.Use> uses = pattern.uses();
    for (int i = 0; i < uses.size(); i++) {
      if (rulesFound[uses.get(i).rule().order()] == sentence) {
        return true;
      }
    }
    return false;
  }

  private void noteRules() {
    sentence++;
    for (int match = 0; match < size; match += Sentence.MATCH) {
      List<Pattern.Use> uses = patterns[found[match]].uses();
      for (int i = 0; i < uses.size(); i++) {
        if (uses.get(i).role() == Pattern.Role.MATCH) {
          rulesFound[uses.get(i).rule().order()] = sentence;
        }
      }
    }
  }

  private void add(int pattern, int from, int end, int machine) {
    int first = tokens.ids[from] == Vocabulary.SENTENCE_START ? from + 1 : from;
    int last = tokens.ids[end - 1] == Vocabulary.SENTENCE_END ? end - 2 : end - 1;
    int start = tokens.starts[first] - origin;
    int at = machine < 0 ? shorter(pattern, start) : size;
    if (at == found.length) {
      found = Arrays.copyOf(found, 2 * at);
    }
    kinds |= flags[pattern];
    found[at] = pattern;
    found[at + 1] = start;
    found[at + 2] = tokens.ends[last] - origin;
    found[at + 3] = tokens.starts[last] - origin;
    found[at + 4] = -1;
    if (machine >= 0 && machines.head(machine, Machines.CAPTURES) > 0) {
      found[at + 4] = captured.length;
      capture(matcher.captures(machine, from, end));
    }
    size = Math.max(size, at + Sentence.MATCH);
  }

  private void capture(int[] spans) {
    int before = captured.length;
    captured = Arrays.copyOf(captured, before + spans.length);
    for (int i = 0; i < spans.length; i++) {
      captured[before + i] = spans[i] < 0 ? spans[i] : spans[i] - origin;
    }
  }

  /**
   * Of the sequences that one pattern stands for only the longest counts at each start; the shorter
   * come first: the place of the shorter one, or of a new one.
   */
  private int shorter(int pattern, int start) {
    for (int at = size - Sentence.MATCH; at >= 0 && found[at + 1] == start; at -= Sentence.MATCH) {
      if (found[at] == pattern) {
        return at;
      }
    }
    return size;
  }
}

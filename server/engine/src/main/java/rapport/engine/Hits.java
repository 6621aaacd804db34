package rapport.engine;

import java.util.Arrays;
import java.util.List;

/**
 * Turns the automaton's outputs in one sentence into matches: for each pattern and start the
 * longest. Holds the working memory of one scan.
 */
final class Hits {
  private static final int START_BITS = 10; // a sentence has fewer than 1,024 tokens
  private static final int START_MASK = (1 << START_BITS) - 1;

  private static final int[] NONE = {};

  private final Automaton automaton;
  private final Machines machines;
  private final Pattern[] patterns;
  private final int[] flags;
  private final Tokens tokens;
  private final Matcher matcher;

  /** Where it is looked for: see {@link Pattern}. */
  private int texts;

  private int origin;
  private int[] found = new int[16 * Sentence.MATCH];
  private int size;
  private int[] captured = NONE;

  // Machines set going, each with where; later: only once something is found, as the spelled-out
  // patterns, with first and end token
  private int[] triggers = new int[32];
  private int triggerCount;
  private int[] later = new int[32];
  private int laterCount;
  private int[] spelled = new int[32];
  private int spelledCount;

  /** By word: the last sentence that held it. */
  private final int[] seen;

  private int serial;
  private final int[] rulesFound; // by rule: the last sentence in which it found something
  private int sentence;

  Hits(Ruleset ruleset, Tokens tokens) {
    this.automaton = ruleset.automaton();
    this.machines = ruleset.machines();
    this.patterns = ruleset.patterns();
    this.flags = ruleset.patternFlags();
    this.tokens = tokens;
    this.matcher = new Matcher(machines, tokens);
    this.seen = new int[ruleset.vocabulary().size()];
    this.rulesFound = new int[ruleset.rules().size()];
  }

  void texts(int texts) {
    this.texts = texts;
  }

  /** A sentence begins; offsets will be relative to {@code start}. */
  void begin(int start) {
    origin = start;
    size = 0;
    captured = NONE;
    triggerCount = 0;
    laterCount = 0;
    spelledCount = 0;
  }

  /** Takes note of what ends with the last token, from the state's first output on. */
  void at(int first) {
    for (int output = first; output >= 0; output = automaton.next(output)) {
      int from = tokens.count - automaton.length(output);
      int target = automaton.target(output);
      if (target >= 0) {
        if (tokens.is(from, Tokens.FIRST) && tokens.is(tokens.count - 1, Tokens.LAST)) {
          spelledOut(target, from);
        }
      } else if ((~target & 1) == 0) {
        trigger(~target >> 1, from);
      } else {
        for (int machine : automaton.machines(~target >> 1)) {
          trigger(machine, from);
        }
      }
    }
  }

  private void spelledOut(int index, int from) {
    int its = flags[index];
    if ((its & texts) == 0) {
      return;
    }
    if ((its & Pattern.SOUGHT) != 0) {
      add(index, from, tokens.count, -1);
      return;
    }
    if (spelledCount + 3 > spelled.length) {
      spelled = Arrays.copyOf(spelled, 2 * spelled.length);
    }
    spelled[spelledCount++] = index;
    spelled[spelledCount++] = from;
    spelled[spelledCount++] = tokens.count;
  }

  private void trigger(int machine, int from) {
    int its = flags[machines.head(machine, Machines.PATTERN)];
    if ((its & texts) == 0) {
      return;
    }
    if ((its & Pattern.SOUGHT) != 0) {
      if (triggerCount == triggers.length) {
        triggers = Arrays.copyOf(triggers, 2 * triggerCount);
      }
      triggers[triggerCount++] = machine << START_BITS | from;
    } else {
      if (laterCount == later.length) {
        later = Arrays.copyOf(later, 2 * laterCount);
      }
      later[laterCount++] = machine << START_BITS | from;
    }
  }

  /**
   * All matches of the sentence, {@link Sentence#MATCH} numbers each: of what is looked for, then
   * of those conditions that now matter. An exception to a rule that found nothing in this sentence
   * is not worth a look.
   */
  int[] matches() {
    boolean looked = false;
    if (triggerCount > 0) {
      look();
      looked = true;
      run(triggers, triggerCount, false);
    }
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
    if (laterCount > 0) {
      if (!looked) {
        look();
      }
      run(later, laterCount, true);
    }
    return Arrays.copyOf(found, size);
  }

  /** The text of each capture, for those matches that have some. */
  int[] captures() {
    return captured;
  }

  private void look() {
    serial++;
    for (int i = 0; i < tokens.count; i++) {
      seen[tokens.ids[i]] = serial;
    }
  }

  private boolean hasAll(int machine) {
    int[] needs = machines.needs();
    int[] classes = machines.classes();
    int to = machines.head(machine, Machines.NEEDS_TO);
    for (int i = machines.head(machine, Machines.NEEDS_FROM); i < to; i++) {
      int need = needs[i];
      if (need >= 0) {
        if (seen[need] != serial) {
          return false;
        }
        continue;
      }
      int last = ~need + classes[~need];
      int at = ~need + 1;
      while (at <= last && seen[classes[at]] != serial) {
        at++;
      }
      if (at > last) {
        return false;
      }
    }
    return true;
  }

  private void run(int[] all, int count, boolean conditions) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int machine = all[i] >> START_BITS;
      if ((!conditions || isDue(patterns[machines.head(machine, Machines.PATTERN)]))
          && hasAll(machine)) {
        all[kept++] = all[i];
      }
    }
    if (kept > 1) {
      Arrays.sort(all, 0, kept);
    }
    for (int i = 0; i < kept; ) {
      int next = i + 1;
      while (next < kept && all[next] >> START_BITS == all[i] >> START_BITS) {
        next++;
      }
      run(all[i] >> START_BITS, all, i, next);
      i = next;
    }
  }

  /** Tries a machine once at each start that what set it going allows. */
  private void run(int machine, int[] all, int first, int last) {
    int least = machines.head(machine, Machines.LEAST);
    // what begins with ^ begins with the first token
    int most =
        machines.startsSentence(machine) ? START_MASK : machines.head(machine, Machines.MOST);
    int from = 0;
    for (int i = first; i < last; i++) {
      int trigger = all[i] & START_MASK;
      int until = most == START_MASK ? 0 : trigger - least;
      for (from = Math.max(from, trigger - most); from <= until; from++) {
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
   * Of the sequences that one pattern stands for only the longest counts at each start, and ends
   * come in rising order: the place of the shorter one, or of a new one.
   */
  private int shorter(int pattern, int start) {
    for (int at = size - Sentence.MATCH; at >= 0; at -= Sentence.MATCH) {
      if (found[at] == pattern && found[at + 1] == start) {
        return at;
      }
    }
    return size;
  }
}

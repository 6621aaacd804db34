package rapport.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the matches in the tokens of one sentence. Holds the working memory of one scan. */
final class Hits {
  private static final int END_BITS = 10; // a sentence has fewer than 1,024 tokens
  private static final int END_MASK = (1 << END_BITS) - 1;

  /** Traits of a word: a little word of English; a phrase alone. */
  private static final int ENGLISH = 1;

  private static final int PHRASE = 2;

  private final Phrases phrases;
  private final Machines machines;
  private final Patterns patterns;
  private final int[] flags;
  private final byte[] traits; // by word
  private final Tokens tokens;
  private final Matcher matcher;

  /** What the text is: see {@link Patterns}. */
  private int texts;

  private @Nullable LazyDfa dfa;

  private final Matches matches;
  private int functionWords;

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
    this.flags = patterns.flags();
    Vocabulary vocabulary = ruleset.vocabulary();
    this.traits = new byte[vocabulary.size()];
    for (int id = 0; id < traits.length; id++) {
      traits[id] =
          (byte) ((vocabulary.isEnglish(id) ? ENGLISH : 0) | (phrases.isPhrase(id) ? PHRASE : 0));
    }
    this.tokens = tokens;
    this.matcher = new Matcher(machines, tokens);
    this.matches = new Matches(flags, tokens);
    this.rulesFound = new int[ruleset.rules().size()];
  }

  /**
   * @param dfa of all machines that are looked for in such a text, null when there is none
   */
  void texts(int texts, @Nullable LazyDfa dfa) {
    this.texts = texts;
    this.dfa = dfa;
  }

  /**
   * Finds in the sentence that begins at {@code start} what is looked for, then those conditions
   * that now matter: an exception to a rule that found nothing in it is not worth a look.
   */
  Matches seek(int start) {
    matches.begin(start);
    soughtCount = 0;
    laterCount = 0;
    spelledCount = 0;
    seekPhrases();
    if (dfa != null) {
      seekMachines(dfa);
    }
    run(sought, soughtCount, false);
    if (!matches.isEmpty() && spelledCount + laterCount > 0) {
      noteRules();
      for (int i = 0; i < spelledCount; i += 3) {
        if (isDue(spelled[i])) {
          matches.addSpelledOut(spelled[i], spelled[i + 1], spelled[i + 2]);
        }
      }
      run(later, laterCount, true);
    }
    return matches;
  }

  private void seekPhrases() {
    int[] ids = tokens.ids;
    int last = tokens.count - 1; // the sentence's end, with which nothing begins
    int english = 0;
    int id = ids[0];
    for (int at = 0; at < last; at++) {
      int next = ids[at + 1];
      int trait = traits[id];
      english += trait & ENGLISH;
      if (((trait & PHRASE) != 0 || phrases.mayBegin(id, next)) && tokens.is(at, Tokens.FIRST)) {
        phrases(at);
      }
      id = next;
    }
    functionWords = english;
  }

  private void seekMachines(LazyDfa dfa) {
    int state = LazyDfa.START;
    for (int at = 0; at < tokens.count; at++) {
      int id = tokens.ids[at];
      if (id == Vocabulary.OPAQUE) {
        state = LazyDfa.START;
        continue;
      }
      state = dfa.step(state, id << Tokens.SYMBOL_BITS | (tokens.flags[at] & Tokens.SYMBOL_FLAGS));
      if (dfa.accepts(state) > 0) {
        accepted(dfa, state, at + 1);
      }
    }
  }

  /** Walks the tokens into the phrases. */
  private void phrases(int from) {
    int node = phrases.first(tokens.ids[from]);
    for (int at = from + 1; node != 0; at++) {
      int output = phrases.output(node);
      if (output >= 0 && tokens.is(at - 1, Tokens.LAST)) {
        for (; output >= 0; output = phrases.next(output)) {
          spelledOut(phrases.pattern(output), from, at);
        }
      }
      node = at < tokens.count ? phrases.step(node, tokens.ids[at]) : 0;
    }
  }

  /** Takes note of the machines that can match up to before the token {@code end}. */
  private void accepted(LazyDfa dfa, int state, int end) {
    for (int i = 0; i < dfa.accepts(state); i++) {
      int machine = dfa.accepted(state, i);
      int its = flags[machines.head(machine, Machines.PATTERN)];
      if ((its & Patterns.SOUGHT) != 0) {
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
    if ((its & Patterns.SOUGHT) != 0) {
      matches.addSpelledOut(index, from, end);
      return;
    }
    if (spelledCount + 3 > spelled.length) {
      spelled = Arrays.copyOf(spelled, 2 * spelled.length);
    }
    spelled[spelledCount++] = index;
    spelled[spelledCount++] = from;
    spelled[spelledCount++] = end;
  }

  /** How many of the tokens are little words of English. */
  int functionWords() {
    return functionWords;
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
      if (!conditions || isDue(machines.head(machine, Machines.PATTERN))) {
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
        boolean begins = tokens.is(from, Tokens.FIRST) && matcher.mayBegin(machine, from);
        int end = begins ? matcher.longest(machine, from) : -1;
        if (end >= 0) {
          add(machine, from, end);
        }
      }
    }
  }

  private boolean isDue(int pattern) {
    for (int use = patterns.useFrom(pattern); use < patterns.useFrom(pattern + 1); use++) {
      if (rulesFound[patterns.order(use)] == sentence) {
        return true;
      }
    }
    return false;
  }

  private void noteRules() {
    sentence++;
    for (int match = 0; match < matches.size(); match += Sentence.MATCH) {
      int pattern = matches.pattern(match);
      for (int use = patterns.useFrom(pattern); use < patterns.useFrom(pattern + 1); use++) {
        if (patterns.role(use) == Patterns.MATCH) {
          rulesFound[patterns.order(use)] = sentence;
        }
      }
    }
  }

  private void add(int machine, int from, int end) {
    int pattern = machines.head(machine, Machines.PATTERN);
    if (machines.head(machine, Machines.CAPTURES) > 0) {
      matches.add(pattern, from, end, matcher.captures(machine, from, end));
    } else {
      matches.add(pattern, from, end);
    }
  }
}

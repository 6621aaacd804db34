package rapport.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the automaton's outputs in one sentence into matches: for each pattern and start the
 * longest.
 */
final class Hits {
  private static final int START_BITS = 10; // a sentence has fewer than 1,024 tokens

  private final Ruleset ruleset;
  private final Tokens tokens;
  private List<Match> found = List.of();
  private int origin;
  private int[] triggers = new int[16];
  private int triggerCount;
  private @Nullable NfaRun run;

  Hits(Ruleset ruleset, Tokens tokens) {
    this.ruleset = ruleset;
    this.tokens = tokens;
  }

  /** A sentence begins; offsets will be relative to {@code start}. */
  void begin(int start) {
    found = List.of();
    origin = start;
    triggerCount = 0;
  }

  /** Takes note of what ends with the last token. */
  void at(Automaton automaton, int state) {
    for (int output = automaton.output(state); output >= 0; output = automaton.next(output)) {
      int from = tokens.count - automaton.length(output);
      int target = automaton.target(output);
      if (target < 0) {
        trigger(~target, from);
      } else if (tokens.is(from, Tokens.FIRST) && tokens.is(tokens.count - 1, Tokens.LAST)) {
        add(target, from, tokens.count, null);
      }
    }
  }

  private void trigger(int machine, int from) {
    if (triggerCount == triggers.length) {
      triggers = Arrays.copyOf(triggers, triggerCount * 2);
    }
    triggers[triggerCount++] = machine << START_BITS | from;
  }

  /** All matches of the sentence. */
  List<Match> matches() {
    if (triggerCount > 0) {
      runMachines();
    }
    List<Match> matches = found;
    found = List.of();
    return matches;
  }

  /**
   * Runs the machines of what is looked for, then of those conditions that now matter: an exception
   * to a rule that found nothing in this sentence is not worth a look.
   */
  private void runMachines() {
    if (run == null) {
      run = new NfaRun(ruleset.machines(), tokens);
    }
    Arrays.sort(triggers, 0, triggerCount);
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < triggerCount; ) {
        int index = triggers[i] >> START_BITS;
        int next = i + 1;
        while (next < triggerCount && triggers[next] >> START_BITS == index) {
          next++;
        }
        Nfa machine = ruleset.machines().machines()[index];
        if (isDue(ruleset.pattern(machine.pattern()), pass)) {
          runMachine(run, machine, i, next);
        }
        i = next;
      }
    }
  }

  private boolean isDue(Pattern pattern, int pass) {
    if (pattern.sought()) {
      return pass == 0;
    }
    if (pass == 1) {
      for (int i = 0; i < pattern.uses().size(); i++) {
        if (hasFound(pattern.uses().get(i).rule())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean hasFound(CompiledRule rule) {
    for (int i = 0; i < found.size(); i++) {
      if (ruleset.pattern(found.get(i).pattern()).serves(rule, Pattern.Role.MATCH)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Tries a machine once at each start that one of its triggers, {@code first} to {@code last},
   * allows.
   */
  private void runMachine(NfaRun run, Nfa machine, int first, int last) {
    int from = 0;
    for (int i = first; i < last; i++) {
      int trigger = triggers[i] & ((1 << START_BITS) - 1);
      int to = trigger - machine.leftLeast();
      for (from = Math.max(from, trigger - machine.leftMost()); from <= to; from++) {
        int end =
            tokens.is(from, Tokens.FIRST) && run.canBegin(machine, from)
                ? run.longest(machine, from)
                : -1;
        if (end >= 0) {
          add(machine.pattern(), from, end, machine);
        }
      }
    }
  }

  private void add(int pattern, int from, int end, @Nullable Nfa machine) {
    int first = tokens.ids[from] == Vocabulary.SENTENCE_START ? from + 1 : from;
    int last = tokens.ids[end - 1] == Vocabulary.SENTENCE_END ? end - 2 : end - 1;
    int start = tokens.starts[first] - origin;
    if (found.isEmpty()) {
      found = new ArrayList<>(4);
    } else if (machine == null) {
      dropShorter(pattern, start);
    }
    int[] captures = null;
    if (machine != null && machine.captures() > 0) {
      captures = Captures.find(ruleset.machines(), tokens, machine, from, end);
      for (int i = 0; i < captures.length; i++) {
        captures[i] -= captures[i] < 0 ? 0 : origin;
      }
    }
    found.add(
        new Match(
            pattern, start, tokens.ends[last] - origin, tokens.starts[last] - origin, captures));
  }

  /**
   * Of the sequences that one pattern stands for, only the longest counts at each start; ends come
   * in rising order.
   */
  private void dropShorter(int pattern, int start) {
    for (int i = found.size() - 1; i >= 0; i--) {
      if (found.get(i).pattern() == pattern && found.get(i).start() == start) {
        found.remove(i);
      }
    }
  }
}

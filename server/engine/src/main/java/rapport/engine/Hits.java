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
  private final List<Match> found = new ArrayList<>();
  private int[] triggers = new int[16];
  private int triggerCount;
  private @Nullable NfaRun run;

  Hits(Ruleset ruleset, Tokens tokens) {
    this.ruleset = ruleset;
    this.tokens = tokens;
  }

  void reset() {
    found.clear();
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

  /** All matches of the sentence, offsets relative to {@code origin}. */
  List<Match> matches(int origin) {
    if (triggerCount > 0) {
      runMachines();
    }
    if (found.isEmpty()) {
      return List.of();
    }
    List<Match> relative = new ArrayList<>(found.size());
    for (Match match : found) {
      int[] captures = match.captures();
      if (captures != null) {
        for (int i = 0; i < captures.length; i++) {
          captures[i] -= captures[i] < 0 ? 0 : origin;
        }
      }
      relative.add(
          new Match(
              match.slot(),
              match.start() - origin,
              match.end() - origin,
              match.lastWord() - origin,
              captures));
    }
    return relative;
  }

  /** Tries each machine once at each start that one of its triggers allows. */
  private void runMachines() {
    if (run == null) {
      run = new NfaRun(ruleset.machines(), tokens);
    }
    Arrays.sort(triggers, 0, triggerCount);
    int previous = -1;
    int from = 0;
    for (int i = 0; i < triggerCount; i++) {
      int index = triggers[i] >> START_BITS;
      int trigger = triggers[i] & (1 << START_BITS) - 1;
      Nfa machine = ruleset.machines().machines()[index];
      from = index == previous ? from : 0;
      previous = index;
      int to = trigger - machine.leftLeast();
      for (from = Math.max(from, trigger - machine.leftMost()); from <= to; from++) {
        if (tokens.is(from, Tokens.FIRST)) {
          int end = run.longest(machine, from);
          if (end >= 0) {
            add(machine.slot(), from, end, machine);
          }
        }
      }
    }
  }

  private void add(int slot, int from, int end, @Nullable Nfa machine) {
    int first = tokens.ids[from] == Vocabulary.SENTENCE_START ? from + 1 : from;
    int last = tokens.ids[end - 1] == Vocabulary.SENTENCE_END ? end - 2 : end - 1;
    int start = tokens.starts[first];
    if (machine == null) {
      // of the sequences that one pattern stands for, only the longest counts at each start; ends
      // come in rising order
      for (int i = found.size() - 1; i >= 0; i--) {
        if (found.get(i).slot() == slot && found.get(i).start() == start) {
          found.remove(i);
        }
      }
    }
    int[] captures =
        machine == null || machine.captures() == 0
            ? null
            : Captures.find(ruleset.machines(), tokens, machine, from, end);
    found.add(new Match(slot, start, tokens.ends[last], tokens.starts[last], captures));
  }
}

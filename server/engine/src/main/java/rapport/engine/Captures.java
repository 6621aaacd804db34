package rapport.engine;

import java.util.HashSet;
import java.util.Set;

/**
 * Finds out which words a capture took in a match whose first and last token are known. Depth first
 * with the dead ends remembered, so the work is bounded by nodes times tokens; a match is a few
 * dozen tokens.
 */
final class Captures {
  private final NfaSet set;
  private final Tokens tokens;
  private final Nfa machine;
  private final int end;
  private final int[] opened;
  private final int[] closed;

  /** By token: whether the word before it was taken by a gap. */
  private final boolean[] afterGap;

  private final Set<Integer> dead = new HashSet<>();

  private Captures(NfaSet set, Tokens tokens, Nfa machine, int end) {
    this.set = set;
    this.tokens = tokens;
    this.machine = machine;
    this.end = end;
    this.opened = new int[machine.captures()];
    this.closed = new int[machine.captures()];
    this.afterGap = new boolean[end + 1];
  }

  /**
   * Finds what each capture took.
   *
   * @return pairs of start and end in the text, one for each capture; {@code -1, -1} for one that
   *     took nothing, {@code -2, -2} for one that its bound cut off
   */
  static int[] find(NfaSet set, Tokens tokens, Nfa machine, int from, int end) {
    Captures search = new Captures(set, tokens, machine, end);
    boolean found = search.walk(machine.start(), from);
    int[] spans = new int[machine.captures() * 2];
    for (int i = 0; i < machine.captures(); i++) {
      boolean took = found && search.closed[i] > search.opened[i];
      boolean cut = took && search.closed[i] == end && search.afterGap[end] && search.goesOn();
      spans[2 * i] = took ? cut ? -2 : tokens.starts[search.opened[i]] : -1;
      spans[2 * i + 1] = took ? cut ? -2 : tokens.ends[search.closed[i] - 1] : -1;
    }
    return spans;
  }

  /** Whether another word follows the match with nothing but space between. */
  private boolean goesOn() {
    return end < tokens.count
        && tokens.is(end, Tokens.WORD)
        && !tokens.is(end, Tokens.AFTER_PUNCTUATION);
  }

  private boolean walk(int node, int at) {
    int state = (at << 20) + node - machine.base();
    if (dead.contains(state)) {
      return false;
    }
    int mark = set.mark()[node];
    int capture = (mark - 1) / 2;
    if (mark != 0) {
      if (!whole(mark, at)) {
        return false;
      }
      (mark % 2 == 1 ? opened : closed)[capture] = at;
    }
    // After the mark: a pattern may end where its last capture closes.
    if (node == machine.accept() && at == end) {
      return true;
    }
    boolean greedy = set.tight()[node] != 0 || mark % 2 == 1;
    if (greedy ? step(node, at) || free(node, at) : free(node, at) || step(node, at)) {
      return true;
    }
    dead.add(state);
    return false;
  }

  /** A capture begins and ends with a written word. */
  private boolean whole(int mark, int at) {
    return mark % 2 == 1
        ? at < tokens.count && tokens.is(at, Tokens.FIRST)
        : tokens.is(at - 1, Tokens.LAST);
  }

  private boolean free(int node, int at) {
    for (int i = set.epsilonFrom()[node]; i < set.epsilonFrom()[node + 1]; i++) {
      if (walk(set.epsilons()[i], at)) {
        return true;
      }
    }
    return false;
  }

  private boolean step(int node, int at) {
    if (at == end || (set.tight()[node] != 0 && tokens.is(at, Tokens.AFTER_PUNCTUATION))) {
      return false;
    }
    int any = tokens.is(at, Tokens.WORD) ? set.any()[node] : 0;
    if (any != 0) {
      int last = tokens.is(at, Tokens.FIRST) ? tokens.lastPart(at) : at;
      if (last > at && last < end) {
        afterGap[last + 1] = true;
        if (walk(any, last + 1)) {
          return true;
        }
      }
      afterGap[at + 1] = true;
      if (walk(any, at + 1)) {
        return true;
      }
    }
    afterGap[at + 1] = false;
    int number = tokens.is(at, Tokens.NUMBER) ? set.number()[node] : 0;
    int target = set.edges().get(node, tokens.ids[at]);
    return (number != 0 && walk(number, at + 1)) || (target != 0 && walk(target, at + 1));
  }
}

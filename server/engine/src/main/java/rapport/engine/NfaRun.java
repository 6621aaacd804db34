package rapport.engine;

/**
 * Runs machines over the tokens of a sentence. Holds the working memory of one scan; not shared
 * between threads.
 */
final class NfaRun {
  /**
   * A written word is at most three tokens ({@code wouldn't've}), so a gap reaches at most this far
   * ahead.
   */
  private static final int AHEAD = 4;

  private final NfaSet set;
  private final Tokens tokens;
  private final int[][] active = new int[AHEAD][];
  private final int[] counts = new int[AHEAD];
  private final int[][] stamps = new int[AHEAD][];
  private final int[] laneStamps = new int[AHEAD];
  private int stamp;
  private int pending;

  NfaRun(NfaSet set, Tokens tokens) {
    this.set = set;
    this.tokens = tokens;
    int largest = set.largest();
    for (int i = 0; i < AHEAD; i++) {
      active[i] = new int[largest];
      stamps[i] = new int[largest];
    }
  }

  /** The longest match that begins with token {@code from}; its end token, exclusive, or -1. */
  int longest(Nfa machine, int from) {
    for (int lane = 0; lane < AHEAD; lane++) {
      clear(lane);
    }
    push(machine, machine.start(), 0);
    int best = -1;
    int lane = 0;
    for (int at = from; pending > 0; at++) {
      int count = counts[lane];
      for (int i = 0; i < count; i++) {
        int node = active[lane][i];
        if (node == machine.accept() && at > from && tokens.is(at - 1, Tokens.LAST)) {
          best = at;
        }
        if (at < tokens.count) {
          advance(machine, node, at, lane);
        }
      }
      pending -= count;
      clear(lane);
      lane = (lane + 1) % AHEAD;
    }
    pending = 0;
    return best;
  }

  /**
   * Whether the machine takes the token as its first: most starts are ruled out by this one look.
   */
  boolean canBegin(Nfa machine, int token) {
    int[] closures = set.closures();
    int end = set.closureFrom()[machine.start() + 1];
    for (int i = set.closureFrom()[machine.start()]; i < end; i++) {
      int node = closures[i];
      if (set.any()[node] != 0
          || set.number()[node] != 0
          || set.edges().get(node, tokens.ids[token]) != 0) {
        return true;
      }
    }
    return false;
  }

  private void clear(int lane) {
    counts[lane] = 0;
    laneStamps[lane] = ++stamp;
  }

  private void advance(Nfa machine, int node, int at, int lane) {
    int flags = tokens.flags[at];
    if (set.tight()[node] != 0 && (flags & Tokens.AFTER_PUNCTUATION) != 0) {
      return;
    }
    int target = set.edges().get(node, tokens.ids[at]);
    if (target != 0) {
      push(machine, target, (lane + 1) % AHEAD);
    }
    if ((flags & Tokens.WORD) == 0) {
      return;
    }
    int any = set.any()[node];
    if (any != 0) {
      push(machine, any, (lane + 1) % AHEAD);
      if ((flags & (Tokens.FIRST | Tokens.LAST)) == Tokens.FIRST) {
        push(machine, any, (lane + 1 + tokens.lastPart(at) - at) % AHEAD);
      }
    }
    int number = set.number()[node];
    if (number != 0 && (flags & Tokens.NUMBER) != 0) {
      push(machine, number, (lane + 1) % AHEAD);
    }
  }

  private void push(Nfa machine, int node, int lane) {
    int[] closures = set.closures();
    int end = set.closureFrom()[node + 1];
    int[] marks = stamps[lane];
    int fresh = laneStamps[lane];
    int base = machine.base();
    for (int i = set.closureFrom()[node]; i < end; i++) {
      int reached = closures[i];
      if (marks[reached - base] != fresh) {
        marks[reached - base] = fresh;
        active[lane][counts[lane]++] = reached;
        pending++;
      }
    }
  }
}

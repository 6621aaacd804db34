package rapport.engine;

import java.util.Arrays;

/**
 * Runs machines over the tokens of a sentence. Depth first, but no node is entered twice at one
 * token, so that a run costs at most the machine's nodes times its width. Holds the working memory
 * of one scan; not shared between threads.
 */
final class Matcher {
  /** Machines that a reply runs begin with some hundreds of words in all. */
  private static final int FIRSTS = 1 << 10;

  // What has been learnt of a machine
  private static final byte BEGINS_WITH_WORDS = 1;
  private static final byte BEGINS_WITH_MUCH = 2;

  private final Machines machines;
  private final int[] operations;
  private final int[] arguments;
  private final int[] next;
  private final Tokens tokens;

  /** By node and token: the run that entered it there. */
  private int[] entered = new int[256];

  // With which words machines may begin, learnt of each when it first runs: a bit for each pair of
  // machine and word
  private final int[] firsts = new int[FIRSTS];
  private final byte[] learnt;

  private int run;
  private int base;
  private int stride;
  private int from;
  private int stop;
  private int best;

  // Only while captures are sought
  private boolean capturing;
  private int[] opened = new int[PatternParser.MAX_CAPTURES];
  private int[] closed = new int[PatternParser.MAX_CAPTURES];

  /** By token: whether the word before it was taken by a gap. */
  private boolean[] afterGap = {};

  Matcher(Machines machines, Tokens tokens) {
    this.machines = machines;
    this.operations = machines.operations();
    this.arguments = machines.arguments();
    this.next = machines.next();
    this.tokens = tokens;
    this.learnt = new byte[machines.count()];
  }

  /** Whether the machine may take this token first; rarely true when it does not. */
  boolean mayBegin(int machine, int token) {
    if (learnt[machine] == 0) {
      boolean words = learn(machine, machines.head(machine, Machines.START));
      learnt[machine] = words ? BEGINS_WITH_WORDS : BEGINS_WITH_MUCH;
    }
    if (learnt[machine] == BEGINS_WITH_MUCH) {
      return true;
    }
    int hash = Transitions.hash(machine, tokens.ids[token]);
    return (firsts[hash >>> 5 & FIRSTS - 1] & 1 << hash) != 0;
  }

  /** Answers whether it begins with nothing but words of its own. */
  private boolean learn(int machine, int node) {
    int argument = arguments[node];
    switch (operations[node] & Machines.KIND) {
      case Machines.FORK -> {
        return learn(machine, next[node]) && learn(machine, argument);
      }
      case Machines.OPEN, Machines.CLOSE -> {
        return learn(machine, next[node]);
      }
      case Machines.WORD -> begins(machine, argument);
      case Machines.CLASS -> {
        int[] classes = machines.classes();
        for (int i = argument + classes[argument]; i > argument; i--) {
          begins(machine, classes[i]);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void begins(int machine, int word) {
    int hash = Transitions.hash(machine, word);
    firsts[hash >>> 5 & FIRSTS - 1] |= 1 << hash;
  }

  /** The longest match that begins with token {@code start}; its end token, exclusive, or -1. */
  int longest(int machine, int start) {
    begin(machine, start);
    capturing = false;
    stop = tokens.count;
    walk(machines.head(machine, Machines.START), start);
    return best;
  }

  private void begin(int machine, int start) {
    base = machines.head(machine, Machines.BASE);
    stride = machines.head(machine, Machines.WIDTH);
    int size = machines.head(machine, Machines.SIZE) * stride;
    if (size > entered.length) {
      entered = new int[size];
    }
    run++;
    from = start;
    best = -1;
  }

  /**
   * Finds what each capture took in a match from {@code start} to {@code end}.
   *
   * @return pairs of start and end in the text, one for each capture; {@code -1, -1} for one that
   *     took nothing, {@code -2, -2} for one that its bound cut off
   */
  int[] captures(int machine, int start, int end) {
    int count = machines.head(machine, Machines.CAPTURES);
    if (afterGap.length <= end) {
      afterGap = new boolean[end + 64];
    }
    Arrays.fill(opened, 0);
    Arrays.fill(closed, 0);
    Arrays.fill(afterGap, start, end + 1, false);
    begin(machine, start);
    capturing = true;
    stop = end;
    boolean found = walk(machines.head(machine, Machines.START), start);
    int[] spans = new int[2 * count];
    for (int i = 0; i < count; i++) {
      boolean took = found && closed[i] > opened[i];
      boolean cut = took && closed[i] == end && afterGap[end] && goesOn(end);
      spans[2 * i] = took ? cut ? -2 : tokens.starts[opened[i]] : -1;
      spans[2 * i + 1] = took ? cut ? -2 : tokens.ends[closed[i] - 1] : -1;
    }
    return spans;
  }

  /** Whether another word follows the match with nothing but space between. */
  private boolean goesOn(int end) {
    return end < tokens.count
        && tokens.is(end, Tokens.WORD)
        && !tokens.is(end, Tokens.AFTER_PUNCTUATION);
  }

  /** True when the captures are found; without captures every way is tried. */
  private boolean walk(int begin, int start) {
    int node = begin;
    int at = start;
    while (true) {
      int slot = (node - base) * stride + at - from;
      if (entered[slot] == run) {
        return false;
      }
      entered[slot] = run;
      int operation = operations[node];
      switch (operation & Machines.KIND) {
        case Machines.FORK -> {
          if (walk(next[node], at)) {
            return true;
          }
          node = arguments[node];
          continue;
        }
        case Machines.OPEN, Machines.CLOSE -> {
          if (capturing && !mark(operation == Machines.OPEN, arguments[node], at)) {
            return false;
          }
          node = next[node];
          continue;
        }
        case Machines.ACCEPT -> {
          return accept(at);
        }
        default -> {}
      }
      if (at >= stop
          || ((operation & Machines.TIGHT) != 0 && tokens.is(at, Tokens.AFTER_PUNCTUATION))) {
        return false;
      }
      switch (operation & Machines.KIND) {
        case Machines.WORD -> {
          if (tokens.ids[at] != arguments[node]) {
            return false;
          }
        }
        case Machines.CLASS -> {
          if (!isIn(arguments[node], tokens.ids[at])) {
            return false;
          }
        }
        case Machines.NUMBER -> {
          if (!tokens.is(at, Tokens.NUMBER)) {
            return false;
          }
        }
        case Machines.LIST -> {
          return list(arguments[node], node, at, at, (operation & Machines.CAPTURED) != 0);
        }
        default -> {
          if (!tokens.is(at, Tokens.WORD)) {
            return false;
          }
          int last = tokens.is(at, Tokens.FIRST) ? tokens.lastPart(at) : at;
          if (last > at && last < stop && arrive(node, last + 1, true)) {
            return true;
          }
        }
      }
      at++;
      if (capturing) {
        afterGap[at] = (operation & Machines.KIND) == Machines.ANY;
      }
      node = next[node];
    }
  }

  private boolean arrive(int node, int at, boolean byGap) {
    if (capturing) {
      afterGap[at] = byGap;
    }
    return walk(next[node], at);
  }

  private boolean accept(int at) {
    if (capturing) {
      return at == stop;
    }
    if (at > from && at > best && tokens.is(at - 1, Tokens.LAST)) {
      best = at;
    }
    return false;
  }

  /** A capture begins and ends with a written word. */
  private boolean mark(boolean opens, int capture, int at) {
    if (opens
        ? at >= tokens.count || !tokens.is(at, Tokens.FIRST)
        : !tokens.is(at - 1, Tokens.LAST)) {
      return false;
    }
    (opens ? opened : closed)[capture] = at;
    return true;
  }

  boolean isIn(int offset, int id) {
    int[] classes = machines.classes();
    int end = offset + classes[offset];
    for (int i = offset + 1; i <= end; i++) {
      if (classes[i] == id) {
        return true;
      }
    }
    return false;
  }

  /**
   * Goes on after every entry of a list that stands at {@code first}: inside a capture after the
   * longest first, outside it after the shortest.
   */
  private boolean list(int trie, int node, int first, int at, boolean captured) {
    boolean ends = machines.trieEnds()[trie] != 0;
    if (ends && !captured && arrive(node, at, false)) {
      return true;
    }
    if (at < stop && (at == first || !captured || !tokens.is(at, Tokens.AFTER_PUNCTUATION))) {
      int to = machines.tries().get(trie, tokens.ids[at]);
      if (to != 0 && list(to, node, first, at + 1, captured)) {
        return true;
      }
    }
    return ends && captured && arrive(node, at, false);
  }
}

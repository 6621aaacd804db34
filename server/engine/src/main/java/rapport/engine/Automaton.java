package rapport.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * One Aho-Corasick automaton over word ids for everything that a ruleset looks for. State 0 is the
 * root. It is built up by {@link #add}, closed once by {@link #finish}, and only read from then on.
 *
 * <p>What a sequence stands for, its target, is a pattern that ends with it, or a complement: of
 * {@code 2m} for machine m that its sight sets going, of {@code 2s + 1} for all machines of set s.
 */
final class Automaton {
  /** Keeps a ruleset within some tens of megabytes. */
  static final int MAX_STATES = 1_000_000;

  private static final int[] NONE = {};

  private final Transitions transitions = new Transitions();
  private Ints parents = new Ints();
  private Ints labels = new Ints();
  private Ints depths = new Ints();
  private Ints firstOutput = new Ints(); // of a state, -1 for none
  private Ints targets = new Ints(); // of an output
  private Ints lengths = new Ints(); // of an output, in tokens
  private Ints nextOutput = new Ints();
  private final List<Ints> sets = new ArrayList<>();
  private int states;

  private int[] fromRoot = NONE;
  private int[] fail = NONE;

  // Bit (id mod 32) is set when a word of that kind goes on from a state: most words that follow a
  // begun phrase do not continue it, and need no look into a table of a megabyte.
  private int[] followers = NONE;
  private int[] output = NONE;
  private int[] outputTarget = NONE;
  private int[] outputLength = NONE;
  private int[] outputNext = NONE;
  private int[][] machines = {};

  Automaton() {
    state(0, 0, 0);
  }

  private int state(int parent, int label, int depth) {
    parents.add(parent);
    labels.add(label);
    depths.add(depth);
    firstOutput.add(-1);
    return states++;
  }

  int size() {
    return states;
  }

  /** A new set of machines. */
  int set() {
    sets.add(new Ints());
    return sets.size() - 1;
  }

  void addToSet(int set, int machine) {
    sets.get(set).addNew(machine);
  }

  void add(Sequences sequences, int target) {
    for (int i = 0; i < sequences.size(); i++) {
      add(sequences, i, target);
    }
  }

  private void add(Sequences sequences, int sequence, int target) {
    int state = 0;
    int length = 0;
    for (int at = sequences.from(sequence); at < sequences.end(sequence); at++) {
      int id = sequences.id(at);
      int next = transitions.get(state, id);
      length++;
      if (next == 0) {
        next = state(state, id, length);
        transitions.put(state, id, next);
      }
      state = next;
    }
    // what stands for one target is added in one go
    int latest = firstOutput.get(state);
    if (latest < 0 || targets.get(latest) != target) {
      targets.add(target);
      lengths.add(length);
      nextOutput.add(latest);
      firstOutput.set(state, targets.size() - 1);
    }
  }

  /** To be called before it is closed. */
  void write(SnapshotWriter out) {
    out.number(states);
    for (int state = 1; state < states; state++) {
      out.number(state - parents.get(state));
      out.number(labels.get(state));
    }
    for (int state = 0; state < states; state++) {
      out.number(firstOutput.get(state));
    }
    out.numbers(targets.toArray());
    out.numbers(lengths.toArray());
    out.numbers(nextOutput.toArray());
    out.number(sets.size());
    for (Ints set : sets) {
      out.numbers(set.toArray());
    }
  }

  /** Into an automaton that nothing was added to. */
  void read(SnapshotReader in) {
    int count = in.number();
    transitions.reserve(count);
    while (states < count) {
      int parent = states - in.number();
      int label = in.number();
      transitions.put(parent, label, state(parent, label, depths.get(parent) + 1));
    }
    for (int state = 0; state < count; state++) {
      firstOutput.set(state, in.number());
    }
    targets = new Ints(in.numbers());
    lengths = new Ints(in.numbers());
    nextOutput = new Ints(in.numbers());
    for (int left = in.number(); left > 0; left--) {
      sets.add(new Ints(in.numbers()));
    }
  }

  /**
   * @param vocabulary how many word ids there are
   */
  void finish(int vocabulary) {
    fail = new int[states];
    followers = new int[states];
    output = firstOutput.toArray();
    outputTarget = targets.toArray();
    outputLength = lengths.toArray();
    outputNext = nextOutput.toArray();
    fromRoot = new int[vocabulary];
    for (int state : byDepth()) {
      if (state == 0) {
        continue;
      }
      int parent = parents.get(state);
      int label = labels.get(state);
      followers[parent] |= 1 << label;
      if (parent == 0) {
        fromRoot[label] = state;
      } else {
        fail[state] = step(fail[parent], label);
      }
      linkOutputs(state);
    }
    machines = new int[sets.size()][];
    for (int i = 0; i < machines.length; i++) {
      machines[i] = sets.get(i).toArray();
    }
    // only the compiling needed these
    parents = labels = depths = firstOutput = targets = lengths = nextOutput = new Ints();
    sets.clear();
  }

  /** The outputs of the longest proper suffix follow a state's own. */
  private void linkOutputs(int state) {
    int inherited = output[fail[state]];
    int last = output[state];
    if (last < 0) {
      output[state] = inherited;
      return;
    }
    while (outputNext[last] >= 0) {
      last = outputNext[last];
    }
    outputNext[last] = inherited;
  }

  private int[] byDepth() {
    int deepest = 0;
    for (int i = 0; i < states; i++) {
      deepest = Math.max(deepest, depths.get(i));
    }
    int[] from = new int[deepest + 2];
    for (int i = 0; i < states; i++) {
      from[depths.get(i) + 1]++;
    }
    for (int i = 1; i < from.length; i++) {
      from[i] += from[i - 1];
    }
    int[] order = new int[states];
    for (int i = 0; i < states; i++) {
      order[from[depths.get(i)]++] = i;
    }
    return order;
  }

  /** The state after {@code id}, which is a known word. */
  int step(int state, int id) {
    int bit = 1 << id;
    while (state != 0) {
      if ((followers[state] & bit) != 0) {
        int next = transitions.get(state, id);
        if (next != 0) {
          return next;
        }
      }
      state = fail[state];
    }
    return fromRoot[id];
  }

  /** First of the outputs of a state, or -1; the others by {@link #next}. */
  int output(int state) {
    return output[state];
  }

  int next(int output) {
    return outputNext[output];
  }

  int target(int output) {
    return outputTarget[output];
  }

  int length(int output) {
    return outputLength[output];
  }

  int[] machines(int set) {
    return machines[set];
  }
}

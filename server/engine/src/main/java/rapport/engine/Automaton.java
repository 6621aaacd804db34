package rapport.engine;

import java.util.List;

/**
 * One Aho-Corasick automaton over word ids for everything that a ruleset looks for. State 0 is the
 * root. It is built up by {@link #add}, closed once by {@link #finish}, and only read from then on.
 */
final class Automaton {
  /** Keeps a ruleset within some tens of megabytes. */
  static final int MAX_STATES = 1_000_000;

  private final Transitions transitions = new Transitions();
  private final Ints parents = new Ints();
  private final Ints labels = new Ints();
  private final Ints depths = new Ints();
  private final Ints ownOutput = new Ints(); // first output of a state, -1 for none
  private final Ints targets =
      new Ints(); // of an output: a pattern, or the complement of a machine
  private final Ints lengths = new Ints(); // of an output, in tokens
  private final Ints nextOutput = new Ints();

  private int[] fromRoot = {};
  private int[] fail = {};
  private int[] output = {};
  private int[] outputTarget = {};
  private int[] outputLength = {};
  private int[] outputNext = {};

  Automaton() {
    state(0, 0, 0);
  }

  private int state(int parent, int label, int depth) {
    parents.add(parent);
    labels.add(label);
    depths.add(depth);
    ownOutput.add(-1);
    return parents.size() - 1;
  }

  int size() {
    return parents.size();
  }

  void add(List<int[]> sequences, int target) {
    for (int[] sequence : sequences) {
      add(sequence, target);
    }
  }

  void add(int[] sequence, int target) {
    int state = 0;
    for (int id : sequence) {
      int next = transitions.get(state, id);
      if (next == 0) {
        next = state(state, id, depths.get(state) + 1);
        transitions.put(state, id, next);
      }
      state = next;
    }
    for (int each = ownOutput.get(state); each >= 0; each = nextOutput.get(each)) {
      if (targets.get(each) == target) {
        return;
      }
    }
    targets.add(target);
    lengths.add(sequence.length);
    nextOutput.add(ownOutput.get(state));
    ownOutput.set(state, targets.size() - 1);
  }

  void finish(int vocabulary) {
    int count = parents.size();
    fail = new int[count];
    output = ownOutput.toArray();
    outputTarget = targets.toArray();
    outputLength = lengths.toArray();
    outputNext = nextOutput.toArray();
    fromRoot = new int[vocabulary];
    for (int state : byDepth(count)) {
      if (state == 0) {
        continue;
      }
      int parent = parents.get(state);
      int label = labels.get(state);
      if (parent == 0) {
        fromRoot[label] = state;
      } else {
        int back = fail[parent];
        int next = transitions.get(back, label);
        while (next == 0 && back != 0) {
          back = fail[back];
          next = transitions.get(back, label);
        }
        fail[state] = next;
      }
      linkOutputs(state);
    }
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

  private int[] byDepth(int count) {
    int deepest = 0;
    for (int i = 0; i < count; i++) {
      deepest = Math.max(deepest, depths.get(i));
    }
    int[] from = new int[deepest + 2];
    for (int i = 0; i < count; i++) {
      from[depths.get(i) + 1]++;
    }
    for (int i = 1; i < from.length; i++) {
      from[i] += from[i - 1];
    }
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[from[depths.get(i)]++] = i;
    }
    return order;
  }

  /** The state after {@code id}, which is a known word. */
  int step(int state, int id) {
    while (state != 0) {
      int next = transitions.get(state, id);
      if (next != 0) {
        return next;
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
}

package rapport.engine;

import java.util.Arrays;

/** The states of a {@link LazyDfa}, numbered from {@link #FIRST}: what each stands for. */
final class DfaStates {
  static final int FIRST = 1;

  // A state's machines that can match, then its nodes, in one array for all states
  private int[] items = new int[1024];
  private int itemCount;
  private int[] from = new int[128];
  private int[] accepts = new int[128]; // how many machines, by state
  private int[] hashes = new int[128];
  private int next = FIRST;

  /** By the hash of a state's items: the state; 0 for none. */
  private int[] table = new int[256];

  /** How many numbers are kept for all states. */
  int items() {
    return itemCount;
  }

  /** How many machines can match in a state. */
  int accepts(int state) {
    return accepts[state];
  }

  int accepted(int state, int index) {
    return items[from[state] + index];
  }

  int nodes(int state) {
    return from[state + 1] - from[state] - accepts[state];
  }

  int node(int state, int index) {
    return items[from[state] + accepts[state] + index];
  }

  /** The state that stands for these machines and nodes; a new one when there is none yet. */
  int of(int[] machines, int machineCount, int[] nodes, int nodeCount) {
    int hash = machineCount;
    for (int i = 0; i < machineCount; i++) {
      hash = hash * 31 + machines[i];
    }
    for (int i = 0; i < nodeCount; i++) {
      hash = hash * 31 + nodes[i];
    }
    hash = Transitions.hash(hash, 0);
    int slot = hash & table.length - 1;
    while (table[slot] != 0) {
      if (isSame(table[slot], machines, machineCount, nodes, nodeCount)) {
        return table[slot];
      }
      slot = slot + 1 & table.length - 1;
    }
    int state = add(hash, machines, machineCount, nodes, nodeCount);
    table[slot] = state;
    if (2 * next > table.length) {
      spread();
    }
    return state;
  }

  private boolean isSame(int state, int[] machines, int machineCount, int[] nodes, int nodeCount) {
    if (accepts[state] != machineCount || nodes(state) != nodeCount) {
      return false;
    }
    int at = from[state];
    for (int i = 0; i < machineCount; i++) {
      if (items[at++] != machines[i]) {
        return false;
      }
    }
    for (int i = 0; i < nodeCount; i++) {
      if (items[at++] != nodes[i]) {
        return false;
      }
    }
    return true;
  }

  private int add(int hash, int[] machines, int machineCount, int[] nodes, int nodeCount) {
    int state = next++;
    int end = itemCount + machineCount + nodeCount;
    if (end > items.length) {
      items = Arrays.copyOf(items, 2 * end);
    }
    if (state + 2 > from.length) {
      from = Arrays.copyOf(from, 2 * state);
      accepts = Arrays.copyOf(accepts, 2 * state);
      hashes = Arrays.copyOf(hashes, 2 * state);
    }
    System.arraycopy(machines, 0, items, itemCount, machineCount);
    System.arraycopy(nodes, 0, items, itemCount + machineCount, nodeCount);
    from[state] = itemCount;
    from[state + 1] = end;
    accepts[state] = machineCount;
    hashes[state] = hash;
    itemCount = end;
    return state;
  }

  private void spread() {
    table = new int[2 * table.length];
    for (int state = FIRST; state < next; state++) {
      int slot = hashes[state] & table.length - 1;
      while (table[slot] != 0) {
        slot = slot + 1 & table.length - 1;
      }
      table[slot] = state;
    }
  }
}

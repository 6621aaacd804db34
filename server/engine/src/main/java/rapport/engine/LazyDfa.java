package rapport.engine;

import java.util.Arrays;

/**
 * All machines at once, as a deterministic automaton that is worked out where texts lead: a state
 * stands for all nodes that some machine can be at. What was once worked out costs one look into a
 * table for a word, whatever the number of machines; something new costs at most a step of every
 * machine that has begun. When the memory is full it begins anew.
 *
 * <p>It tells which machines can match up to a word, and errs only on the side of too many:
 * punctuation inside captures and the rims of written words are left to {@link Matcher}.
 *
 * <p>The technique is that of RE2 and Rust's regex-automata (Cox, "Regular Expression Matching in
 * the Wild", 2010). Holds the working memory of one scanner.
 */
final class LazyDfa {
  /** No machine has begun. */
  static final int START = 1;

  private static final int MAX_TRANSITIONS = 1 << 15;
  private static final int MAX_ITEMS = 1 << 18;

  private final Starts starts;
  private final Machines machines;
  private final int[] operations;
  private final int[] arguments;
  private final int[] next;

  private Transitions transitions = new Transitions();

  // A state's machines that can match, then its nodes, in one array for all states
  private int[] items = new int[1024];
  private int itemCount;
  private int[] from = new int[128];
  private int[] accepts = new int[128]; // how many machines, by state
  private int[] hashes = new int[128];
  private int states;

  /** By the hash of a state's items: the state. */
  private int[] interned = {};

  // Nodes inside a list or a contraction: which node, and where in the list's trie, 0 in a
  // contraction that a gap has begun to take
  private Transitions inside = new Transitions();
  private Ints insideNode = new Ints();
  private Ints insideTrie = new Ints();

  // The state that is being worked out
  private int[] nodes = new int[256];
  private int nodeCount;
  private int[] found = new int[64];
  private int foundCount;
  private int[] noted;
  private final int[] classNoted;
  private int step;

  LazyDfa(Starts starts) {
    this.starts = starts;
    this.machines = starts.machines;
    this.operations = machines.operations();
    this.arguments = machines.arguments();
    this.next = machines.next();
    this.noted = new int[operations.length + 64];
    this.classNoted = new int[machines.classes().length];
    forget();
  }

  private void forget() {
    transitions = new Transitions();
    inside = new Transitions();
    insideNode = new Ints();
    insideTrie = new Ints();
    itemCount = 0;
    states = START;
    interned = new int[256];
    begin();
    intern();
  }

  private void begin() {
    nodeCount = 0;
    foundCount = 0;
    step++;
  }

  /**
   * The state after a token.
   *
   * @param symbol its id, then three bits: see {@link Tokens#SYMBOL_FLAGS}
   */
  int step(int state, int symbol) {
    int target = transitions.get(state, symbol);
    return target != 0 ? target : extend(state, symbol);
  }

  /** How many machines can match up to here. */
  int accepts(int state) {
    return accepts[state];
  }

  int accepted(int state, int index) {
    return items[from[state] + index];
  }

  private int extend(int state, int symbol) {
    int word = symbol >> Tokens.SYMBOL_BITS;
    begin();
    for (int i = starts.classesFrom(word); i < starts.classesTo(word); i++) {
      classNoted[starts.classAt(i)] = step;
    }
    for (int i = from[state] + accepts[state]; i < from[state + 1]; i++) {
      advance(items[i], word, symbol);
    }
    if ((symbol & Tokens.FIRST) != 0) {
      seed(word, symbol);
    }
    if (transitions.size() >= MAX_TRANSITIONS || itemCount + nodeCount + foundCount > MAX_ITEMS) {
      return full();
    }
    int target = intern();
    transitions.put(state, symbol, target);
    return target;
  }

  /** Forgets everything but the state that is being worked out. */
  private int full() {
    int[] kept = Arrays.copyOf(nodes, nodeCount);
    int[] machinesFound = Arrays.copyOf(found, foundCount);
    Ints keptNode = insideNode;
    Ints keptTrie = insideTrie;
    forget();
    begin();
    for (int machine : machinesFound) {
      found[foundCount++] = machine;
    }
    for (int node : kept) {
      if (node < operations.length) {
        note(node);
      } else {
        int index = node - operations.length;
        goInside(keptNode.get(index), keptTrie.get(index));
      }
    }
    return intern();
  }

  private void advance(int item, int word, int symbol) {
    if (item >= operations.length) {
      int node = insideNode.get(item - operations.length);
      int trie = insideTrie.get(item - operations.length);
      if (trie != 0) {
        list(node, machines.tries().get(trie, word), symbol);
      } else if ((symbol & Tokens.FIRST) == 0) {
        any(node, symbol);
      }
      return;
    }
    switch (operations[item] & Machines.KIND) {
      case Machines.WORD -> {
        if (arguments[item] == word) {
          arrive(next[item], symbol);
        }
      }
      case Machines.CLASS -> {
        if (classNoted[arguments[item]] == step) {
          arrive(next[item], symbol);
        }
      }
      case Machines.LIST -> list(item, machines.tries().get(arguments[item], word), symbol);
      case Machines.NUMBER -> {
        if ((symbol & Tokens.NUMBER) != 0) {
          arrive(next[item], symbol);
        }
      }
      default -> {
        if (Vocabulary.isWord(word)) {
          any(item, symbol);
        }
      }
    }
  }

  /** Everything that can begin with this word. */
  private void seed(int word, int symbol) {
    for (int link = starts.byWord(word); link >= 0; link = starts.nextLink(link)) {
      arrive(next[starts.node(link)], symbol);
    }
    for (int i = starts.classesFrom(word); i < starts.classesTo(word); i++) {
      for (int link = starts.byClass(starts.classAt(i)); link >= 0; link = starts.nextLink(link)) {
        arrive(next[starts.node(link)], symbol);
      }
    }
    advanceAll(starts.byList(), word, symbol);
    advanceAll(starts.byNumber(), word, symbol);
    advanceAll(starts.byAny(), word, symbol);
  }

  private void advanceAll(Ints begin, int word, int symbol) {
    for (int i = 0; i < begin.size(); i++) {
      advance(begin.get(i), word, symbol);
    }
  }

  private void list(int node, int trie, int symbol) {
    if (trie != 0) {
      goInside(node, trie);
      if (machines.trieEnds()[trie] != 0) {
        arrive(next[node], symbol);
      }
    }
  }

  private void any(int node, int symbol) {
    if ((symbol & Tokens.LAST) == 0) {
      goInside(node, 0);
    }
    arrive(next[node], symbol);
  }

  private void goInside(int node, int trie) {
    int known = inside.get(node, trie);
    if (known == 0) {
      insideNode.add(node);
      insideTrie.add(trie);
      known = insideNode.size();
      inside.put(node, trie, known);
    }
    note(operations.length + known - 1);
  }

  /** All nodes that a machine is at once it has come to {@code node}. */
  private void arrive(int node, int symbol) {
    int at = node;
    while (true) {
      int kind = operations[at] & Machines.KIND;
      if (kind == Machines.FORK) {
        if (noted[at] == step) {
          return;
        }
        noted[at] = step;
        arrive(next[at], symbol);
        at = arguments[at];
      } else if (kind == Machines.OPEN || kind == Machines.CLOSE) {
        at = next[at];
      } else if (kind == Machines.ACCEPT) {
        if ((symbol & Tokens.LAST) != 0 && noted[at] != step) {
          noted[at] = step;
          accept(arguments[at]);
        }
        return;
      } else {
        note(at);
        return;
      }
    }
  }

  private void accept(int machine) {
    if (foundCount == found.length) {
      found = Arrays.copyOf(found, 2 * foundCount);
    }
    found[foundCount++] = machine;
  }

  private void note(int node) {
    if (node >= noted.length) {
      noted = Arrays.copyOf(noted, 2 * node);
    }
    if (noted[node] != step) {
      noted[node] = step;
      if (nodeCount == nodes.length) {
        nodes = Arrays.copyOf(nodes, 2 * nodeCount);
      }
      nodes[nodeCount++] = node;
    }
  }

  /** The state that stands for what was found and noted; a new one when there is none yet. */
  private int intern() {
    int hash = foundCount;
    for (int i = 0; i < foundCount; i++) {
      hash = hash * 31 + found[i];
    }
    for (int i = 0; i < nodeCount; i++) {
      hash = hash * 31 + nodes[i];
    }
    hash = Transitions.hash(hash, 0);
    int slot = hash & interned.length - 1;
    while (interned[slot] != 0) {
      if (isSame(interned[slot])) {
        return interned[slot];
      }
      slot = slot + 1 & interned.length - 1;
    }
    int state = add(hash);
    interned[slot] = state;
    if (2 * states > interned.length) {
      spread();
    }
    return state;
  }

  private boolean isSame(int state) {
    int at = from[state];
    if (accepts[state] != foundCount || from[state + 1] - at != foundCount + nodeCount) {
      return false;
    }
    for (int i = 0; i < foundCount; i++) {
      if (items[at++] != found[i]) {
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

  private void spread() {
    interned = new int[2 * interned.length];
    for (int state = START; state < states; state++) {
      int slot = hashes[state] & interned.length - 1;
      while (interned[slot] != 0) {
        slot = slot + 1 & interned.length - 1;
      }
      interned[slot] = state;
    }
  }

  private int add(int hash) {
    int state = states++;
    int end = itemCount + foundCount + nodeCount;
    if (end > items.length) {
      items = Arrays.copyOf(items, 2 * end);
    }
    if (state + 2 > from.length) {
      from = Arrays.copyOf(from, 2 * state);
      accepts = Arrays.copyOf(accepts, 2 * state);
      hashes = Arrays.copyOf(hashes, 2 * state);
    }
    System.arraycopy(found, 0, items, itemCount, foundCount);
    System.arraycopy(nodes, 0, items, itemCount + foundCount, nodeCount);
    from[state] = itemCount;
    from[state + 1] = end;
    accepts[state] = foundCount;
    hashes[state] = hash;
    itemCount = end;
    return state;
  }
}

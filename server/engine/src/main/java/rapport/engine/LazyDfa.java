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
  static final int START = DfaStates.FIRST;

  private static final int MAX_TRANSITIONS = 1 << 15;
  private static final int MAX_ITEMS = 1 << 18;

  private final Starts starts;
  private final int maxTransitions;
  private final ClassesOfWords classes;
  private final Machines machines;
  private final int[] operations;
  private final int[] arguments;
  private final int[] next;

  private Transitions transitions = new Transitions();
  private DfaStates states = new DfaStates();

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
    this(starts, MAX_TRANSITIONS);
  }

  /**
   * @param maxTransitions how many it keeps before it begins anew
   */
  LazyDfa(Starts starts, int maxTransitions) {
    this.starts = starts;
    this.maxTransitions = maxTransitions;
    this.classes = starts.classes;
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
    states = new DfaStates();
    begin();
    states.of(found, 0, nodes, 0); // START
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
    return states.accepts(state);
  }

  int accepted(int state, int index) {
    return states.accepted(state, index);
  }

  private int extend(int state, int symbol) {
    int word = symbol >> Tokens.SYMBOL_BITS;
    begin();
    for (int i = classes.from(word); i < classes.to(word); i++) {
      classNoted[classes.at(i)] = step;
    }
    for (int i = 0; i < states.nodes(state); i++) {
      advance(states.node(state, i), word, symbol);
    }
    if ((symbol & Tokens.FIRST) != 0) {
      seed(word, symbol);
    }
    if (transitions.size() >= maxTransitions
        || states.items() + nodeCount + foundCount > MAX_ITEMS) {
      return full();
    }
    int target = states.of(found, foundCount, nodes, nodeCount);
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
    return states.of(found, foundCount, nodes, nodeCount);
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
    for (int link = starts.byWord(word); link != Starts.NONE; link = starts.nextLink(link)) {
      arrive(next[starts.node(link)], symbol);
    }
    for (int i = classes.from(word); i < classes.to(word); i++) {
      for (int link = starts.byClass(classes.at(i));
          link != Starts.NONE;
          link = starts.nextLink(link)) {
        arrive(next[starts.node(link)], symbol);
      }
    }
    for (int i = 0; i < starts.lists().size(); i++) {
      int trie = machines.tries().get(starts.lists().get(i), word);
      if (trie != 0) {
        for (int link = starts.byList(i); link != Starts.NONE; link = starts.nextLink(link)) {
          list(starts.node(link), trie, symbol);
        }
      }
    }
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
}

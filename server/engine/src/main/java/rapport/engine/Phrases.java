package rapport.engine;

import java.util.Arrays;

/**
 * All patterns that stand for few sequences of words, spelled out in one trie over word ids. A text
 * is walked into it only from words that begin something together with the word after them: a
 * filter of bits tells, so that a word costs the same however many phrases there are, and a start
 * at most as many steps as a pattern is wide. Past its second word a phrase mostly shares nothing
 * with others, and its nodes follow one another: a step is a look at the next number. It is built
 * up by {@link #add}, closed once by {@link #finish}, and only read from then on.
 */
final class Phrases {
  /** Keeps a ruleset within some tens of megabytes. */
  static final int MAX_NODES = 1_000_000;

  /** Bits of the filter for each pair that begins something: one in so many others gets through. */
  private static final int BITS = 32;

  private static final int[] NONE = {};

  /** Leads to nothing: shifted right by one it is no word. */
  private static final int NOWHERE = -2;

  /** By word: the node of the phrases that begin with it, 0 for none. */
  private int[] firsts = new int[256];

  /**
   * Two numbers for each node, of which 0 is the root: twice the word that leads to the node after
   * it, and 1 more if others lead on as well; then its first output, -1 for none.
   */
  private int[] nodes = new int[512];

  private int size;

  /** Where those others lead. */
  private final Transitions branches;

  /** Two numbers for each output: its pattern, and the node's next output or -1. */
  private final Ints outputs;

  // By node, for the compiling alone
  private Ints parents = new Ints();
  private Ints labels = new Ints();

  private int[] filter = NONE;

  Phrases() {
    branches = new Transitions();
    outputs = new Ints();
    node(0, 0);
  }

  /** As it was written. */
  Phrases(SnapshotReader in) {
    firsts = in.sparse();
    nodes = in.numbers();
    size = nodes.length / 2;
    branches = new Transitions(in);
    outputs = new Ints(in.numbers());
    filter = in.sparse();
  }

  /** To be called once it is closed. */
  void write(SnapshotWriter out) {
    out.sparse(firsts);
    out.numbers(Arrays.copyOf(nodes, 2 * size));
    branches.write(out);
    out.numbers(outputs.toArray());
    out.sparse(filter);
  }

  private int node(int parent, int word) {
    parents.add(parent);
    labels.add(word);
    if (2 * size == nodes.length) {
      nodes = Arrays.copyOf(nodes, 4 * size);
    }
    nodes[2 * size] = NOWHERE;
    nodes[2 * size + 1] = -1;
    return size++;
  }

  /** A new node after {@code parent}. */
  private int child(int parent, int word) {
    int node = node(parent, word);
    if (parent == 0) {
      if (word >= firsts.length) {
        firsts = Arrays.copyOf(firsts, 2 * word);
      }
      firsts[word] = node;
    } else if (node == parent + 1) {
      nodes[2 * parent] = 2 * word;
    } else {
      nodes[2 * parent] |= 1;
      branches.put(parent, word, node);
    }
    return node;
  }

  int size() {
    return size;
  }

  void add(Sequences sequences, int pattern) {
    for (int i = 0; i < sequences.size(); i++) {
      add(sequences, i, pattern);
    }
  }

  private void add(Sequences sequences, int sequence, int pattern) {
    int node = 0;
    for (int at = sequences.from(sequence); at < sequences.end(sequence); at++) {
      int id = sequences.id(at);
      int next = node == 0 ? first(id) : step(node, id);
      node = next == 0 ? child(node, id) : next;
    }
    // what stands for one pattern is added in one go
    int latest = output(node);
    if (latest < 0 || pattern(latest) != pattern) {
      nodes[2 * node + 1] = outputs.size();
      outputs.add(pattern);
      outputs.add(latest);
    }
  }

  /**
   * @param vocabulary how many word ids there are
   */
  void finish(int vocabulary) {
    int words = 64;
    while (words * 32 < size * BITS) {
      words *= 2;
    }
    filter = new int[words];
    firsts = Arrays.copyOf(firsts, vocabulary);
    for (int node = 1; node < size; node++) {
      int parent = parents.get(node);
      if (parent != 0 && parents.get(parent) == 0) {
        int hash = Transitions.hash(labels.get(parent), labels.get(node));
        filter[hash >>> 5 & words - 1] |= 1 << hash;
      }
    }
    parents = labels = new Ints();
  }

  /** Whether a phrase may begin with these two words; rarely true when none does. */
  boolean mayBegin(int first, int second) {
    int hash = Transitions.hash(first, second);
    return (filter[hash >>> 5 & filter.length - 1] & 1 << hash) != 0;
  }

  /** Whether the word alone is a phrase. */
  boolean isPhrase(int word) {
    int node = first(word);
    return node != 0 && output(node) >= 0;
  }

  /** The node after the first word, 0 when no phrase begins with it. */
  int first(int word) {
    return word < firsts.length ? firsts[word] : 0;
  }

  /** The node after one word more, 0 when nothing goes on with it. */
  int step(int node, int word) {
    int onward = nodes[2 * node];
    if (onward >> 1 == word) {
      return node + 1;
    }
    return (onward & 1) != 0 ? branches.get(node, word) : 0;
  }

  /** First of the outputs of a node, or -1; the others by {@link #next}. */
  int output(int node) {
    return nodes[2 * node + 1];
  }

  int next(int output) {
    return outputs.get(output + 1);
  }

  int pattern(int output) {
    return outputs.get(output);
  }
}

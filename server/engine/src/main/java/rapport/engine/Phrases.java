package rapport.engine;

/**
 * All patterns that stand for few sequences of words, spelled out in one trie over word ids. A text
 * is walked into it only from words that begin something together with the word after them: a
 * filter of bits tells, so that a word costs the same however many phrases there are, and a start
 * at most as many steps as a pattern is wide. It is built up by {@link #add}, closed once by {@link
 * #finish}, and only read from then on.
 */
final class Phrases {
  /** Keeps a ruleset within some tens of megabytes. */
  static final int MAX_NODES = 1_000_000;

  /** Bits of the filter for each pair that begins something: one in so many others gets through. */
  private static final int BITS = 32;

  private static final int[] NONE = {};

  private final Transitions transitions = new Transitions();

  // By node; node 0 is the root
  private Ints parents = new Ints();
  private Ints labels = new Ints();
  private final Ints firstOutput = new Ints(); // -1 for none

  // By output
  private Ints patterns = new Ints();
  private Ints nextOutput = new Ints();

  private int[] filter = NONE;
  private byte[] alone = {};

  Phrases() {
    node(0, 0);
  }

  private int node(int parent, int label) {
    parents.add(parent);
    labels.add(label);
    firstOutput.add(-1);
    return firstOutput.size() - 1;
  }

  int size() {
    return firstOutput.size();
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
      int next = transitions.get(node, id);
      if (next == 0) {
        next = node(node, id);
        transitions.put(node, id, next);
      }
      node = next;
    }
    // what stands for one pattern is added in one go
    int latest = firstOutput.get(node);
    if (latest < 0 || patterns.get(latest) != pattern) {
      patterns.add(pattern);
      nextOutput.add(latest);
      firstOutput.set(node, patterns.size() - 1);
    }
  }

  /** To be called before it is closed. */
  void write(SnapshotWriter out) {
    out.number(size());
    for (int node = 1; node < size(); node++) {
      out.number(node - parents.get(node));
      out.number(labels.get(node));
      out.number(firstOutput.get(node));
    }
    out.numbers(patterns.toArray());
    out.numbers(nextOutput.toArray());
  }

  /** Into a trie that nothing was added to. */
  void read(SnapshotReader in) {
    int count = in.number();
    transitions.reserve(count);
    while (size() < count) {
      int parent = size() - in.number();
      int label = in.number();
      int node = node(parent, label);
      transitions.put(parent, label, node);
      firstOutput.set(node, in.number());
    }
    patterns = new Ints(in.numbers());
    nextOutput = new Ints(in.numbers());
  }

  /**
   * @param vocabulary how many word ids there are
   */
  void finish(int vocabulary) {
    int words = 64;
    while (words * 32 < size() * BITS) {
      words *= 2;
    }
    filter = new int[words];
    alone = new byte[vocabulary];
    for (int node = 1; node < size(); node++) {
      int parent = parents.get(node);
      if (parent == 0) {
        alone[labels.get(node)] = firstOutput.get(node) < 0 ? (byte) 0 : 1;
      } else if (parents.get(parent) == 0) {
        int hash = Transitions.hash(labels.get(parent), labels.get(node));
        filter[hash >>> 5 & words - 1] |= 1 << hash;
      }
    }
    parents = labels = new Ints(); // only the compiling needed these
  }

  /** Whether a phrase may begin with these two words; rarely true when none does. */
  boolean mayBegin(int first, int second) {
    int hash = Transitions.hash(first, second);
    return (filter[hash >>> 5 & filter.length - 1] & 1 << hash) != 0;
  }

  /** Whether the word alone is a phrase. */
  boolean isPhrase(int word) {
    return alone[word] != 0;
  }

  /** The node after a word, 0 when nothing goes on with it; the root is 0, too. */
  int step(int node, int word) {
    return transitions.get(node, word);
  }

  /** First of the outputs of a node, or -1; the others by {@link #next}. */
  int output(int node) {
    return firstOutput.get(node);
  }

  int next(int output) {
    return nextOutput.get(output);
  }

  int pattern(int output) {
    return patterns.get(output);
  }
}

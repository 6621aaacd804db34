package rapport.engine;

/**
 * The machines of all patterns that are not spelled out, flat. A machine is a small program: a node
 * takes a word, or forks, or marks where a capture opens or closes. Read only once built.
 *
 * @param operations of a node: see the constants
 * @param arguments of a node: see the constants
 * @param next the node after it
 * @param classes sets of words: how many, then these
 * @param tries from (node, word) to a node, for all lists
 * @param trieEnds of a trie's node: 1 where an entry ends
 * @param heads {@link #HEAD} numbers for each machine
 */
@SuppressWarnings("ArrayRecordComponent")
record Machines(
    int[] operations,
    int[] arguments,
    int[] next,
    int[] classes,
    Transitions tries,
    int[] trieEnds,
    int[] heads) {
  /** Takes the word that is its argument. */
  static final int WORD = 0;

  /** Takes a word of the class that begins at its argument. */
  static final int CLASS = 1;

  /** Takes an entry of the list whose trie has its root at the argument. */
  static final int LIST = 2;

  /** Takes any one written word, or one token of it. */
  static final int ANY = 3;

  static final int NUMBER = 4;

  /** Goes on at {@code next}, or else at the argument. */
  static final int FORK = 5;

  /** Marks where the capture that is its argument opens. */
  static final int OPEN = 6;

  static final int CLOSE = 7;

  /** The machine that is its argument has matched. */
  static final int ACCEPT = 8;

  /** Flag: inside a capture. */
  static final int CAPTURED = 16;

  /** Flag: no punctuation may stand before the word. */
  static final int TIGHT = 32;

  static final int KIND = 15;

  // What the heads hold of each machine
  static final int PATTERN = 0;
  static final int START = 1;

  /** Its lowest node. */
  static final int BASE = 2;

  static final int SIZE = 3;

  /** The widest match, in tokens. */
  static final int WIDTH = 4;

  /** The narrowest. */
  static final int LEAST = 5;

  static final int CAPTURES = 6;
  static final int HEAD = 7;

  void write(SnapshotWriter out) {
    out.numbers(operations);
    out.numbers(arguments);
    out.numbers(next, 1);
    out.numbers(classes);
    tries.write(out);
    out.sparse(trieEnds);
    out.numbers(heads);
  }

  static Machines read(SnapshotReader in) {
    return new Machines(
        in.numbers(),
        in.numbers(),
        in.numbers(1),
        in.numbers(),
        new Transitions(in),
        in.sparse(),
        in.numbers());
  }

  int count() {
    return heads.length / HEAD;
  }

  int head(int machine, int what) {
    return heads[machine * HEAD + what];
  }
}

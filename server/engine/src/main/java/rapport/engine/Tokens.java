package rapport.engine;

/** The tokens of one sentence: its start, its words (a contraction is several), its end. */
final class Tokens {
  /** First token of a written word. */
  static final int FIRST = 1;

  /** Last token of a written word. */
  static final int LAST = 2;

  /** Punctuation, or anything else but space, stands before it. */
  static final int AFTER_PUNCTUATION = 8;

  static final int NUMBER = 4;

  /** A word of the agent: not an anchor, not opaque. */
  static final int WORD = 16;

  /** What a {@link LazyDfa} wants to know of a token beside its id. */
  static final int SYMBOL_FLAGS = FIRST | LAST | NUMBER;

  static final int SYMBOL_BITS = 3;

  /** A sentence is cut before it has more, but for the last word's. */
  private static final int MOST = Scanner.MAX_TOKENS + 8;

  int count;
  final int[] ids = new int[MOST];
  final int[] starts = new int[MOST];
  final int[] ends = new int[MOST];
  final int[] flags = new int[MOST];

  void add(int id, int start, int end, int flag) {
    put(count++, id, start, end, flag);
  }

  void put(int token, int id, int start, int end, int flag) {
    ids[token] = id;
    starts[token] = start;
    ends[token] = end;
    flags[token] = flag;
  }

  boolean is(int token, int flag) {
    return (flags[token] & flag) != 0;
  }

  /** The last token of the written word that {@code token} begins or lies in. */
  int lastPart(int token) {
    int last = token;
    while ((flags[last] & LAST) == 0) {
      last++;
    }
    return last;
  }
}

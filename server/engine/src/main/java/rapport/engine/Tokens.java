package rapport.engine;

import java.util.Arrays;

/** The tokens of one sentence: its start, its words (a contraction is several), its end. */
final class Tokens {
  /** First token of a written word. */
  static final int FIRST = 1;

  /** Last token of a written word. */
  static final int LAST = 2;

  /** Punctuation, or anything else but space, stands before it. */
  static final int AFTER_PUNCTUATION = 4;

  static final int NUMBER = 8;

  /** A word of the agent: not an anchor, not opaque. */
  static final int WORD = 16;

  int count;
  int[] ids = new int[96];
  int[] starts = new int[96];
  int[] ends = new int[96];
  int[] flags = new int[96];

  void add(int id, int start, int end, int flag) {
    if (count == ids.length) {
      ids = Arrays.copyOf(ids, count * 2);
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      flags = Arrays.copyOf(flags, count * 2);
    }
    ids[count] = id;
    starts[count] = start;
    ends[count] = end;
    flags[count++] = flag;
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

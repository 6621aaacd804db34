package rapport.engine;

import java.util.Arrays;

/**
 * The matches in one sentence while they are being found: for each pattern and start the longest.
 * Holds the working memory of one scan.
 */
final class Matches {
  private static final int[] NONE = {};

  private final int[] flags; // by pattern: see Patterns
  private final Tokens tokens;

  private int origin;
  private int[] found = new int[16 * Sentence.MATCH];
  private int size;
  private int kinds;
  private int[] captured = NONE;

  Matches(int[] patternFlags, Tokens tokens) {
    this.flags = patternFlags;
    this.tokens = tokens;
  }

  /** A sentence begins; offsets will be relative to {@code start}. */
  void begin(int start) {
    origin = start;
    size = 0;
    kinds = 0;
    captured = NONE;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** {@link Sentence#MATCH} times how many there are. */
  int size() {
    return size;
  }

  /** The pattern of the match that begins at such a number. */
  int pattern(int match) {
    return found[match];
  }

  /** As {@link Sentence#matches} has them. */
  int[] toArray() {
    return size == 0 ? NONE : Arrays.copyOf(found, size);
  }

  /** {@link Patterns#flags} of all. */
  int kinds() {
    return kinds;
  }

  /** As {@link Sentence#captures} has them. */
  int[] captures() {
    return captured;
  }

  /**
   * A match of one of the sequences that a pattern stands for: only the longest counts at each
   * start, and the shorter come first.
   */
  void addSpelledOut(int pattern, int from, int end) {
    int start = tokens.starts[first(from)] - origin;
    int at = size - Sentence.MATCH;
    while (at >= 0 && found[at + 1] == start && found[at] != pattern) {
      at -= Sentence.MATCH;
    }
    boolean longer = at >= 0 && found[at + 1] == start;
    put(longer ? at : size, pattern, from, end);
  }

  /** The longest match of a machine at its start. */
  void add(int pattern, int from, int end) {
    put(size, pattern, from, end);
  }

  /**
   * @param spans what each capture took: see {@link Matcher#captures}
   */
  void add(int pattern, int from, int end, int[] spans) {
    int before = captured.length;
    captured = Arrays.copyOf(captured, before + spans.length);
    for (int i = 0; i < spans.length; i++) {
      captured[before + i] = spans[i] < 0 ? spans[i] : spans[i] - origin;
    }
    put(size, pattern, from, end);
    found[size - 1] = before;
  }

  private void put(int at, int pattern, int from, int end) {
    if (at == found.length) {
      found = Arrays.copyOf(found, 2 * at);
    }
    int last = tokens.ids[end - 1] == Vocabulary.SENTENCE_END ? end - 2 : end - 1;
    kinds |= flags[pattern];
    found[at] = pattern;
    found[at + 1] = tokens.starts[first(from)] - origin;
    found[at + 2] = tokens.ends[last] - origin;
    found[at + 3] = tokens.starts[last] - origin;
    found[at + 4] = -1;
    size = Math.max(size, at + Sentence.MATCH);
  }

  private int first(int from) {
    return tokens.ids[from] == Vocabulary.SENTENCE_START ? from + 1 : from;
  }
}

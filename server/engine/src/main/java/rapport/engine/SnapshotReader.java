package rapport.engine;

/** Reads what {@link SnapshotWriter} wrote. */
final class SnapshotReader {
  /** Added to every character: those before it are control characters. */
  static final int FIRST = ' ';

  /** From here on a number takes two characters. */
  static final int LARGE = 0x6000;

  /** So many bits of a large number stand in each character after the first. */
  static final int BITS = 14;

  /** From here on it takes three; the largest stays below surrogates. */
  static final int HUGE = LARGE + (1 << BITS);

  static final int LOW = (1 << BITS) - 1;

  private final char[] text;
  private int at;

  /** One number, or a run's two. */
  private final int[] few = new int[2];

  SnapshotReader(char[] text) {
    this.text = text;
  }

  int number() {
    read(few, 0, 1, 0);
    return few[0];
  }

  int[] numbers() {
    return numbers(0);
  }

  /**
   * @param slope what it was written with
   */
  int[] numbers(int slope) {
    int[] values = new int[number()];
    read(values, 0, values.length, slope);
    return values;
  }

  /** An array most of which is zero. */
  int[] sparse() {
    int[] values = new int[number()];
    int runs = number();
    int end = 0;
    for (int i = 0; i < runs; i++) {
      read(few, 0, 2, 0);
      int start = end + few[0];
      end = start + few[1];
      read(values, start, end, 0);
    }
    return values;
  }

  char[] letters() {
    int[] values = numbers();
    char[] letters = new char[values.length];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = (char) values[i];
    }
    return letters;
  }

  /**
   * The one loop for hundreds of thousands of numbers: a browser that has just begun interprets
   * every loop at first.
   */
  private void read(int[] values, int start, int end, int slope) {
    char[] text = this.text;
    int at = this.at;
    int base = slope * start;
    for (int i = start; i < end; i++) {
      int unsigned = text[at++] - FIRST;
      if (unsigned >= LARGE) {
        unsigned =
            unsigned < HUGE ? unsigned - LARGE : (unsigned - HUGE) << BITS | text[at++] - FIRST;
        unsigned = unsigned << BITS | text[at++] - FIRST;
      }
      values[i] = (unsigned >>> 1 ^ -(unsigned & 1)) + base;
      base += slope;
    }
    this.at = at;
  }
}

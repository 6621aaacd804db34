package rapport.engine;

/**
 * Reads what {@link SnapshotWriter} wrote. All of it is ASCII without quotation mark and backslash:
 * a browser hands such a text from one process to another in half the time that it takes for any
 * other, and a program reads it as bytes.
 */
final class SnapshotReader {
  /** What comes after the quotation mark: the digit zero, or a small number by itself. */
  static final int FIRST = '#';

  /** What comes before the backslash is the last digit. */
  static final int DIGITS = '\\' - FIRST;

  /** From here on a character begins a number of two digits, the next with the same one. */
  static final int TWO = ']' - FIRST;

  /** Of three digits. Most numbers of a ruleset have one digit or three. */
  static final int THREE = TWO + 13;

  /** Says nothing but that {@link #MOST} digits follow. */
  static final int LONG = '~' - FIRST;

  /** Enough for any number of 32 bits. */
  static final int MOST = 6;

  /** The least numbers that are written with two digits, with three and with all. */
  static final int FROM_TWO = DIGITS;

  static final int FROM_THREE = FROM_TWO + (THREE - TWO) * DIGITS;
  static final int FROM_LONG = FROM_THREE + (LONG - THREE) * DIGITS * DIGITS;

  private final byte[] text;
  private int at;

  /** One number, or a run's two. */
  private final int[] few = new int[2];

  SnapshotReader(byte[] text) {
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
    byte[] text = this.text;
    int at = this.at;
    int base = slope * start;
    for (int i = start; i < end; i++) {
      int unsigned = text[at++] - FIRST;
      if (unsigned >= TWO) {
        if (unsigned < THREE) {
          unsigned = (unsigned - TWO) * DIGITS + text[at++] - FIRST + FROM_TWO;
        } else if (unsigned < LONG) {
          unsigned = (unsigned - THREE) * DIGITS + text[at++] - FIRST;
          unsigned = unsigned * DIGITS + text[at++] - FIRST + FROM_THREE;
        } else {
          unsigned = 0;
          for (int last = at + MOST; at < last; at++) {
            unsigned = unsigned * DIGITS + text[at] - FIRST;
          }
        }
      }
      values[i] = (unsigned >>> 1 ^ -(unsigned & 1)) + base;
      base += slope;
    }
    this.at = at;
  }
}

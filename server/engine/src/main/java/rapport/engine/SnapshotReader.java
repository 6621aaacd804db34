package rapport.engine;

/** Reads what {@link SnapshotWriter} wrote. */
final class SnapshotReader {
  /** Added to every character: those before it are control characters. */
  static final int FIRST = ' ';

  /** From here on a number takes two characters. With the largest one stays below surrogates. */
  static final int LARGE = 0x6000;

  /** So many bits of a large number stand in its second character. */
  static final int BITS = 14;

  static final int LOW = (1 << BITS) - 1;

  private final char[] text;
  private int at;

  SnapshotReader(char[] text) {
    this.text = text;
  }

  int number() {
    int unsigned = text[at++] - FIRST;
    if (unsigned >= LARGE) {
      unsigned = (unsigned - LARGE) << BITS | text[at++] - FIRST;
    }
    return unsigned >>> 1 ^ -(unsigned & 1);
  }

  int[] numbers() {
    int[] values = new int[number()];
    // As number() does, in one loop: a browser that has just begun interprets this
    char[] text = this.text;
    int at = this.at;
    for (int i = 0; i < values.length; i++) {
      int unsigned = text[at++] - FIRST;
      if (unsigned >= LARGE) {
        unsigned = (unsigned - LARGE) << BITS | text[at++] - FIRST;
      }
      values[i] = unsigned >>> 1 ^ -(unsigned & 1);
    }
    this.at = at;
    return values;
  }

  String word() {
    char[] letters = new char[number()];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = (char) number();
    }
    return new String(letters);
  }
}

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

  private final String text;
  private int at;

  SnapshotReader(String text) {
    this.text = text;
  }

  int number() {
    int unsigned = text.charAt(at++) - FIRST;
    if (unsigned >= LARGE) {
      unsigned = (unsigned - LARGE) << BITS | text.charAt(at++) - FIRST;
    }
    return unsigned >>> 1 ^ -(unsigned & 1);
  }

  int[] numbers() {
    int[] values = new int[number()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number();
    }
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

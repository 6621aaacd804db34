package rapport.engine;

/**
 * Writes whole numbers and words into one string, which a browser reads faster than anything else:
 * nearly every number is one character. Read again by {@link SnapshotReader}.
 */
final class SnapshotWriter {
  private final StringBuilder text = new StringBuilder();

  /**
   * @throws IllegalArgumentException when it does not lie within 2^27 of zero
   */
  void number(int value) {
    int unsigned = (value << 1) ^ (value >> 31);
    if ((unsigned >>> (2 * SnapshotReader.BITS)) != 0) {
      throw new IllegalArgumentException("Too large for a snapshot: " + value);
    }
    if (unsigned >= SnapshotReader.LARGE) {
      character(SnapshotReader.LARGE + (unsigned >>> SnapshotReader.BITS));
      character(unsigned & SnapshotReader.LOW);
    } else {
      character(unsigned);
    }
  }

  void numbers(int[] values) {
    number(values.length);
    for (int value : values) {
      number(value);
    }
  }

  void word(String word) {
    number(word.length());
    for (int i = 0; i < word.length(); i++) {
      number(word.charAt(i));
    }
  }

  private void character(int value) {
    text.append((char) (value + SnapshotReader.FIRST));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

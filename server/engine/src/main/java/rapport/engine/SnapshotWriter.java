package rapport.engine;

/**
 * Writes whole numbers into one string, which a browser reads faster than anything else: nearly
 * every number is one character. Read again by {@link SnapshotReader}.
 */
final class SnapshotWriter {
  private final StringBuilder text = new StringBuilder();

  void number(int value) {
    int unsigned = (value << 1) ^ (value >> 31);
    int high = unsigned >>> SnapshotReader.BITS;
    if (high >>> SnapshotReader.BITS != 0) {
      character(SnapshotReader.HUGE + (high >>> SnapshotReader.BITS));
      character(high & SnapshotReader.LOW);
      character(unsigned & SnapshotReader.LOW);
    } else if (unsigned >= SnapshotReader.LARGE) {
      character(SnapshotReader.LARGE + high);
      character(unsigned & SnapshotReader.LOW);
    } else {
      character(unsigned);
    }
  }

  void numbers(int[] values) {
    numbers(values, 0);
  }

  /**
   * @param slope times its place is taken from each value: 1 for what mostly names a place nearby
   */
  void numbers(int[] values, int slope) {
    number(values.length);
    for (int i = 0; i < values.length; i++) {
      number(values[i] - slope * i);
    }
  }

  /** An array most of which is zero: runs of others, each after how many zeros. */
  void sparse(int[] values) {
    SnapshotWriter runs = new SnapshotWriter();
    int count = 0;
    int end = 0;
    for (int start = next(values, 0); start < values.length; start = next(values, end)) {
      runs.number(start - end);
      end = start;
      while (end < values.length
          && (values[end] != 0 || (end + 1 < values.length && values[end + 1] != 0))) {
        end++;
      }
      runs.number(end - start);
      for (int i = start; i < end; i++) {
        runs.number(values[i]);
      }
      count++;
    }
    number(values.length);
    number(count);
    text.append(runs.text);
  }

  private static int next(int[] values, int from) {
    int at = from;
    while (at < values.length && values[at] == 0) {
      at++;
    }
    return at;
  }

  void letters(char[] letters, int count) {
    number(count);
    for (int i = 0; i < count; i++) {
      number(letters[i]);
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

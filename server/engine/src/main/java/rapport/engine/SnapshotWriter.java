package rapport.engine;

/**
 * Writes whole numbers into one string of ASCII: small ones as one character, see {@link
 * SnapshotReader}.
 */
final class SnapshotWriter {
  private final StringBuilder text = new StringBuilder();

  void number(int value) {
    int unsigned = (value << 1) ^ (value >> 31);
    long rest = Integer.toUnsignedLong(unsigned);
    if (rest >= SnapshotReader.FROM_LONG) {
      character(SnapshotReader.LONG);
      digits(rest, SnapshotReader.MOST);
    } else if (rest >= SnapshotReader.FROM_THREE) {
      rest -= SnapshotReader.FROM_THREE;
      int base = SnapshotReader.DIGITS * SnapshotReader.DIGITS;
      character(SnapshotReader.THREE + (int) rest / base);
      digits(rest % base, 2);
    } else if (rest >= SnapshotReader.FROM_TWO) {
      rest -= SnapshotReader.FROM_TWO;
      character(SnapshotReader.TWO + (int) rest / SnapshotReader.DIGITS);
      digits(rest % SnapshotReader.DIGITS, 1);
    } else {
      character((int) rest);
    }
  }

  private void digits(long number, int count) {
    if (count > 1) {
      digits(number / SnapshotReader.DIGITS, count - 1);
    }
    character((int) (number % SnapshotReader.DIGITS));
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

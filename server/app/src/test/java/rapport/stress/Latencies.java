package rapport.stress;

/** Counts by microsecond up to a second, the rest as one second. Not shared between threads. */
final class Latencies {
  private final int[] counts = new int[1_000_001];
  private int count;

  void add(long nanos) {
    counts[(int) Math.min(counts.length - 1, nanos / 1_000)]++;
    count++;
  }

  int count() {
    return count;
  }

  /** Milliseconds. */
  double percentile(double percent) {
    long wanted = (long) Math.ceil(count * percent / 100);
    long seen = 0;
    for (int micros = 0; micros < counts.length; micros++) {
      seen += counts[micros];
      if (seen >= wanted && seen > 0) return micros / 1e3;
    }
    return 0;
  }
}

package rapport.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Turns bytes into decisions, so that a fuzzer that changes a byte changes one decision. */
final class Choices {
  private final byte[] bytes;
  private int at;

  Choices(byte[] bytes) {
    this.bytes = bytes;
  }

  private int next() {
    return at < bytes.length ? bytes[at++] & 0xFF : 0;
  }

  int below(int bound) {
    return bound <= 256 ? next() % bound : ((next() << 8) | next()) % bound;
  }

  boolean oneIn(int times) {
    return below(times) == times - 1;
  }

  <T> T of(List<T> all) {
    return all.get(below(all.size()));
  }

  /** At most so many of the bytes that are left. */
  byte[] some(int max) {
    int from = Math.min(at, bytes.length);
    at = Math.min(bytes.length, from + below(max + 1));
    return Arrays.copyOfRange(bytes, from, at);
  }

  /** Any UTF-16, broken pairs included. */
  String text(int max) {
    return new String(some(max * 2), StandardCharsets.UTF_16BE);
  }

  /** Letters, spaces and the signs of the pattern language. */
  String words(int max) {
    String signs =
        "abcdefghijklmnopqrstuvwxyz      ''’-.,!?\n\n>`@~_#^$(|){}<:>[0123456789]ABCIYSüéß\u200b\u00ad\ud83d\ude14";
    StringBuilder words = new StringBuilder();
    for (byte sign : some(max)) words.append(signs.charAt((sign & 0xFF) % signs.length()));
    return words.toString();
  }
}

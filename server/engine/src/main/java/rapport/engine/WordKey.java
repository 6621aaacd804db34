package rapport.engine;

/**
 * The key of a folded word. Up to {@link #PACKED} letters, apostrophes and hyphens it is the word
 * itself: five bits each, the last the lowest, in two numbers of which the higher is not negative.
 * Any other word has a hash for a key and is compared letter by letter.
 */
final class WordKey {
  static final int PACKED = 12;

  static final int HASH_SEED = 0x2F0B4C47;

  private WordKey() {}

  /** Whether a word is its own key. */
  static boolean isPacked(String folded) {
    for (int i = 0; i < folded.length(); i++) {
      if (Chars.code(folded.charAt(i)) == 0) {
        return false;
      }
    }
    return folded.length() <= PACKED;
  }

  static int low(String folded) {
    int low = 0;
    for (int i = 0; i < folded.length(); i++) {
      low = low << 5 | Chars.code(folded.charAt(i));
    }
    return low;
  }

  static int high(String folded) {
    int high = 0;
    int low = 0;
    for (int i = 0; i < folded.length(); i++) {
      high = high << 5 | low >>> 27;
      low = low << 5 | Chars.code(folded.charAt(i));
    }
    return high;
  }

  static int mix(int hash, char folded) {
    return (hash ^ folded) * 0x01000193;
  }

  static int hash(String folded) {
    int hash = HASH_SEED;
    for (int i = 0; i < folded.length(); i++) {
      hash = mix(hash, folded.charAt(i));
    }
    return hash;
  }
}

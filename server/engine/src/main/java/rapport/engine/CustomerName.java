package rapport.engine;

import org.jspecify.annotations.Nullable;

/** The customer's first name, as it is looked for in a reply. */
final class CustomerName {
  static final CustomerName UNKNOWN = new CustomerName("");

  final String folded;

  /** Its {@link WordKey}; no word's when it is not its own. */
  final int low;

  final int high;

  private CustomerName(String folded) {
    boolean packed = !folded.isEmpty() && WordKey.isPacked(folded);
    this.folded = folded;
    this.low = packed ? WordKey.low(folded) : 0;
    this.high = packed ? WordKey.high(folded) : -1;
  }

  /**
   * @param name as the help desk writes it: the first word of it is looked for
   */
  static CustomerName of(@Nullable String name) {
    if (name == null) {
      return UNKNOWN;
    }
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean joins =
          Chars.kind(c) == Chars.JOINER
              && word.length() > 0
              && i + 1 < name.length()
              && Chars.isWord(name.charAt(i + 1));
      if (Chars.isWord(c) || joins) {
        word.append(Chars.fold(c));
      } else if (word.length() > 0 && Chars.kind(c) != Chars.IGNORED) {
        break;
      }
    }
    return word.length() == 0 ? UNKNOWN : new CustomerName(word.toString());
  }

  /** Whether the word from {@code start} to {@code end} is the name. */
  boolean stands(char[] text, int start, int end) {
    int matched = 0;
    for (int i = start; i < end; i++) {
      if (Chars.kind(text[i]) != Chars.IGNORED) {
        if (matched == folded.length() || folded.charAt(matched) != Chars.fold(text[i])) {
          return false;
        }
        matched++;
      }
    }
    return matched > 0 && matched == folded.length();
  }
}

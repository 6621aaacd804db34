package rapport.engine;

/**
 * Finds web addresses, e-mail addresses and code in backticks: words in them are not meant as
 * words.
 */
final class Opaque {
  // Not the ones that are also English words: a forgotten space after a full stop is more frequent.
  private static final String DOMAINS =
      " com org net io co uk gov edu info app dev eu de fr es nl ca au nz ie ai biz tv ch dk fi pl"
          + " ";

  private Opaque() {}

  /**
   * Whether the run of characters without space from {@code start} is an address.
   *
   * @return its end, punctuation after it left out; or the complement of the run's end when it is
   *     none
   */
  static int address(char[] text, int start, int length) {
    int stop = Math.min(length, start + Scanner.LOOKAHEAD);
    int end = start;
    boolean address = false;
    while (end < stop && !Chars.isSpace(text[end])) {
      char c = text[end];
      if (c == '@') {
        address |=
            end > start
                && Chars.isWord(text[end - 1])
                && end + 1 < length
                && Chars.isWord(text[end + 1]);
      } else if (c == ':') {
        address |= end + 2 < length && text[end + 1] == '/' && text[end + 2] == '/';
      }
      end++;
    }
    address = address || Lines.starts(text, start, length, "www.") || hasDomain(text, start, end);
    if (!address) {
      return ~end;
    }
    while (end < length && !Chars.isSpace(text[end])) {
      end++;
    }
    while (end > start && !Chars.isWord(text[end - 1]) && text[end - 1] != '/') {
      end--;
    }
    return end;
  }

  /** {@code example.com} or {@code help.example.co.uk/path}. */
  private static boolean hasDomain(char[] text, int start, int end) {
    int stop = start;
    int label = start;
    while (stop < end && (Chars.isWord(text[stop]) || text[stop] == '.' || text[stop] == '-')) {
      if (text[stop] == '.' && stop + 1 < end && Chars.isWord(text[stop + 1])) {
        label = stop + 1;
      }
      stop++;
    }
    while (stop > label && !Chars.isWord(text[stop - 1])) {
      stop--;
    }
    if (label == start || stop - label > 4 || stop - label < 2) {
      return false;
    }
    StringBuilder last = new StringBuilder(" ");
    for (int i = label; i < stop; i++) {
      last.append(text[i]);
    }
    return DOMAINS.contains(last.append(' '));
  }

  /**
   * End of the code that the backtick at {@code at} opens on the same line, or {@code at} when it
   * is only a character.
   */
  static int code(char[] text, int at, int length) {
    int stop = Math.min(length, at + Scanner.LOOKAHEAD);
    for (int i = at + 1; i < stop && Chars.kind(text[i]) != Chars.NEWLINE; i++) {
      if (text[i] == '`') {
        return i + 1;
      }
    }
    return at;
  }

  /**
   * Whether a word may go on as an address.
   *
   * @param end of the word; one more character may be read
   */
  static boolean mayBeAddress(char[] text, int start, int end) {
    char c = text[end];
    return c == '.'
        ? text[end + 1] > ' ' || (text[start] | 32) == 'w'
        : c == '@' || c == ':' || c == '_' || c == '+';
  }
}

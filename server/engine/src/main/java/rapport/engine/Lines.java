package rapport.engine;

/**
 * Knows the lines that are not the agent's words: quotes, mail headers, fenced code, everything
 * after the signature mark. Looks no further ahead than {@link Scanner#LOOKAHEAD}.
 */
final class Lines {
  /** What the text is in at the begin of a line. */
  static final int TEXT = 0;

  static final int FENCE = 1;

  /** After the signature mark or a forwarded message's divider: to the end. */
  static final int TAIL = 2;

  private static final String[] HEADERS = {
    "from:", "to:", "cc:", "bcc:", "sent:", "date:", "subject:", "reply-to:"
  };

  private Lines() {}

  static int lineEnd(char[] text, int from, int length) {
    int at = from;
    while (at < length && Chars.kind(text[at]) != Chars.NEWLINE) {
      at++;
    }
    return at;
  }

  /** First character after the line break at {@code at}; CR LF is one. */
  static int afterBreak(char[] text, int at, int length) {
    if (at >= length) {
      return length;
    }
    return text[at] == '\r' && at + 1 < length && text[at + 1] == '\n' ? at + 2 : at + 1;
  }

  static int skipSpaces(char[] text, int from, int length) {
    int at = from;
    while (at < length
        && (Chars.kind(text[at]) == Chars.SPACE || Chars.kind(text[at]) == Chars.IGNORED)) {
      at++;
    }
    return at;
  }

  /** The mode after a line that is to be skipped; -1 when the line is the agent's. */
  static int skipped(char[] text, int lineStart, int length, int mode) {
    int at = skipSpaces(text, lineStart, Math.min(length, lineStart + Scanner.LOOKAHEAD));
    if (mode == TAIL) {
      return TAIL;
    }
    if (starts(text, at, length, "```")) {
      return mode == FENCE ? TEXT : FENCE;
    }
    if (mode == FENCE) {
      return FENCE;
    }
    if (at == length) {
      return -1;
    }
    char c = text[at];
    if (c == '>') {
      return TEXT;
    }
    if (c == '-' && at == lineStart && isTailMark(text, at, length)) {
      return TAIL;
    }
    return (c | 32) >= 'b' && (c | 32) <= 't' && isHeader(text, at, length) ? TEXT : -1;
  }

  /** {@code -- }, or the divider that mail programs put before the message that was answered. */
  private static boolean isTailMark(char[] text, int at, int length) {
    if (!starts(text, at, length, "--")) {
      return false;
    }
    int rest = skipSpaces(text, at + 2, Math.min(length, at + Scanner.LOOKAHEAD));
    if (rest == length || Chars.kind(text[rest]) == Chars.NEWLINE) {
      return true;
    }
    while (rest < Math.min(length, at + 20) && (text[rest] == '-' || text[rest] == ' ')) {
      rest++;
    }
    return starts(text, rest, length, "original message")
        || starts(text, rest, length, "forwarded message");
  }

  private static boolean isHeader(char[] text, int at, int length) {
    for (String header : HEADERS) {
      if (starts(text, at, length, header)) {
        return true;
      }
    }
    if (!starts(text, at, length, "on ")) {
      return false;
    }
    // "On Tuesday, Sam Lee <sam@example.com> wrote:"
    int stop = Math.min(length, at + Scanner.LOOKAHEAD - 1);
    int end = lineEnd(text, at, stop);
    if (end == stop && stop < length) {
      return false;
    }
    while (end > at && Chars.isSpace(text[end - 1])) {
      end--;
    }
    return end - at > 9 && starts(text, end - 6, length, "wrote:");
  }

  static boolean starts(char[] text, int at, int length, String lower) {
    if (at + lower.length() > length) {
      return false;
    }
    for (int i = 0; i < lower.length(); i++) {
      if (Chars.fold(text[at + i]) != lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * After a list's marker ({@code 1.}, {@code 2)}, {@code a)}) at the begin of a line; {@code at}
   * itself when there is none.
   */
  static int afterMarker(char[] text, int at, int length) {
    int end = at;
    while (end < length && end - at < 3 && text[end] >= '0' && text[end] <= '9') {
      end++;
    }
    if (end == at
        && end < length
        && Chars.kind(text[end]) == Chars.LETTER
        && end + 1 < length
        && text[end + 1] == ')') {
      end++;
    }
    boolean marked =
        end > at
            && end + 1 < length
            && (text[end] == '.' || text[end] == ')')
            && Chars.kind(text[end + 1]) == Chars.SPACE;
    return marked ? end + 1 : at;
  }

  /** Whether the line begins a list item. */
  static boolean isItem(char[] text, int at, int length) {
    if (at + 1 >= length) {
      return false;
    }
    char c = text[at];
    boolean bullet =
        c == '-'
            || c == '*'
            || c == '+'
            || c == 0x2022
            || c == 0x2013
            || c == 0x2014
            || c == 0x25CF
            || c == 0x25AA;
    return bullet || afterMarker(text, at, length) > at;
  }
}

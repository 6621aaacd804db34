package rapport.engine;

/**
 * Decides where a sentence ends. Full stops in abbreviations, numbers, initials and an ellipsis
 * that goes on in lower case are none; a line break is one unless the next line goes on in lower
 * case. Looks at most {@link Scanner#LOOKAHEAD} characters past the next sentence's begin.
 */
final class SentenceEnds {
  /** Abbreviations that something always follows. */
  private static final String NEVER_LAST =
      " e.g eg i.e dr mr mrs ms mx prof st vs cf viz rev capt messrs ";

  /** Abbreviations that end a sentence when a capital follows. */
  private static final String MAYBE_LAST =
      " etc approx inc ltd co corp jr sr est dept ext tel fig a.m p.m am pm u.s u.k jan feb aug"
          + " sept oct nov dec mon tue wed thu fri nr min max hrs mins incl ";

  /** By first letter: bit n is set when one of these abbreviations has n characters. */
  private static final int[] LENGTHS = lengths();

  private SentenceEnds() {}

  static boolean isTerminator(char c) {
    return c == '.'
        || c == '!'
        || c == '?'
        || c == 0x2026
        || c == 0x203C
        || c == 0x2049
        || c == 0x203D
        || c == 0x3002
        || c == 0xFF01
        || c == 0xFF1F;
  }

  static boolean isQuestionMark(char c) {
    return c == '?' || c == 0xFF1F || c == 0x2049 || c == 0x203D;
  }

  /** Past terminators, closing quotes and brackets, emoji. */
  static int afterRun(char[] text, int at, int length) {
    int end = at;
    while (end < length && (isTerminator(text[end]) || isCloser(text[end]))) {
      end++;
    }
    return end;
  }

  private static boolean isCloser(char c) {
    return c == ')'
        || c == ']'
        || c == '}'
        || c == '"'
        || c == '\''
        || c == '*'
        || c == '_'
        || c == 0xBB
        || c == 0x2019
        || c == 0x201D
        || c == 0x20E3
        || (c >= 0x2190 && c <= 0x2BFF && c != 0x2022)
        || (c >= 0xD800 && c <= 0xDFFF)
        || Chars.kind(c) == Chars.IGNORED;
  }

  /**
   * @param at the first of a run of terminators
   * @param end the end of that run with what closes after it
   */
  static boolean endsAt(char[] text, int at, int end, int length) {
    if (end < length && !Chars.isSpace(text[end])) {
      return gluedSentence(text, at, end, length);
    }
    int dots = 0;
    for (int i = at; i < end; i++) {
      char c = text[i];
      if (c == 0x2026) {
        dots += 3;
      } else if (c == '.') {
        dots++;
      } else if (isTerminator(c)) {
        return true;
      }
    }
    int next = Lines.skipSpaces(text, end, Math.min(length, end + Scanner.LOOKAHEAD));
    if (next >= length || Chars.kind(text[next]) == Chars.NEWLINE) {
      // what follows a line break is decided there
      return next >= length || (dots == 1 && !abbreviates(text, at, length, true));
    }
    boolean capital = Chars.isUpper(text[next]);
    if (dots > 1) {
      return capital || Chars.kind(text[next]) == Chars.DIGIT;
    }
    return !abbreviates(text, at, length, capital);
  }

  /** A forgotten space: {@code sorry.We are}. */
  private static boolean gluedSentence(char[] text, int at, int end, int length) {
    return at > 1
        && end == at + 1
        && end + 1 < length
        && Chars.isLower(text[at - 1])
        && Chars.isLower(text[at - 2])
        && Chars.isUpper(text[end])
        && (Chars.isLower(text[end + 1]) || text[end + 1] == ' ' || text[end + 1] == '\'');
  }

  private static boolean abbreviates(char[] text, int dot, int length, boolean capital) {
    int start = dot;
    while (start > 0
        && dot - start < 8
        && (Chars.isWord(text[start - 1]) || text[start - 1] == '.')) {
      start--;
    }
    // A stop that follows no word abbreviates nothing; it may be the very first character.
    if (start == dot || !mayAbbreviate(Chars.fold(text[start]), dot - start)) {
      return false;
    }
    StringBuilder word = new StringBuilder();
    for (int i = start; i < dot; i++) {
      word.append(Chars.fold(text[i]));
    }
    boolean initial = dot - start == 1 && Chars.isUpper(text[start]) && text[start] != 'I';
    String sought = word.insert(0, ' ').append(' ').toString();
    if (sought.equals(" no ")) {
      return digitFollows(text, dot, length);
    }
    return initial || NEVER_LAST.contains(sought) || (!capital && MAYBE_LAST.contains(sought));
  }

  /** Most words that a full stop follows are seen here to be none: spares their look-up. */
  private static boolean mayAbbreviate(char first, int length) {
    return length == 1
        || (first >= 'a' && first <= 'z' && (LENGTHS[first - 'a'] & 1 << length) != 0);
  }

  private static int[] lengths() {
    int[] lengths = new int[26];
    for (String known : Words.of(NEVER_LAST + MAYBE_LAST + "no")) {
      lengths[known.charAt(0) - 'a'] |= 1 << known.length();
    }
    return lengths;
  }

  private static boolean digitFollows(char[] text, int dot, int length) {
    return dot + 2 < length
        && (Chars.kind(text[dot + 1]) == Chars.DIGIT || Chars.kind(text[dot + 2]) == Chars.DIGIT);
  }

  /**
   * Whether a line break ends the sentence.
   *
   * @param at the line break
   */
  static boolean breakEnds(char[] text, int at, int length) {
    int line = Lines.afterBreak(text, at, length);
    int next = Lines.skipSpaces(text, line, Math.min(length, line + Scanner.LOOKAHEAD));
    if (next >= length
        || Chars.kind(text[next]) == Chars.NEWLINE
        || !Chars.isLower(text[next])
        || Lines.isItem(text, next, length)) {
      return true;
    }
    int last = at;
    while (last > 0 && at - last < Scanner.LOOKBACK && Chars.isSpace(text[last - 1])) {
      last--;
    }
    return (last > 0 && (text[last - 1] == ',' || text[last - 1] == ':'))
        || Lines.skipped(text, line, length, Lines.TEXT) >= 0;
  }
}

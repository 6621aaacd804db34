package rapport.engine;

import java.util.Arrays;
import java.util.List;

/**
 * Decides where a sentence ends. Full stops in abbreviations, numbers, initials and an ellipsis
 * that goes on in lower case are none; a line break is one unless the next line goes on in lower
 * case. Looks at most {@link Scanner#LOOKAHEAD} characters past the next sentence's begin.
 */
final class SentenceEnds {
  /** The longest abbreviation that is known, in characters. */
  private static final int LONGEST = 6;

  private static final int BITS = 5;
  private static final int STOP = 31;

  /** Abbreviations that something always follows: their keys, sorted. */
  private static final int[] NEVER_LAST =
      keys("e.g eg i.e dr mr mrs ms mx prof st vs cf viz rev capt messrs");

  /** Abbreviations that end a sentence when a capital follows. */
  private static final int[] MAYBE_LAST =
      keys(
          "etc approx inc ltd co corp jr sr est dept ext tel fig a.m p.m am pm u.s u.k jan feb aug"
              + " sept oct nov dec mon tue wed thu fri nr min max hrs mins incl");

  private static final int NUMBER = keys("no")[0];

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
    int key = 0;
    while (start > 0 && (Chars.isWord(text[start - 1]) || text[start - 1] == '.')) {
      start--;
      int code = code(Chars.fold(text[start]));
      if (code == 0 || dot - start > LONGEST) {
        return false;
      }
      key |= code << (BITS * (dot - start - 1));
    }
    if (dot - start == 1 && Chars.isUpper(text[start]) && text[start] != 'I') {
      return true; // an initial
    }
    if (key == NUMBER) {
      return digitFollows(text, dot, length);
    }
    return Arrays.binarySearch(NEVER_LAST, key) >= 0
        || (!capital && Arrays.binarySearch(MAYBE_LAST, key) >= 0);
  }

  private static int code(char folded) {
    return folded == '.' ? STOP : folded < 128 ? Chars.CODE[folded] : 0;
  }

  /** Five bits for each character, the last the lowest; sorted. */
  private static int[] keys(String abbreviations) {
    List<String> words = Words.of(abbreviations);
    int[] keys = new int[words.size()];
    for (int i = 0; i < keys.length; i++) {
      String word = words.get(i);
      for (int at = 0; at < word.length(); at++) {
        keys[i] = (keys[i] << BITS) | code(word.charAt(at));
      }
    }
    Arrays.sort(keys);
    return keys;
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

package rapport.engine;

/**
 * Reads one word of whatever characters: with joiners and invisible characters inside, in any
 * script, or a number. Holds what the last one was.
 */
final class WordReader {
  /** After the word and the combining marks on its last letter. */
  int end;

  /** It has digits, their separators and hyphens only. */
  boolean number;

  private int start;

  // Its WordKey: of up to WordKey.PACKED characters that have a code, and of any others
  private int low;
  private int high;
  private int hash;
  private boolean packed;

  /**
   * @param start of the word, in which a letter or a digit stands
   * @param length of the text; one more character may be read
   */
  void read(char[] text, int start, int length) {
    this.start = start;
    low = 0;
    high = 0;
    hash = WordKey.HASH_SEED;
    packed = true;
    number = true;
    int size = 0;
    int i = start;
    while (true) {
      char c = text[i];
      int kind = Chars.kind(c);
      boolean part = true;
      if (kind == Chars.LETTER) {
        number = false;
      } else if (kind == Chars.JOINER && i + 1 < length && Chars.isWord(text[i + 1])) {
        number &= c == '-';
      } else if (kind == Chars.IGNORED && Chars.goesOn(text, i, length)) {
        part = false;
      } else if (kind != Chars.DIGIT && !(number && separates(text, i, length))) {
        break;
      }
      if (part) {
        add(Chars.fold(c));
        size++;
      }
      i++;
    }
    packed &= size <= WordKey.PACKED;
    while (i < length && Chars.isCombining(text[i])) {
      i++;
    }
    end = i;
  }

  /** A point or comma with a digit after it. */
  private static boolean separates(char[] text, int at, int length) {
    return (text[at] == '.' || text[at] == ',')
        && at + 1 < length
        && Chars.kind(text[at + 1]) == Chars.DIGIT;
  }

  private void add(char folded) {
    int code = Chars.code(folded);
    high = high << 5 | low >>> 27;
    low = low << 5 | code;
    hash = WordKey.mix(hash, folded);
    packed &= code != 0;
  }

  /** What {@link Vocabulary} knows of it. */
  int meaning(Vocabulary vocabulary, char[] text) {
    return packed ? vocabulary.lookup(low, high) : vocabulary.lookup(hash, text, start, end);
  }
}

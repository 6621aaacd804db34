package rapport.engine;

/**
 * Reads the words of one sentence into tokens: a word's key is made as it is read, so that it is
 * looked up without being read again.
 */
final class Tokenizer {
  private static final int PLAIN = Tokens.WORD | Tokens.FIRST | Tokens.LAST;
  private static final int AFTER_PUNCTUATION = PLAIN | Tokens.AFTER_PUNCTUATION;

  private final Vocabulary vocabulary;
  private final Tokens tokens;
  private final WordReader word = new WordReader();

  private char[] text = {};
  private int length;
  private int plainUntil; // no address begins before this offset
  private CustomerName name = CustomerName.UNKNOWN;
  private boolean punctuation;

  // Of the sentence so far
  int words;
  int nameStart;
  int nameEnd;
  boolean addresses;
  int contentEnd;

  Tokenizer(Vocabulary vocabulary, Tokens tokens) {
    this.vocabulary = vocabulary;
    this.tokens = tokens;
  }

  /**
   * @param name the customer's
   */
  void name(CustomerName name) {
    this.name = name;
  }

  void text(char[] text, int length) {
    this.text = text;
    this.length = length;
  }

  void begin(int from) {
    words = 0;
    nameStart = -1;
    nameEnd = -1;
    addresses = false;
    plainUntil = 0;
    contentEnd = from;
    punctuation = false;
    tokens.count = 0;
    rim(Vocabulary.SENTENCE_START, from);
  }

  void end() {
    rim(Vocabulary.SENTENCE_END, contentEnd);
  }

  private void rim(int id, int at) {
    tokens.add(id, at, at, Tokens.FIRST | Tokens.LAST);
  }

  void punctuation(int end) {
    punctuation = true;
    contentEnd = end;
  }

  /** Something that is not the agent's words; answers where to go on. */
  int opaque(int start, int end) {
    tokens.add(
        Vocabulary.OPAQUE, start, end, Tokens.FIRST | Tokens.LAST | Tokens.AFTER_PUNCTUATION);
    punctuation = true;
    contentEnd = Math.max(end, start + 1);
    return contentEnd;
  }

  /**
   * Reads the word that begins at {@code start}, and those that follow it with a space between.
   *
   * @param skipStart begin of what is not the agent's words; a word that it cuts is not, either
   * @return where to go on
   */
  int words(int start, int skipStart) {
    // Everything in local variables: this is where the time goes
    char[] text = this.text;
    byte[] codes = Chars.CODE;
    Vocabulary vocabulary = this.vocabulary;
    Tokens tokens = this.tokens;
    int nameLow = name.low;
    int nameHigh = name.high;
    int count = tokens.count;
    int last = Math.min(Scanner.MAX_TOKENS, count + Scanner.MAX_WORDS - words) - 1;
    int flags = punctuation ? AFTER_PUNCTUATION : PLAIN;
    int first = count;
    int i = start;
    boolean plain;
    while (true) {
      int begin = i;
      int low = 0;
      int high = 0;
      char c;
      int code;
      while ((c = text[i]) < 128 && (code = codes[c]) != 0) {
        high = high << 5 | low >>> 27;
        low = low << 5 | code;
        i++;
      }
      int meaning = vocabulary.lookup(low, high);
      plain =
          i - begin <= WordKey.PACKED
              && meaning >= 0
              && i <= skipStart
              && (c == ' ' || closes(begin, i));
      if (!plain) {
        i = begin;
        break;
      }
      if (low == nameLow && high == nameHigh && nameStart < 0) {
        nameStart = begin;
        nameEnd = i;
      }
      tokens.put(count++, meaning, begin, i, flags);
      flags = PLAIN;
      if (c != ' '
          || count > last
          || i + 1 >= skipStart
          || (c = text[i + 1]) >= 128
          || codes[c] == 0) {
        break;
      }
      i++;
    }
    if (count > first) {
      tokens.count = count;
      words += count - first;
      punctuation = false;
      contentEnd = tokens.ends[count - 1];
    }
    return plain ? i : word(i, skipStart);
  }

  /** Whether a word of plain letters ends where it ceases to be letters. */
  private boolean closes(int begin, int end) {
    char c = text[end];
    int kind = Chars.kind(c);
    if (c >= 128
        || kind == Chars.JOINER
        || kind == Chars.DIGIT
        || Opaque.mayBeAddress(text, begin, end)) {
      return false;
    }
    addresses |= AddressedName.mayBeName(text[begin], end < length ? c : '.');
    return true;
  }

  /** Reads any one word. */
  private int word(int start, int skipStart) {
    char[] text = this.text;
    word.read(text, start, length);
    int end = word.end;
    if (end <= skipStart
        && end < length
        && start >= plainUntil
        && Opaque.mayBeAddress(text, start, end)) {
      int address = Opaque.address(text, start, length);
      if (address > 0) {
        return opaque(start, Math.min(address, skipStart));
      }
      plainUntil = ~address;
    }
    addresses |= AddressedName.mayBeName(text[start], end < length ? text[end] : '.');
    if (end > skipStart) {
      return opaque(start, skipStart);
    }
    contentEnd = end;
    if (nameStart < 0 && name.stands(text, start, end)) {
      nameStart = start;
      nameEnd = end;
    }
    token(word.meaning(vocabulary, text), start, end, word.number ? Tokens.NUMBER : 0);
    return end;
  }

  private void token(int meaning, int start, int end, int number) {
    int flags = punctuation ? Tokens.WORD | Tokens.AFTER_PUNCTUATION : Tokens.WORD;
    punctuation = false;
    words++;
    if (meaning >= 0) {
      tokens.add(meaning, start, end, flags | Tokens.FIRST | Tokens.LAST | number);
      return;
    }
    int parts = vocabulary.partCount(meaning);
    for (int i = 0; i < parts; i++) {
      int edge = (i == 0 ? Tokens.FIRST : 0) | (i == parts - 1 ? Tokens.LAST : 0);
      tokens.add(vocabulary.part(meaning, i), start, end, (i == 0 ? flags : Tokens.WORD) | edge);
    }
  }
}

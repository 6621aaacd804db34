package rapport.engine;

import org.jspecify.annotations.Nullable;

/**
 * Reads the words of one sentence: they are hashed as they are read, looked up once, and fed to the
 * automaton at once.
 */
final class Tokenizer {
  private static final int LETTER_BIT = 64;

  private final Vocabulary vocabulary;
  private final Automaton automaton;
  private final Hits hits;
  private final Tokens tokens;

  private char[] text = {};
  private int length;
  private int plainUntil; // no address begins before this offset
  private int nameHash;
  private String name = "";

  private int state;
  private boolean punctuation;

  // Of the sentence so far
  int words;
  int functionWords;
  int nameStart;
  int nameEnd;
  boolean addresses;
  int contentEnd;

  Tokenizer(Ruleset ruleset, Hits hits, Tokens tokens) {
    this.vocabulary = ruleset.vocabulary();
    this.automaton = ruleset.automaton();
    this.hits = hits;
    this.tokens = tokens;
  }

  /**
   * @param name the customer's first name, folded; empty when unknown
   */
  void name(String name) {
    this.name = name;
    nameHash = Vocabulary.hash(name);
  }

  void text(char[] text, int length) {
    this.text = text;
    this.length = length;
  }

  void begin(int from) {
    words = 0;
    functionWords = 0;
    nameStart = -1;
    nameEnd = -1;
    addresses = false;
    plainUntil = 0;
    contentEnd = from;
    punctuation = false;
    tokens.count = 0;
    hits.begin(from);
    state = 0;
    rim(Vocabulary.SENTENCE_START, from);
  }

  void end() {
    rim(Vocabulary.SENTENCE_END, contentEnd);
  }

  private void rim(int id, int at) {
    tokens.add(id, at, at, Tokens.FIRST | Tokens.LAST);
    step(id);
  }

  void punctuation(int end) {
    punctuation = true;
    contentEnd = end;
  }

  /** Something that is not the agent's words; answers where to go on. */
  int opaque(int start, int end) {
    tokens.add(
        Vocabulary.OPAQUE, start, end, Tokens.FIRST | Tokens.LAST | Tokens.AFTER_PUNCTUATION);
    state = 0;
    punctuation = true;
    contentEnd = Math.max(end, start + 1);
    return contentEnd;
  }

  /**
   * Reads the word that begins at {@code start}.
   *
   * @param skipStart begin of what is not the agent's words; a word that it cuts is not, either
   * @return where to go on
   */
  int word(int start, int skipStart) {
    char[] text = this.text;
    int i = start;
    int hash = Vocabulary.HASH_SEED;
    int letters = 0;
    int end;
    char c;
    while (true) {
      c = text[i];
      char folded;
      while (c < 128 && (folded = Chars.WORD[c]) != 0) {
        hash = Vocabulary.mix(hash, folded);
        letters |= folded;
        c = text[++i];
      }
      end = i;
      if (i >= length || c == ' ') {
        break;
      }
      int kind = Chars.kind(c);
      if (kind == Chars.LETTER || kind == Chars.DIGIT) {
        hash = Vocabulary.mix(hash, Chars.fold(c));
        letters |= kind == Chars.LETTER ? LETTER_BIT : 0;
      } else if (kind == Chars.JOINER && i + 1 < length && Chars.isWord(text[i + 1])) {
        hash = Vocabulary.mix(hash, Chars.fold(c));
        letters |= c == '-' ? 0 : LETTER_BIT;
      } else if (kind == Chars.IGNORED && goesOn(i)) {
        letters |= 0;
      } else if ((c == '.' || c == ',')
          && (letters & LETTER_BIT) == 0
          && i + 1 < length
          && Chars.kind(text[i + 1]) == Chars.DIGIT) {
        hash = Vocabulary.mix(hash, c);
      } else {
        break;
      }
      i++;
    }
    if (c != ' ') {
      while (end < length && Chars.isCombining(text[end])) {
        end++;
      }
      i = Math.max(i, end);
      if (i <= skipStart && i < length && start >= plainUntil && mayBeAddress(start, i)) {
        int address = Opaque.address(text, start, length);
        if (address > 0) {
          return opaque(start, Math.min(address, skipStart));
        }
        plainUntil = ~address;
      }
      addresses |= AddressedName.mayBeName(text[start], i < length ? text[i] : '.');
    }
    if (i > skipStart) {
      return opaque(start, skipStart);
    }
    contentEnd = end;
    token(hash, start, end, (letters & LETTER_BIT) == 0);
    return i;
  }

  /** Whether the word that ends at {@code end} may go on as an address. */
  private boolean mayBeAddress(int start, int end) {
    char c = text[end];
    return c == '.'
        ? text[end + 1] != ' ' || (text[start] | 32) == 'w'
        : c == '@' || c == ':' || c == '_' || c == '+';
  }

  /** Whether the word goes on after the invisible characters at {@code from}. */
  private boolean goesOn(int from) {
    int i = from;
    while (i < length && i - from < Scanner.LOOKAHEAD && Chars.kind(text[i]) == Chars.IGNORED) {
      i++;
    }
    return i < length
        && (Chars.isWord(text[i])
            || (Chars.kind(text[i]) == Chars.JOINER
                && i + 1 < length
                && Chars.isWord(text[i + 1])));
  }

  private void token(int hash, int start, int end, boolean number) {
    int flags = punctuation ? Tokens.WORD | Tokens.AFTER_PUNCTUATION : Tokens.WORD;
    punctuation = false;
    words++;
    if (hash == nameHash && nameStart < 0 && !name.isEmpty() && isName(start, end)) {
      nameStart = start;
      nameEnd = end;
    }
    int meaning = vocabulary.lookup(hash, text, start, end);
    if (meaning >= 0) {
      single(
          meaning, start, end, flags | Tokens.FIRST | Tokens.LAST | (number ? Tokens.NUMBER : 0));
      return;
    }
    int parts = vocabulary.partCount(meaning);
    for (int i = 0; i < parts; i++) {
      int edge = (i == 0 ? Tokens.FIRST : 0) | (i == parts - 1 ? Tokens.LAST : 0);
      single(vocabulary.part(meaning, i), start, end, (i == 0 ? flags : Tokens.WORD) | edge);
    }
  }

  private void single(int id, int start, int end, int flags) {
    tokens.add(id, start, end, flags);
    if (id == Vocabulary.UNKNOWN) {
      state = 0;
      return;
    }
    if (vocabulary.isEnglish(id)) {
      functionWords++;
    }
    step(id);
  }

  private void step(int id) {
    state = automaton.step(state, id);
    int output = automaton.output(state);
    if (output >= 0) {
      hits.at(output);
    }
  }

  private boolean isName(int start, int end) {
    int matched = 0;
    for (int i = start; i < end; i++) {
      if (Chars.kind(text[i]) != Chars.IGNORED) {
        if (matched == name.length() || name.charAt(matched) != Chars.fold(text[i])) {
          return false;
        }
        matched++;
      }
    }
    return matched == name.length();
  }

  /** Folds a person's name down to the first word of it; null when there is no word in it. */
  static @Nullable String firstWord(String name) {
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
    return word.length() == 0 ? null : word.toString();
  }
}

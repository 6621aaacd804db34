package rapport.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text sentence by sentence: words are hashed as they are read, looked up once, and fed to
 * the automaton at once. Holds the working memory of one scan; not shared between threads.
 */
final class Scanner {
  /** No decision about a sentence depends on more than so many characters past its extent. */
  static final int LOOKAHEAD = 160;

  /** Nor on more than so many before its start. */
  static final int LOOKBACK = 16;

  /** A sentence of more words is cut, so that an edit re-scans little and no pattern runs away. */
  static final int MAX_WORDS = 200;

  private static final int MAX_TOKENS = 600;

  private static final int NEVER = Integer.MAX_VALUE;

  private final Vocabulary vocabulary;
  private final Automaton automaton;
  private final Tokens tokens = new Tokens();
  private final Sentence.Tally tally = new Sentence.Tally();
  private final Hits hits;

  private char[] text = {};
  private int length;
  private List<Span> skips = List.of();
  private int skipIndex;
  private int skipStart = NEVER;
  private int nameHash;
  private String name = "";

  private int state;
  private int at;
  private boolean punctuation;
  private int plainUntil; // no address begins before this offset
  private int contentEnd;

  Scanner(Ruleset ruleset) {
    this.vocabulary = ruleset.vocabulary();
    this.automaton = ruleset.automaton();
    this.hits = new Hits(ruleset, tokens);
  }

  /**
   * @param name the customer's first name, folded; empty when unknown
   */
  void name(String name) {
    this.name = name;
    nameHash = Vocabulary.HASH_SEED;
    for (int i = 0; i < name.length(); i++) {
      nameHash = Vocabulary.mix(nameHash, name.charAt(i));
    }
  }

  /**
   * @param text with at least one character to spare after {@code length}
   */
  void text(char[] text, int length, List<Span> skips) {
    this.text = text;
    this.length = length;
    this.skips = skips;
    text[length] = 0;
    skipIndex = 0;
    skipStart = skips.isEmpty() ? NEVER : skips.get(0).start();
    plainUntil = 0;
  }

  List<Sentence> all() {
    List<Sentence> sentences = new ArrayList<>();
    int from = 0;
    int mode = Lines.TEXT;
    while (from < length) {
      Sentence sentence = next(from, mode);
      sentences.add(sentence);
      from = sentence.next();
      mode = sentence.modeAfter;
    }
    return sentences;
  }

  /** The sentence that begins at {@code from}, which is less than the text's length. */
  Sentence next(int from, int mode) {
    seekSkip(from);
    tally.reset();
    plainUntil = 0;
    at = from;
    if (from < skipStart && (from == 0 || Chars.kind(text[from - 1]) == Chars.NEWLINE)) {
      int after = Lines.skipped(text, from, length, mode);
      if (after >= 0) {
        int end = after == Lines.TAIL ? length : Lines.lineEnd(text, from, length);
        return new Sentence(
            Sentence.SKIPPED,
            after,
            from,
            end,
            Lines.afterBreak(text, end, length),
            tally,
            true,
            false,
            List.of());
      }
      at =
          Lines.afterMarker(
              text, Lines.skipSpaces(text, from, Math.min(length, from + LOOKAHEAD)), length);
    }
    return read(from, mode);
  }

  private void seekSkip(int from) {
    if (skips.isEmpty()) {
      return;
    }
    while (skipIndex > 0 && skips.get(skipIndex - 1).end() > from) {
      skipIndex--;
    }
    while (skipIndex < skips.size() && skips.get(skipIndex).end() <= from) {
      skipIndex++;
    }
    skipStart = skipIndex < skips.size() ? skips.get(skipIndex).start() : NEVER;
  }

  private Sentence read(int from, int mode) {
    tokens.count = 0;
    hits.begin(from);
    state = automaton.step(0, Vocabulary.SENTENCE_START);
    tokens.add(Vocabulary.SENTENCE_START, from, from, Tokens.FIRST | Tokens.LAST);
    punctuation = false;
    contentEnd = from;
    boolean closed = false;
    boolean question = false;
    int next = length;
    while (at < length) {
      if (at >= skipStart) {
        skip();
        continue;
      }
      char c = text[at];
      int kind = Chars.kind(c);
      if (kind == Chars.LETTER || kind == Chars.DIGIT) {
        word();
        if (tally.words >= MAX_WORDS || tokens.count >= MAX_TOKENS) {
          next = afterSpaces(at);
          break;
        }
      } else if (kind == Chars.SPACE || kind == Chars.IGNORED) {
        at++;
      } else if (kind == Chars.NEWLINE) {
        if (SentenceEnds.breakEnds(text, at, length)) {
          closed = true;
          next = afterSpaces(at);
          break;
        }
        at = Lines.afterBreak(text, at, length);
      } else if (SentenceEnds.isTerminator(c)) {
        int end = Math.min(SentenceEnds.afterRun(text, at, length), skipStart);
        punctuation = true;
        contentEnd = end;
        if (SentenceEnds.endsAt(text, at, end, length)) {
          closed = true;
          question = hasQuestionMark(at, end);
          next = afterSpaces(end);
          break;
        }
        at = end;
      } else {
        other(c);
      }
    }
    return finish(from, next, mode, closed, question);
  }

  private Sentence finish(int from, int next, int mode, boolean closed, boolean question) {
    state = automaton.step(state, Vocabulary.SENTENCE_END);
    tokens.add(Vocabulary.SENTENCE_END, contentEnd, contentEnd, Tokens.FIRST | Tokens.LAST);
    hits.at(automaton, state);
    List<Match> matches = hits.matches();
    return new Sentence(
        Sentence.PLAIN, mode, from, contentEnd, next, tally, closed, question, matches);
  }

  private boolean hasQuestionMark(int from, int end) {
    for (int i = from; i < end; i++) {
      if (SentenceEnds.isQuestionMark(text[i])) {
        return true;
      }
    }
    return false;
  }

  /**
   * The next sentence's begin: after the last line break among the spaces, so that a line's indent
   * belongs to it.
   */
  private int afterSpaces(int from) {
    int i = from;
    int next = -1;
    while (i < length && i < skipStart && Chars.isSpace(text[i])) {
      boolean newline = Chars.kind(text[i]) == Chars.NEWLINE;
      i = newline ? Lines.afterBreak(text, i, length) : i + 1;
      next = newline ? i : next;
    }
    return next >= 0 ? next : i;
  }

  private void other(char c) {
    punctuation = true;
    if (c == '`') {
      int end = Opaque.code(text, at, length);
      if (end > at) {
        opaque(at, Math.min(end, skipStart));
        return;
      }
    }
    at++;
    contentEnd = at;
  }

  private void skip() {
    int end = Math.min(length, skips.get(skipIndex).end());
    opaque(at, end);
    seekSkip(end);
  }

  private void opaque(int start, int end) {
    tokens.add(
        Vocabulary.OPAQUE, start, end, Tokens.FIRST | Tokens.LAST | Tokens.AFTER_PUNCTUATION);
    state = 0;
    punctuation = true;
    at = Math.max(end, start + 1);
    contentEnd = at;
  }

  private void word() {
    char[] text = this.text;
    int start = at;
    int i = start;
    int hash = Vocabulary.HASH_SEED;
    int letters = 0;
    int end;
    while (true) {
      char c = text[i];
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
        folded = Chars.fold(c);
        hash = Vocabulary.mix(hash, folded);
        letters |= kind == Chars.LETTER ? 64 : 0;
      } else if (kind == Chars.JOINER && i + 1 < length && Chars.isWord(text[i + 1])) {
        hash = Vocabulary.mix(hash, Chars.fold(c));
        letters |= c == '-' ? 0 : 64;
      } else if (kind == Chars.IGNORED && goesOn(i)) {
        letters |= 0;
      } else if ((c == '.' || c == ',')
          && (letters & 64) == 0
          && i + 1 < length
          && Chars.kind(text[i + 1]) == Chars.DIGIT) {
        hash = Vocabulary.mix(hash, c);
      } else {
        break;
      }
      i++;
    }
    while (end < length && Chars.isCombining(text[end])) {
      end++;
    }
    i = Math.max(i, end);
    if (i > skipStart) {
      // a word that a skipped range cuts is not the agent's
      opaque(start, skipStart);
      return;
    }
    if (i < length && start >= plainUntil && mayBeAddress(text[i])) {
      int address = Opaque.address(text, start, length);
      if (address > 0) {
        opaque(start, Math.min(address, skipStart));
        return;
      }
      plainUntil = ~address;
    }
    at = i;
    contentEnd = end;
    token(hash, start, end, (letters & 64) == 0);
  }

  private static boolean mayBeAddress(char c) {
    return c == '.' || c == '@' || c == ':' || c == '_' || c == '+';
  }

  /** Whether the word goes on after the invisible characters at {@code from}. */
  private boolean goesOn(int from) {
    int i = from;
    while (i < length && i - from < LOOKAHEAD && Chars.kind(text[i]) == Chars.IGNORED) {
      i++;
    }
    return i < length
        && (Chars.isWord(text[i])
            || (Chars.kind(text[i]) == Chars.JOINER
                && i + 1 < length
                && Chars.isWord(text[i + 1])));
  }

  private void token(int hash, int start, int end, boolean number) {
    int flags = Tokens.WORD | (punctuation ? Tokens.AFTER_PUNCTUATION : 0);
    punctuation = false;
    tally.words++;
    if (hash == nameHash && !name.isEmpty() && tally.nameStart < 0 && isName(start, end)) {
      tally.nameStart = start;
      tally.nameEnd = end;
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
      tally.functionWords++;
    }
    state = automaton.step(state, id);
    hits.at(automaton, state);
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

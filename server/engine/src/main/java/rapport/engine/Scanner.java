package rapport.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text sentence by sentence. Holds the working memory of one scan; not shared between
 * threads.
 */
final class Scanner {
  /** No decision about a sentence depends on more than so many characters past its extent. */
  static final int LOOKAHEAD = 160;

  /** Nor on more than so many before its start. */
  static final int LOOKBACK = 16;

  /** A sentence of more words is cut, so that an edit re-scans little and no pattern runs away. */
  static final int MAX_WORDS = 200;

  static final int MAX_TOKENS = 600;

  private static final int NEVER = Integer.MAX_VALUE;

  private final Tokens tokens = new Tokens();
  private final Hits hits;
  private final Tokenizer words;

  /** By the kind of text: what is looked for in it, once it has been. */
  private final @Nullable LazyDfa[] dfas = new LazyDfa[Patterns.TEXTS.size()];

  private final Ruleset ruleset;

  private final Buffer buffer = new Buffer("");
  private char[] text = {};
  private int length;
  private List<Span> skips = List.of();
  private int skipIndex;
  private int skipStart = NEVER;
  private int at;

  Scanner(Ruleset ruleset) {
    this.ruleset = ruleset;
    this.hits = new Hits(ruleset, tokens);
    this.words = new Tokenizer(ruleset.vocabulary(), tokens);
  }

  /**
   * Sets out on a text.
   *
   * @param texts what it is: see {@link Patterns}
   * @param name the customer's
   */
  void begin(int texts, CustomerName name) {
    int kind = Patterns.TEXTS.indexOf(texts);
    Starts starts = ruleset.starts().get(kind);
    if (!starts.isEmpty() && dfas[kind] == null) {
      dfas[kind] = new LazyDfa(starts);
    }
    hits.texts(texts, dfas[kind]);
    words.name(name);
  }

  /** A text in a buffer of its own, which holds it until this is asked for another. */
  Buffer buffer(String text) {
    buffer.set(text);
    return buffer;
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
    words.text(text, length);
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
    at = from;
    if (from < skipStart && (from == 0 || Chars.kind(text[from - 1]) == Chars.NEWLINE)) {
      int after = Lines.skipped(text, from, length, mode);
      if (after >= 0) {
        int end = after == Lines.TAIL ? length : Lines.lineEnd(text, from, length);
        int next = Lines.afterBreak(text, end, length);
        return new Sentence(Sentence.SKIPPED, after, from, end, next, true, false);
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
    char[] text = this.text;
    words.begin(from);
    boolean closed = false;
    boolean question = false;
    int next = length;
    while (at < length) {
      if (words.words >= MAX_WORDS || tokens.count >= MAX_TOKENS) {
        next = afterSpaces(at);
        break;
      }
      if (at >= skipStart) {
        at = words.opaque(at, Math.min(length, skips.get(skipIndex).end()));
        seekSkip(at);
        continue;
      }
      char c = text[at];
      int kind = Chars.kind(c);
      if (kind == Chars.LETTER || kind == Chars.DIGIT) {
        at = words.words(at, skipStart);
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
        words.punctuation(end);
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
    words.end();
    Matches matches = hits.seek(from);
    Sentence sentence =
        new Sentence(Sentence.PLAIN, mode, from, words.contentEnd, next, closed, question);
    sentence.words = words.words;
    sentence.functionWords = hits.functionWords();
    sentence.addresses = words.addresses;
    if (words.nameStart >= 0) {
      sentence.nameStart = words.nameStart - from;
      sentence.nameEnd = words.nameEnd - from;
    }
    sentence.matches = matches.toArray();
    sentence.captures = matches.captures();
    sentence.kinds = matches.kinds();
    return sentence;
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
    if (c == '`') {
      int end = Opaque.code(text, at, length);
      if (end > at) {
        at = words.opaque(at, Math.min(end, skipStart));
        return;
      }
    }
    words.addresses |= AddressedName.opens(c);
    at++;
    words.punctuation(at);
  }
}

package rapport.engine;

import java.util.List;

/**
 * One sentence of a text and the raw matches in it. Only where it stands changes, when something
 * before it was edited.
 */
final class Sentence {
  /** The agent's words. */
  static final int PLAIN = 0;

  /** A whole line or more that is not the agent's: quoted, a mail header, code, the signature. */
  static final int SKIPPED = 1;

  final int kind;

  /** What the scanner was in when it ended: see {@link Lines}. */
  final int modeAfter;

  int start;

  /** End of its last character that is no space. */
  final int length;

  /** Begin of the next sentence, less {@code start}. */
  final int extent;

  final int words;
  final int functionWords;

  /** It has a full stop or the like, or a line break after it. */
  final boolean closed;

  final boolean question;
  final List<Match> matches;

  /** The customer's name in it, relative; -1 when it is not there. */
  final int nameStart;

  final int nameEnd;

  Sentence(
      int kind,
      int modeAfter,
      int start,
      int end,
      int next,
      Tally tally,
      boolean closed,
      boolean question,
      List<Match> matches) {
    this.kind = kind;
    this.modeAfter = modeAfter;
    this.start = start;
    this.length = end - start;
    this.extent = next - start;
    this.words = tally.words;
    this.functionWords = tally.functionWords;
    this.closed = closed;
    this.question = question;
    this.matches = matches;
    this.nameStart = tally.nameStart < 0 ? -1 : tally.nameStart - start;
    this.nameEnd = tally.nameStart < 0 ? -1 : tally.nameEnd - start;
  }

  int end() {
    return start + length;
  }

  int next() {
    return start + extent;
  }

  /** What is counted while a sentence is read. */
  static final class Tally {
    int words;
    int functionWords;
    int nameStart = -1;
    int nameEnd = -1;

    void reset() {
      words = 0;
      functionWords = 0;
      nameStart = -1;
      nameEnd = -1;
    }
  }
}

package rapport.engine;

import org.jspecify.annotations.Nullable;

/**
 * One sentence of a text and the raw matches in it. Only where it stands changes, when something
 * before it was edited.
 */
final class Sentence {
  /** The agent's words. */
  static final int PLAIN = 0;

  /** A whole line or more that is not the agent's: quoted, a mail header, code, the signature. */
  static final int SKIPPED = 1;

  /**
   * Numbers of one match in {@link #matches}: pattern, start, end, start of its last word, and
   * where its captures begin in {@link #captures}, -1 for none. Offsets are relative.
   */
  static final int MATCH = 5;

  private static final int[] NONE = {};

  final int kind;

  /** What the scanner was in when it ended: see {@link Lines}. */
  final int modeAfter;

  int start;

  /** End of its last character that is no space. */
  final int length;

  /** Begin of the next sentence, less {@code start}. */
  final int extent;

  int words;
  int functionWords;

  /** It has a full stop or the like, or a line break after it. */
  final boolean closed;

  final boolean question;
  int[] matches = NONE;

  /** {@link Patterns#flags} of all in {@link #matches}. */
  int kinds;

  /** Pairs of start and end, see {@link Matcher#captures}; -1 and -2 stand for none. */
  int[] captures = NONE;

  /** The customer's name in it, relative; -1 when it is not there. */
  int nameStart = -1;

  int nameEnd = -1;

  /** There may be a name in it by which somebody is spoken to: see {@link AddressedName}. */
  boolean addresses;

  // What passed in it, and for which customer; null while nobody has asked. Beside risks a reply
  // has signals, a customer's message has cues.
  private Candidate @Nullable [] risks;
  private Candidate @Nullable [] others;
  private int customer;

  Sentence(
      int kind, int modeAfter, int start, int end, int next, boolean closed, boolean question) {
    this.kind = kind;
    this.modeAfter = modeAfter;
    this.start = start;
    this.length = end - start;
    this.extent = next - start;
    this.closed = closed;
    this.question = question;
  }

  /** What was found to pass when it was judged for such a customer, null if it was not. */
  Candidate @Nullable [] judged(CompiledRule.Kind kind, int customer) {
    return this.customer != customer ? null : kind == CompiledRule.Kind.RISK ? risks : others;
  }

  void judged(CompiledRule.Kind kind, int customer, Candidate[] passing) {
    if (this.customer != customer) {
      forget();
      this.customer = customer;
    }
    if (kind == CompiledRule.Kind.RISK) {
      risks = passing;
    } else {
      others = passing;
    }
  }

  /** The customer's words have changed, which may stand in rewrites. */
  void forget() {
    risks = null;
    others = null;
  }

  int end() {
    return start + length;
  }

  int next() {
    return start + extent;
  }
}

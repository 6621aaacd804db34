package rapport.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which sentences are the body of a reply: neither the greeting nor what signs it off. */
final class Layout {
  private static final String[] GREETINGS = {
    "hi",
    "hello",
    "hey",
    "dear",
    "hiya",
    "greetings",
    "good morning",
    "good afternoon",
    "good evening",
    "good day"
  };
  private static final String[] SIGN_OFFS = {
    "regards",
    "kind regards",
    "best",
    "warm",
    "warmly",
    "thanks",
    "thank you",
    "many thanks",
    "cheers",
    "sincerely",
    "yours",
    "all the best",
    "take care",
    "respectfully"
  };
  private static final int SHORT = 4;
  private static final int UNSET = -2;

  private final List<Sentence> sentences;
  private final char[] text;

  /** Index of the greeting, -1 without one. */
  final int greeting;

  /** Indices of the first two and the last two body sentences; -1 where there are fewer. */
  private int secondOpening = UNSET;

  private int firstClosing = UNSET;

  Layout(List<Sentence> sentences, char[] text) {
    this.sentences = sentences;
    this.text = text;
    int first = nextWorded(-1);
    greeting = first >= 0 && begins(sentences.get(first), GREETINGS) ? first : -1;
  }

  boolean isOpening(int sentence) {
    if (secondOpening == UNSET) {
      int opening =
          greeting >= 0 && sentences.get(greeting).words <= SHORT
              ? nextWorded(greeting)
              : nextWorded(-1);
      int second = opening < 0 ? -1 : nextWorded(opening);
      secondOpening = second < 0 ? opening : second;
    }
    return sentence <= secondOpening;
  }

  boolean isClosing(int sentence) {
    if (firstClosing == UNSET) {
      int last = lastBody();
      int before = last < 0 ? -1 : previousWorded(last);
      firstClosing = before < 0 ? last : before;
    }
    return sentence >= firstClosing;
  }

  /** The name in the greeting: what begins with a capital after the greeting's words. */
  @Nullable Span greetedName(int length) {
    if (greeting < 0) {
      return null;
    }
    Sentence sentence = sentences.get(greeting);
    int at = wordEnd(sentence.start + leading(sentence), length);
    for (int words = 0; words < 2 && at < sentence.end(); words++) {
      while (at < sentence.end() && Chars.kind(text[at]) == Chars.SPACE) {
        at++;
      }
      int end = wordEnd(at, length);
      boolean salutation =
          Lines.starts(text, at, length, "morning")
              || Lines.starts(text, at, length, "afternoon")
              || Lines.starts(text, at, length, "evening")
              || Lines.starts(text, at, length, "day")
              || Lines.starts(text, at, length, "there");
      if (end > at && Chars.isUpper(text[at]) && !salutation) {
        return isNobody(at, length) ? null : new Span(at, end);
      }
      at = Math.max(end, at + 1);
    }
    return null;
  }

  private boolean isNobody(int at, int length) {
    for (String word :
        new String[] {
          "i ",
          "i'",
          "customer",
          "valued",
          "sir",
          "madam",
          "team",
          "all",
          "there",
          "thank",
          "we ",
          "user",
          "client"
        }) {
      if (Lines.starts(text, at, length, word)) {
        return true;
      }
    }
    return false;
  }

  private int wordEnd(int from, int length) {
    int at = from;
    while (at < length
        && (Chars.isWord(text[at])
            || (Chars.kind(text[at]) == Chars.JOINER
                && at + 1 < length
                && Chars.isWord(text[at + 1])))) {
      at++;
    }
    return at;
  }

  private int lastBody() {
    int last = previousWorded(sentences.size());
    int at = last;
    for (int i = 0; i < 3 && at >= 0; i++) {
      Sentence sentence = sentences.get(at);
      boolean ownLine =
          sentence.start == 0
              || (Chars.isSpace(text[sentence.start - 1])
                  && Chars.kind(text[sentence.start - 1]) == Chars.NEWLINE);
      if (ownLine
          && sentence.words <= SHORT
          && begins(sentence, SIGN_OFFS)
          && previousWorded(at) >= 0) {
        return previousWorded(at);
      }
      at = previousWorded(at);
    }
    return last;
  }

  int nextWorded(int sentence) {
    for (int i = sentence + 1; i < sentences.size(); i++) {
      if (sentences.get(i).words > 0) {
        return i;
      }
    }
    return -1;
  }

  int previousWorded(int sentence) {
    for (int i = sentence - 1; i >= 0; i--) {
      if (sentences.get(i).words > 0) {
        return i;
      }
    }
    return -1;
  }

  private int leading(Sentence sentence) {
    int at = sentence.start;
    while (at < sentence.end() && !Chars.isWord(text[at])) {
      at++;
    }
    return at - sentence.start;
  }

  private boolean begins(Sentence sentence, String[] phrases) {
    int at = sentence.start + leading(sentence);
    for (String phrase : phrases) {
      int end = at + phrase.length();
      if (Lines.starts(text, at, sentence.end(), phrase)
          && (end >= sentence.end() || !Chars.isWord(text[end]))) {
        return true;
      }
    }
    return false;
  }
}

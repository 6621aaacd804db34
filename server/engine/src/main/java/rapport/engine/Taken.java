package rapport.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The customer's words that a reply takes up: words of four letters or more that carry substance,
 * and numbers. Small words between two of them belong to the stretch.
 *
 * @param words how many different ones
 * @param spans where, in order
 */
record Taken(int words, List<Span> spans) {
  private static final int MIN_LETTERS = 4;

  /** As many small words may stand inside a stretch: "hour on the phone". */
  private static final int MAX_GAP_WORDS = 2;

  /** Words that every message has. */
  private static final Set<String> COMMON =
      new HashSet<>(
          Words.of(
              "about after again also always another anything around because been before being"
                  + " between both came cannot come could dear does doing done down each even ever"
                  + " every everything from gave give given gone good hello here have having help"
                  + " into just keep know later least less like made make many maybe message more"
                  + " most much must need nobody nothing once only other over please really"
                  + " regards said same says send sent should since some something soon still such"
                  + " sure take tell than thank thanks that their them then there these they thing"
                  + " things think this those told took under until upon very want wanted well"
                  + " went were what when where which while will wish with without work would"
                  + " write your yours yourself today tomorrow yesterday time morning"));

  static Taken of(String reply, @Nullable String customer, @Nullable String name) {
    if (customer == null) return new Taken(0, List.of());
    Set<String> theirs = new HashSet<>();
    for (Word word : read(customer)) if (word.substance()) theirs.add(word.text);
    if (name != null) for (Word word : read(name)) theirs.remove(word.text);
    Set<String> found = new HashSet<>();
    List<Span> spans = new ArrayList<>();
    int start = -1;
    int end = -1;
    int gap = 0;
    for (Word word : read(reply)) {
      if (word.substance() && theirs.contains(word.text)) {
        found.add(word.text);
        boolean joins = end >= 0 && gap <= MAX_GAP_WORDS && plain(reply, end, word.start);
        if (!joins && end >= 0) spans.add(new Span(start, end));
        if (!joins) start = word.start;
        end = word.end;
        gap = 0;
      } else {
        gap = word.substance() ? MAX_GAP_WORDS + 1 : gap + 1;
      }
    }
    if (end >= 0) spans.add(new Span(start, end));
    return new Taken(found.size(), List.copyOf(spans));
  }

  /** Words in a text. */
  static int length(String text) {
    return read(text).size();
  }

  /** No sentence or line ends there. */
  private static boolean plain(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      int kind = Chars.kind(text.charAt(i));
      if (kind == Chars.NEWLINE || kind == Chars.SYMBOL) return false;
    }
    return true;
  }

  private record Word(String text, int start, int end, boolean number) {
    boolean substance() {
      return number || (text.length() >= MIN_LETTERS && !COMMON.contains(text));
    }
  }

  private static List<Word> read(String text) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (!inWord(text, at)) {
        at++;
        continue;
      }
      int start = at;
      StringBuilder folded = new StringBuilder();
      boolean number = true;
      while (at < text.length() && (inWord(text, at) || joins(text, at))) {
        if (inWord(text, at)) folded.append(Chars.fold(text.charAt(at)));
        number &= Chars.kind(text.charAt(at)) != Chars.LETTER;
        at++;
      }
      words.add(new Word(folded.toString(), start, at, number));
    }
    return words;
  }

  private static boolean inWord(String text, int at) {
    int kind = Chars.kind(text.charAt(at));
    return kind == Chars.LETTER || kind == Chars.DIGIT;
  }

  /** An apostrophe or hyphen inside a word. */
  private static boolean joins(String text, int at) {
    return Chars.kind(text.charAt(at)) == Chars.JOINER
        && at + 1 < text.length()
        && inWord(text, at + 1);
  }
}

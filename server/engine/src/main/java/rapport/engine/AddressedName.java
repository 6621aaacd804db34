package rapport.engine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a name by which the agent speaks to the customer outside the greeting, when the help desk
 * has not told the name: {@code ..., Rosa.}, {@code Thanks Rosa!}, a handle ({@code @rosa_w}) or a
 * placeholder of a macro ({@code [Name]}, <code>{customer_name}</code>). One pass, no lists of
 * names.
 */
final class AddressedName {
  /** After these a capitalised word is a name: {@code Thanks Rosa.} */
  private static final Set<String> ADDRESS =
      Set.of("thanks", "you", "sorry", "hi", "hey", "hello", "welcome", "cheers", "morning");

  /** Capitalised all the same, so no names. */
  private static final Set<String> NO_NAME =
      Set.of(
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "january",
          "february",
          "march",
          "april",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "please",
          "thanks",
          "thank",
          "team",
          "support",
          "twitter",
          "facebook",
          "windows",
          "android",
          "xbox",
          "english",
          "there",
          "sorry",
          "we",
          "our",
          "you",
          "your",
          "the",
          "this",
          "that",
          "it",
          "if",
          "and",
          "but",
          "so",
          "yes",
          "no");

  /** Who signs: the name after {@code Thanks,} or {@code Regards,} is the agent's. */
  private static final Set<String> SIGN_OFF =
      Set.of("thanks", "regards", "cheers", "best", "sincerely", "yours", "thank", "wishes");

  private final char[] text;
  private final int length;

  private AddressedName(char[] text, int length) {
    this.text = text;
    this.length = length;
  }

  /** The first of a reply; looked for only in those sentences where one may be. */
  static @Nullable Span find(List<Sentence> sentences, char[] text, int length) {
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      Span name =
          sentence.addresses
              ? new AddressedName(text, length).first(sentence.start, sentence.next())
              : null;
      if (name != null) {
        return name;
      }
    }
    return null;
  }

  /** Whether a word that begins and goes on like this may be a name that closes what is said. */
  static boolean mayBeName(char first, char after) {
    return Chars.isUpper(first)
        && (after == '.'
            || after == '!'
            || after == '?'
            || after == ';'
            || after == ','
            || after == '_');
  }

  /** Whether the character may open a placeholder or a handle. */
  static boolean opens(char c) {
    return c == '{' || c == '[' || c == '@';
  }

  private @Nullable Span first(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text[i];
      int end = -1;
      if (c == '{' || c == '[') {
        end = placeholder(i, c == '{' ? '}' : ']');
      } else if (c == '@') {
        end = handle(i);
      } else if (Chars.isUpper(c) && (i == 0 || !Chars.isWord(text[i - 1]))) {
        end = vocative(i);
      }
      if (end > i) {
        return new Span(i, end);
      }
    }
    return null;
  }

  private int placeholder(int open, char close) {
    int end = open + 1;
    while (end < length && end - open < 30 && text[end] != close && text[end] != '\n') {
      end++;
    }
    if (end >= length || text[end] != close) {
      return -1;
    }
    String inside = folded(open + 1, end);
    boolean theirs = inside.equals("name") || inside.equals("first name");
    for (String who : new String[] {"customer", "client", "user", "guest", "first_name"}) {
      theirs |= inside.startsWith(who) && inside.contains("name");
    }
    return theirs ? end + 1 : -1;
  }

  /** Only where a text or a greeting begins: further in, a handle is anybody's. */
  private int handle(int at) {
    int end = wordEnd(at + 1);
    String before = wordBefore(at);
    boolean opens = before.isEmpty() ? onlySpaceBefore(at) : ADDRESS.contains(before);
    return opens && end > at + 1 ? end : -1;
  }

  private int vocative(int at) {
    int end = wordEnd(at);
    if (end - at < 3 || !Chars.isLower(text[at + 1]) || NO_NAME.contains(folded(at, end))) {
      return -1;
    }
    int comma = at - 1;
    while (comma >= 0 && Chars.kind(text[comma]) == Chars.SPACE) {
      comma--;
    }
    boolean afterComma = comma > 0 && text[comma] == ',' && comma < at - 1;
    String before = wordBefore(afterComma ? comma : at);
    if (afterComma ? SIGN_OFF.contains(before) || before.isEmpty() : !ADDRESS.contains(before)) {
      return -1;
    }
    char after = end < length ? text[end] : '.';
    boolean closed = after == '.' || after == '!' || after == '?' || after == ';';
    boolean resumed =
        after == ','
            && end + 2 < length
            && text[end + 1] == ' '
            && Chars.isLower(text[end + 2])
            && !Lines.starts(text, end + 2, length, "and ")
            && !Lines.starts(text, end + 2, length, "or ");
    return closed || resumed ? end : -1;
  }

  private boolean onlySpaceBefore(int at) {
    for (int i = 0; i < at; i++) {
      if (!Chars.isSpace(text[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * The word that ends before {@code at} with nothing but spaces between; empty if there is none.
   */
  private String wordBefore(int at) {
    int end = at;
    while (end > 0 && Chars.kind(text[end - 1]) == Chars.SPACE) {
      end--;
    }
    int start = end;
    while (start > 0 && Chars.isWord(text[start - 1])) {
      start--;
    }
    return folded(start, end);
  }

  private int wordEnd(int from) {
    int at = from;
    while (at < length && (Chars.isWord(text[at]) || text[at] == '_')) {
      at++;
    }
    return at;
  }

  private String folded(int from, int to) {
    StringBuilder word = new StringBuilder();
    for (int i = from; i < to; i++) {
      word.append(Chars.fold(text[i]));
    }
    return word.toString();
  }
}

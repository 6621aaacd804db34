package rapport.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one pattern; the first fault ends it. */
final class PatternParser {
  static final int MAX_LENGTH = 200;
  static final int MAX_NESTING = 4;
  static final int MAX_CAPTURES = 4;
  static final int MAX_GAP = 8;

  private final String source;
  private final Map<String, Item.Group> lists;
  private final Set<String> captures = new HashSet<>();
  private int at;
  private int depth;
  private int inCapture;

  private PatternParser(String source, Map<String, Item.Group> lists) {
    this.source = source;
    this.lists = lists;
  }

  /** What is wrong, and where in the pattern. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    final int position;

    Refused(int position, String message) {
      super(message);
      this.position = position;
    }
  }

  /**
   * @param lists the entries of every list, by id
   * @throws Refused with the position of the fault
   */
  static List<Item> parse(String source, Map<String, Item.Group> lists) {
    if (source.length() > MAX_LENGTH) {
      throw new Refused(MAX_LENGTH, "A pattern has at most " + MAX_LENGTH + " characters.");
    }
    PatternParser parser = new PatternParser(source, lists);
    List<Item> items = parser.sequence("");
    if (items.isEmpty()) {
      throw new Refused(0, "The pattern is empty.");
    }
    Rims.check(items, source.length());
    return items;
  }

  /** A list entry: words and inflected words only. */
  static List<Item> parseEntry(String source) {
    List<Item> items = parse(source, Map.of());
    for (Item item : items) {
      if (!(item instanceof Item.Word) && !(item instanceof Item.Inflected)) {
        throw new Refused(item.position(), "A list entry holds only words and ~words.");
      }
    }
    return items;
  }

  /** Items up to one of {@code closers}, which is not consumed, or the end. */
  private List<Item> sequence(String closers) {
    List<Item> items = new ArrayList<>();
    boolean spaced = true;
    while (true) {
      int before = at;
      skipSpaces();
      spaced |= at > before;
      if (at == source.length() || closers.indexOf(source.charAt(at)) >= 0) {
        return items;
      }
      if (!spaced && source.charAt(at) != '?') {
        throw new Refused(at, "Put a space between the two: a pattern is made of whole words.");
      }
      Item item = atom();
      if (at < source.length() && source.charAt(at) == '?') {
        item = optional(item);
      }
      items.add(item);
      spaced = false;
    }
  }

  private Item optional(Item item) {
    if (item instanceof Item.Capture || item instanceof Item.Anchor) {
      throw new Refused(
          at, "Only a word, group, _, #, @list or ~word can be made optional with ?.");
    }
    at++;
    return item instanceof Item.Gap gap
        ? new Item.Gap(gap.position(), 0, gap.most())
        : new Item.Optional(item.position(), item);
  }

  private Item atom() {
    int start = at;
    char c = source.charAt(at);
    if (Chars.isWord(c)) {
      return new Item.Word(start, word());
    }
    at++;
    return switch (c) {
      case '(' -> group(start);
      case '<' -> capture(start);
      case '_' -> gap(start);
      case '#' -> new Item.Numeral(start);
      case '^', '$' -> anchor(start);
      case '~' -> new Item.Inflected(start, wordAfter(start, "~ needs a word right after it."));
      case '@' -> listed(start);
      case '|' -> throw new Refused(start, "| stands only inside brackets.");
      case ')' -> throw new Refused(start, "This bracket was never opened.");
      case '>' -> throw new Refused(start, "This capture was never opened.");
      case '?' -> throw new Refused(start, "? must follow directly what may be missing.");
      default -> throw new Refused(start, "The character '" + c + "' has no meaning in a pattern.");
    };
  }

  private Item group(int start) {
    deeper(start);
    List<List<Item>> alternatives = new ArrayList<>();
    while (true) {
      int from = at;
      List<Item> alternative = sequence("|)");
      if (at == source.length()) {
        throw new Refused(start, "This bracket is never closed.");
      }
      if (alternative.isEmpty() || Item.nullable(alternative)) {
        throw new Refused(
            from, "An alternative is empty or may match nothing; use ? after the bracket instead.");
      }
      alternatives.add(alternative);
      if (source.charAt(at++) == ')') {
        depth--;
        return new Item.Group(start, alternatives);
      }
    }
  }

  private Item capture(int start) {
    deeper(start);
    skipSpaces();
    int from = at;
    while (at < source.length() && Chars.isWord(source.charAt(at))) {
      at++;
    }
    String name = source.substring(from, at);
    skipSpaces();
    if (name.isEmpty() || at == source.length() || source.charAt(at) != ':') {
      throw new Refused(start, "A capture is written <name: what to capture>.");
    }
    if (!captures.add(name)) {
      throw new Refused(start, "The capture '" + name + "' stands twice.");
    }
    if (captures.size() > MAX_CAPTURES) {
      throw new Refused(start, "A pattern has at most " + MAX_CAPTURES + " captures.");
    }
    int index = captures.size() - 1;
    at++;
    inCapture++;
    List<Item> body = sequence(">");
    inCapture--;
    if (at == source.length()) {
      throw new Refused(start, "This capture is never closed.");
    }
    if (body.isEmpty() || Item.nullable(body)) {
      throw new Refused(start, "The capture '" + name + "' may be empty.");
    }
    at++;
    depth--;
    return new Item.Capture(start, index, name, body);
  }

  private Item anchor(int start) {
    if (inCapture > 0) {
      throw new Refused(start, "^ and $ stand outside of captures.");
    }
    return new Item.Anchor(start, source.charAt(start) == '^');
  }

  private Item gap(int start) {
    if (at == source.length() || source.charAt(at) != '{') {
      return new Item.Gap(start, 1, 1);
    }
    at++;
    int least = number(start);
    int most = least;
    if (at < source.length() && source.charAt(at) == ',') {
      at++;
      most = number(start);
    }
    if (at == source.length() || source.charAt(at) != '}') {
      throw new Refused(start, "A gap is written _ or _{0,3}.");
    }
    at++;
    if (most > MAX_GAP || least > most || most == 0) {
      throw new Refused(
          start, "A gap spans at most " + MAX_GAP + " words, and the smaller number comes first.");
    }
    return new Item.Gap(start, least, most);
  }

  private int number(int start) {
    int value = 0;
    int from = at;
    while (at < source.length()
        && source.charAt(at) >= '0'
        && source.charAt(at) <= '9'
        && at - from < 4) {
      value = value * 10 + source.charAt(at++) - '0';
    }
    if (at == from) {
      throw new Refused(start, "A gap is written _ or _{0,3}.");
    }
    return value;
  }

  private Item listed(int start) {
    String id = wordAfter(start, "@ needs the name of a list right after it.");
    Item.Group entries = lists.get(id);
    if (entries == null) {
      throw new Refused(start, "There is no list '" + id + "'.");
    }
    return new Item.Listed(start, id, entries);
  }

  private String wordAfter(int start, String otherwise) {
    if (at == source.length() || !Chars.isWord(source.charAt(at))) {
      throw new Refused(start, otherwise);
    }
    return word();
  }

  private String word() {
    int from = at;
    while (at < source.length() && isPlain(source.charAt(at))) {
      at++;
    }
    if (at == source.length() || source.charAt(at) == ' ') {
      return source.substring(from, at);
    }
    StringBuilder folded = new StringBuilder().append(source, from, at);
    while (at < source.length()) {
      char c = source.charAt(at);
      int kind = Chars.kind(c);
      boolean joins =
          kind == Chars.JOINER && at + 1 < source.length() && Chars.isWord(source.charAt(at + 1));
      if (kind != Chars.LETTER && kind != Chars.DIGIT && !joins && kind != Chars.IGNORED) {
        break;
      }
      if (kind != Chars.IGNORED) {
        folded.append(Chars.fold(c));
      }
      at++;
    }
    if (at < source.length() && Chars.fold(source.charAt(at)) == '\'') {
      at++; // a plural's apostrophe is punctuation, as in a text
    }
    return folded.toString();
  }

  /** Folded as it stands: spares most words a copy. */
  private static boolean isPlain(char c) {
    return c >= 'a' && c <= 'z';
  }

  private void skipSpaces() {
    while (at < source.length() && Chars.isSpace(source.charAt(at))) {
      at++;
    }
  }

  private void deeper(int start) {
    if (++depth > MAX_NESTING) {
      throw new Refused(start, "Brackets nest at most " + MAX_NESTING + " deep.");
    }
  }
}

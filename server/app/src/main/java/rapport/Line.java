package rapport;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A single line for people to read, such as a name: nothing invisible, nothing that misleads. */
public final class Line {
  /**
   * Text direction marks and overrides: they make a name read as another. U+061C, U+200E-F,
   * U+202A-E, U+2066-9.
   */
  private static final Pattern BIDI =
      Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  /** Of a person or a team, in UTF-16 units. */
  public static final int MAX_NAME = 100;

  private Line() {}

  /**
   * What is wrong with it, as words that follow its name; none: it may be stored and shown.
   *
   * @param max UTF-16 units
   */
  public static List<String> faults(String text, int max) {
    if (text.isBlank()) return List.of("is empty");
    List<String> faults = new ArrayList<>(0);
    if (text.length() > max) faults.add("is longer than " + max + " characters");
    if (text.codePoints().anyMatch(Line::control)) faults.add("holds a control character");
    if (BIDI.matcher(text).find()) faults.add("holds a text direction mark");
    if (text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF))
      faults.add("holds half a character");
    return faults;
  }

  private static boolean control(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}

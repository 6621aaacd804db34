package rapport.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the closed tables apart, which are written as plain text. No regular expressions: they
 * would triple the browser's engine.
 */
final class Words {
  private Words() {}

  static List<String> of(String text) {
    return split(text, ' ');
  }

  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == separator) {
        if (i > from) {
          parts.add(text.substring(from, i));
        }
        from = i + 1;
      }
    }
    return parts;
  }
}

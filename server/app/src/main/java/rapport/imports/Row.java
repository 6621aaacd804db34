package rapport.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One row of what was sent.
 *
 * @param line where it begins in the file, from 1
 * @param text what it is about, for people
 * @param rule what it became, as in the API; null: it was refused
 * @param refused why; empty if it was not
 */
public record Row(int line, String text, @Nullable ObjectNode rule, String refused) {
  static Row of(int line, String text, ObjectNode rule) {
    return new Row(line, text, rule, "");
  }

  static Row refused(int line, String text, String why) {
    return new Row(line, text, null, why);
  }

  /** What cannot be read at all: nothing of it is imported. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;

    /**
     * @param line from 1; 0: the file as a whole
     */
    Unreadable(int line, String message) {
      super(message);
      this.line = line;
    }

    public String text() {
      return (line == 0 ? "" : "Line " + line + ": ") + getMessage();
    }
  }
}

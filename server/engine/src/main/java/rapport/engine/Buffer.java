package rapport.engine;

/**
 * The characters of a text, with room for the zero that the scanner wants after them. Grows and
 * changes in place.
 */
final class Buffer {
  private char[] chars;
  private int length;

  Buffer(String text) {
    chars = new char[text.length() + 1];
    set(text);
  }

  /** Holds another text from now on. */
  void set(String text) {
    length = text.length();
    if (length >= chars.length) {
      chars = new char[length + length / 4 + 1];
    }
    text.getChars(0, length, chars, 0);
  }

  char[] chars() {
    return chars;
  }

  int length() {
    return length;
  }

  void replace(int start, int end, String inserted) {
    int after = length - end + inserted.length() + start;
    if (after + 1 > chars.length) {
      char[] larger = new char[after + after / 4 + 64];
      System.arraycopy(chars, 0, larger, 0, start);
      System.arraycopy(chars, end, larger, start + inserted.length(), length - end);
      chars = larger;
    } else {
      System.arraycopy(chars, end, chars, start + inserted.length(), length - end);
    }
    inserted.getChars(0, inserted.length(), chars, start);
    length = after;
  }
}

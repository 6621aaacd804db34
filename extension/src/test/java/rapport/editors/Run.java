package rapport.editors;

/**
 * Words of one look inside a block.
 *
 * @param mark empty for plain words, {@code b} for bold ones, {@code a} for a link
 */
record Run(String text, String mark) {
  static Run plain(String text) {
    return new Run(text, "");
  }

  static Run bold(String text) {
    return new Run(text, "b");
  }

  static Run link(String text) {
    return new Run(text, "a");
  }
}

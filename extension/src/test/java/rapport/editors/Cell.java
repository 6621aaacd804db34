package rapport.editors;

/** One case of the table: an editor in a place with a text. */
record Cell(String editor, Place place, Form form) {
  @Override
  public String toString() {
    return editor + " · " + place.word() + " · " + form.word();
  }
}

package rapport.customer;

/** A page of a help desk, as small as it can be with the marks that its templates set. */
record Desk(String name, String html) {
  @Override
  public String toString() {
    return name;
  }
}

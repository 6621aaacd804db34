package rapport.store;

/**
 * The data knows things that this version of the program would lose: it is left as it is, and the
 * program ends.
 */
public final class NewerFileException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  NewerFileException(int schema, int known) {
    super(
        "The data was written by a newer version of Rapport (schema "
            + schema
            + ", this one knows "
            + known
            + "). Start that version again.");
  }
}

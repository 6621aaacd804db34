package rapport;

/** What a person may do at most. Each may also do what an agent may. */
public enum Role {
  AGENT,
  LEAD,
  ADMIN;

  /** As in JSON and in the database. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public static Role of(String id) {
    return valueOf(id.toUpperCase(java.util.Locale.ROOT));
  }
}

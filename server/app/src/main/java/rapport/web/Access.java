package rapport.web;

/** Who may make a call. {@link Guard} reads it; {@link Routes} says it for every call. */
enum Access {
  /** Everybody, signed in or not. */
  ALL,
  /** Whoever is signed in. */
  AGENT,
  /** Whoever is signed in, or sends their token as {@code apiKey} in a form. */
  AGENT_BY_FORM,
  /** The lead of the team {@code {id}}, and admins. */
  LEAD_OF_TEAM,
  /** The person {@code {id}}, the lead of the team that they are in, and admins. */
  LEAD_OF_AGENT,
  /** Whoever watches the machine ({@link Operators}), and admins. */
  OPERATOR,
  /** Admins. */
  ADMIN
}

package rapport.engine;

/** A kind of risky phrasing. {@code title} heads the card; {@code why} is one plain sentence. */
public record Category(String id, String title, String why) {}

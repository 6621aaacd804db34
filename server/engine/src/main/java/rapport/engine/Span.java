package rapport.engine;

/** UTF-16 code units, {@code end} exclusive. */
public record Span(int start, int end) {}

package rapport.rules;

/** What one publication did to one entry, in one word: added, altered or removed. */
public record Change(String kind, String id, String change) {}

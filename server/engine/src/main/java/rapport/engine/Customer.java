package rapport.engine;

import java.util.List;
import java.util.Map;

/**
 * What the customer's message says.
 *
 * @param emotion {@code negative}, {@code implicit-negative}, {@code positive} or {@code neutral}
 * @param cues the words that say so, in the message
 * @param facts {@code name, problem, duration, tries, cost, reference}: those that were found, in
 *     the customer's words
 */
public record Customer(String emotion, List<Span> cues, Map<String, String> facts) {}

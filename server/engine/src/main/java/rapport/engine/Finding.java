package rapport.engine;

import java.util.List;

/**
 * A risky phrase.
 *
 * @param rewrites ready to insert: captures and facts are filled in, an unknown fact stands as a
 *     visible blank such as {@code [how long]}
 * @param due false while the words may still be meant otherwise: not to be shown yet
 */
public record Finding(int start, int end, Rule rule, List<String> rewrites, boolean due) {}

package rapport.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param findings in order of start, none overlapping within a category
 * @param customer null when there was no message
 */
public record Report(List<Finding> findings, Shape shape, @Nullable Customer customer) {}

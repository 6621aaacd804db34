package rapport.rules;

import java.time.Instant;
import java.util.List;

/**
 * One published ruleset: when, by whom, why, and what it changed.
 *
 * @param person id of the admin; empty: the program itself, at the first start and with a new
 *     version
 * @param name of that person, as it is now
 */
public record Publication(
    int number, Instant at, String person, String name, String why, List<Change> changes) {
  public Publication {
    changes = List.copyOf(changes);
  }
}

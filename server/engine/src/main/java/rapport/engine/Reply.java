package rapport.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent has written, and what is known of the customer.
 *
 * @param skip ranges that are not the agent's words: nothing is found in them and nothing matches
 *     across them
 * @param customer the customer's last message; null when there is none
 * @param customerName null when unknown: then the greeting tells it
 */
public record Reply(
    String text, List<Span> skip, @Nullable String customer, @Nullable String customerName) {
  public Reply {
    skip = List.copyOf(skip);
  }

  public static Reply of(String text) {
    return new Reply(text, List.of(), null, null);
  }
}

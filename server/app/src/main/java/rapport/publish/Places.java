package rapport.publish;

import org.jspecify.annotations.Nullable;
import rapport.rules.Contents;
import rapport.rules.Entry;

/** Where in the body of a call the reason of a fault stands, as a JSON pointer. */
@FunctionalInterface
public interface Places {
  /** For calls without a body to blame. */
  Places NOWHERE = (entry, field) -> "";

  /**
   * @param entry that does not hold; null: everything together
   * @param field such as {@code patterns/0}
   */
  String pointer(Contents.@Nullable Key entry, String field);

  /**
   * For a body that is one entry. If another entry no longer holds because of it, what the sent one
   * finds is to blame.
   */
  static Places of(Contents.Key sent) {
    return (entry, field) -> {
      if (sent.equals(entry)) return "/" + field;
      if (entry == null || sent.kind() == Entry.Kind.CATEGORY) return "";
      return sent.kind() == Entry.Kind.LIST ? "/words" : "/patterns";
    };
  }
}

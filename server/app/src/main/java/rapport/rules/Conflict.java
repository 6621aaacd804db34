package rapport.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An entry that both an admin and a new version changed; the admin's stands.
 *
 * @param shipped the new version's; null: it would have been removed
 */
public record Conflict(Contents.Key key, @Nullable ObjectNode shipped) {
  /** Whether it is still one, given what is live. */
  public boolean stands(Contents live) {
    Entry now = live.find(key.kind(), key.id());
    return now == null ? shipped != null : !now.json().equals(shipped);
  }
}

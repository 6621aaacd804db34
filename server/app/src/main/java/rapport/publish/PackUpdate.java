package rapport.publish;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rapport.rules.Conflict;
import rapport.rules.Contents;
import rapport.rules.Entry;

/**
 * What becomes of the live rules when a version comes with another pack. Three-way, by whole entry:
 * what admins left as it was shipped follows the new pack, what they changed, added or removed
 * stays theirs.
 *
 * @param conflicts what both changed
 */
record PackUpdate(Contents contents, List<Conflict> conflicts) {
  PackUpdate {
    conflicts = List.copyOf(conflicts);
  }

  /**
   * @param base the pack as it was shipped when it was last merged
   * @param number of the ruleset that is to come of it
   */
  static PackUpdate of(Contents base, Contents live, Contents shipped, int number) {
    if (live.all().isEmpty() && base.all().isEmpty()) return new PackUpdate(shipped, List.of());
    Contents contents = live;
    List<Conflict> conflicts = new ArrayList<>();
    for (Contents.Key key : keys(shipped, base)) {
      ObjectNode was = json(base, key);
      ObjectNode ours = json(live, key);
      ObjectNode theirs = json(shipped, key);
      if (Objects.equals(theirs, was) || Objects.equals(theirs, ours)) continue;
      if (!Objects.equals(ours, was)) {
        conflicts.add(new Conflict(key, theirs));
      } else if (theirs == null) {
        contents = contents.without(key.kind(), key.id());
      } else {
        int position = contents.position(key.kind(), key.id());
        contents = contents.with(Entry.of(key.kind(), position, number, theirs));
      }
    }
    return new PackUpdate(contents, conflicts);
  }

  /** Whether there is nothing to merge. */
  static boolean same(Contents base, Contents shipped) {
    if (base == shipped) return true;
    return keys(shipped, base).stream()
        .allMatch(key -> Objects.equals(json(base, key), json(shipped, key)));
  }

  private static Set<Contents.Key> keys(Contents shipped, Contents base) {
    Set<Contents.Key> keys = new LinkedHashSet<>();
    shipped.all().forEach(entry -> keys.add(entry.key()));
    base.all().forEach(entry -> keys.add(entry.key()));
    return keys;
  }

  private static @Nullable ObjectNode json(Contents contents, Contents.Key key) {
    Entry entry = contents.find(key.kind(), key.id());
    return entry == null ? null : entry.json();
  }
}

package rapport.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one publication did to one entry.
 *
 * @param change in one word: added, altered or removed; conflict: a new version would have altered
 *     or removed it had an admin not changed it too, so it was left alone
 * @param fields of an altered one, those that differ; {@code order}: it stands elsewhere among the
 *     others. Null with the other words, and where it was stored before fields were told
 */
public record Change(String kind, String id, String change, @Nullable List<String> fields) {
  public static final String ADDED = "added";
  public static final String ALTERED = "altered";
  public static final String REMOVED = "removed";
  public static final String CONFLICT = "conflict";

  public Change {
    if (fields != null) fields = List.copyOf(fields);
  }

  public static Change of(Contents.Key key, String change) {
    return new Change(key.kind().id(), key.id(), change, null);
  }

  /** What leads from one state to another; the new state's entries first, in their order. */
  public static List<Change> between(Contents before, Contents after) {
    List<Change> changes = new ArrayList<>();
    Map<Contents.Key, Integer> was = ranks(before, after);
    Map<Contents.Key, Integer> is = ranks(after, before);
    for (Entry entry : after.all()) {
      Entry old = before.find(entry.kind(), entry.id());
      if (old == null) {
        changes.add(of(entry.key(), ADDED));
        continue;
      }
      List<String> fields = fields(old, entry);
      if (!Objects.equals(is.get(entry.key()), was.get(entry.key()))) fields.add("order");
      if (!fields.isEmpty())
        changes.add(new Change(entry.kind().id(), entry.id(), ALTERED, fields));
    }
    for (Entry entry : before.all()) {
      if (after.find(entry.kind(), entry.id()) == null) changes.add(of(entry.key(), REMOVED));
    }
    return changes;
  }

  private static List<String> fields(Entry old, Entry now) {
    TreeSet<String> names = new TreeSet<>();
    old.json().fieldNames().forEachRemaining(names::add);
    now.json().fieldNames().forEachRemaining(names::add);
    names.removeIf(name -> old.json().path(name).equals(now.json().path(name)));
    return new ArrayList<>(names);
  }

  /** Each entry's place among those of its kind that both states have. */
  private static Map<Contents.Key, Integer> ranks(Contents of, Contents other) {
    Map<Contents.Key, Integer> ranks = new HashMap<>();
    for (Entry.Kind kind : Entry.Kind.values()) {
      int rank = 0;
      for (Entry entry : of.all(kind)) {
        if (other.find(kind, entry.id()) != null) ranks.put(entry.key(), rank++);
      }
    }
    return ranks;
  }
}

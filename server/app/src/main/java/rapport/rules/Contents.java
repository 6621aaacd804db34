package rapport.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import rapport.engine.Category;
import rapport.engine.Pack;
import rapport.engine.Rule;
import rapport.engine.WordList;

/** Everything that one ruleset is made of, in order; the order of rules breaks ties. Immutable. */
public final class Contents {
  private final Map<Key, Entry> entries;

  /** What tells entries apart. */
  public record Key(Entry.Kind kind, String id) {}

  private Contents(Map<Key, Entry> entries) {
    this.entries = entries;
  }

  public static Contents of(Collection<Entry> entries) {
    Map<Key, Entry> map = new LinkedHashMap<>();
    for (Entry entry : entries) map.put(new Key(entry.kind(), entry.id()), entry);
    return new Contents(map);
  }

  public @Nullable Entry find(Entry.Kind kind, String id) {
    return entries.get(new Key(kind, id));
  }

  public Collection<Entry> all() {
    return java.util.Collections.unmodifiableCollection(entries.values());
  }

  public List<Entry> all(Entry.Kind kind) {
    return entries.values().stream().filter(entry -> entry.kind() == kind).toList();
  }

  /** Replaces in place or adds at the end. */
  public Contents with(Entry entry) {
    Map<Key, Entry> changed = new LinkedHashMap<>(entries);
    changed.put(new Key(entry.kind(), entry.id()), entry);
    return new Contents(changed);
  }

  public Contents without(Entry.Kind kind, String id) {
    Map<Key, Entry> changed = new LinkedHashMap<>(entries);
    changed.remove(new Key(kind, id));
    return new Contents(changed);
  }

  /** Where an entry of that id stands, or would stand if it were added. */
  public int position(Entry.Kind kind, String id) {
    Entry entry = find(kind, id);
    if (entry != null) return entry.position();
    return all(kind).stream().mapToInt(Entry::position).max().orElse(0) + 1;
  }

  /** Every team that some rule is limited to. */
  public Set<String> teams() {
    Set<String> teams = new TreeSet<>();
    for (Entry entry : entries.values()) teams.addAll(entry.teams());
    return teams;
  }

  /** What the engine gets: all lists and categories, and the rules that pass. */
  public Pack pack(Predicate<Entry> rules) {
    List<Category> categories = new ArrayList<>();
    List<WordList> lists = new ArrayList<>();
    List<Rule> kept = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (entry.value() instanceof Category category) categories.add(category);
      if (entry.value() instanceof WordList list) lists.add(list);
      if (entry.value() instanceof Rule rule && rules.test(entry)) kept.add(rule);
    }
    return new Pack(categories, lists, kept);
  }
}

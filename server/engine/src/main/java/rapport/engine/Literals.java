package rapport.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Spells out what a part of a pattern can be, as sequences of word ids. */
final class Literals {
  private static final int ENDLESS = 1_000_000;

  private final Vocabulary vocabulary;

  // The same words and lists stand in many patterns: worked out once. Keys of lists are the lists'
  // own groups.
  private final Map<String, List<int[]>> words = new HashMap<>();
  private final Map<String, int[]> inflections = new HashMap<>();
  private final IdentityHashMap<Item.Group, List<int[]>> lists = new IdentityHashMap<>();

  Literals(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * All sequences; null when there is a gap, number or capture in it or there would be more than
   * {@code limit}.
   */
  @Nullable List<int[]> of(List<Item> items, int limit) {
    return count(items) > limit ? null : spell(items);
  }

  @Nullable List<int[]> of(Item item, int limit) {
    return count(item) > limit ? null : spell(item);
  }

  /** How many sequences there are; {@link #ENDLESS} when they cannot be spelled out. */
  private int count(List<Item> items) {
    long count = 1;
    for (int i = 0; i < items.size() && count < ENDLESS; i++) {
      count = Math.min(ENDLESS, count * count(items.get(i)));
    }
    return (int) count;
  }

  private int count(Item item) {
    if (item instanceof Item.Word word) {
      return word(word.folded()).size();
    }
    if (item instanceof Item.Inflected inflected) {
      return forms(inflected.folded()).length;
    }
    if (item instanceof Item.Anchor) {
      return 1;
    }
    if (item instanceof Item.Listed listed) {
      return list(listed.entries()).size();
    }
    if (item instanceof Item.Optional optional) {
      return Math.min(ENDLESS, count(optional.item()) + 1);
    }
    int count = item instanceof Item.Group ? 0 : ENDLESS;
    if (item instanceof Item.Group group) {
      for (List<Item> alternative : group.alternatives()) {
        count = Math.min(ENDLESS, count + count(alternative));
      }
    }
    return count;
  }

  private List<int[]> spell(List<Item> items) {
    List<int[]> all = spell(items.get(0));
    for (int i = 1; i < items.size(); i++) {
      all = product(all, spell(items.get(i)));
    }
    return all;
  }

  /** Only for what {@link #count} says can be spelled out. */
  private List<int[]> spell(Item item) {
    if (item instanceof Item.Word word) {
      return word(word.folded());
    }
    if (item instanceof Item.Inflected inflected) {
      return singles(forms(inflected.folded()));
    }
    if (item instanceof Item.Listed listed) {
      return list(listed.entries());
    }
    List<int[]> all = new ArrayList<>();
    if (item instanceof Item.Anchor anchor) {
      all.add(new int[] {anchor.start() ? Vocabulary.SENTENCE_START : Vocabulary.SENTENCE_END});
    } else if (item instanceof Item.Group group) {
      for (List<Item> alternative : group.alternatives()) {
        all.addAll(spell(alternative));
      }
    } else if (item instanceof Item.Optional optional) {
      all.addAll(spell(optional.item()));
      all.add(new int[0]);
    }
    return all;
  }

  /** The ids that each token of a written word accepts. */
  List<int[]> tokens(String folded) {
    List<int[]> tokens = new ArrayList<>();
    for (String word : Contractions.words(folded)) {
      tokens.add(ids(Contractions.accepted(word)));
    }
    return tokens;
  }

  int[] forms(String folded) {
    int[] known = inflections.get(folded);
    if (known == null) {
      known = inflect(folded);
      inflections.put(folded, known);
    }
    return known;
  }

  private List<int[]> list(Item.Group entries) {
    List<int[]> known = lists.get(entries);
    if (known == null) {
      known = spell(entries);
      lists.put(entries, known);
    }
    return known;
  }

  private int[] inflect(String folded) {
    Set<String> accepted = new LinkedHashSet<>();
    for (String form : Inflection.forms(folded)) {
      accepted.addAll(Contractions.accepted(form));
    }
    return ids(accepted);
  }

  private int[] ids(Collection<String> words) {
    int[] ids = new int[words.size()];
    int count = 0;
    for (String word : words) {
      ids[count++] = vocabulary.id(word);
    }
    return ids;
  }

  private List<int[]> word(String folded) {
    List<int[]> known = words.get(folded);
    if (known == null) {
      known = new ArrayList<>();
      known.add(new int[0]);
      for (int[] token : tokens(folded)) {
        known = product(known, singles(token));
      }
      words.put(folded, known);
    }
    return known;
  }

  private static List<int[]> singles(int[] ids) {
    List<int[]> all = new ArrayList<>();
    for (int id : ids) {
      all.add(new int[] {id});
    }
    return all;
  }

  static List<int[]> product(List<int[]> left, List<int[]> right) {
    List<int[]> all = new ArrayList<>(left.size() * right.size());
    for (int[] a : left) {
      for (int[] b : right) {
        int[] both = new int[a.length + b.length];
        System.arraycopy(a, 0, both, 0, a.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        all.add(both);
      }
    }
    return all;
  }
}

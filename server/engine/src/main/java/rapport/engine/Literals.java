package rapport.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Spells out what a part of a pattern can be, as sequences of word ids. */
final class Literals {
  private final Vocabulary vocabulary;

  Literals(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * All sequences; null when there is a gap, number or capture in it or there would be more than
   * {@code limit}.
   */
  @Nullable List<int[]> of(List<Item> items, int limit) {
    List<int[]> all = new ArrayList<>();
    all.add(new int[0]);
    for (Item item : items) {
      List<int[]> next = of(item, limit);
      if (next == null || (long) all.size() * next.size() > limit) {
        return null;
      }
      all = product(all, next);
    }
    return all;
  }

  @Nullable List<int[]> of(Item item, int limit) {
    if (item instanceof Item.Word word) {
      return word(word.folded());
    }
    if (item instanceof Item.Inflected inflected) {
      return inflected(inflected.folded());
    }
    if (item instanceof Item.Anchor anchor) {
      return List.of(
          new int[] {anchor.start() ? Vocabulary.SENTENCE_START : Vocabulary.SENTENCE_END});
    }
    if (item instanceof Item.Listed listed) {
      return of(listed.entries(), limit);
    }
    if (item instanceof Item.Group group) {
      List<int[]> all = new ArrayList<>();
      for (List<Item> alternative : group.alternatives()) {
        List<int[]> some = of(alternative, limit);
        if (some == null || all.size() + some.size() > limit) {
          return null;
        }
        all.addAll(some);
      }
      return all;
    }
    if (item instanceof Item.Optional optional) {
      List<int[]> some = of(optional.item(), limit - 1);
      if (some == null) {
        return null;
      }
      List<int[]> all = new ArrayList<>(some);
      all.add(new int[0]);
      return all;
    }
    return null;
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
    List<int[]> all = new ArrayList<>();
    all.add(new int[0]);
    for (int[] token : tokens(folded)) {
      all = product(all, singles(token));
    }
    return all;
  }

  private List<int[]> inflected(String folded) {
    return singles(forms(folded));
  }

  private static List<int[]> singles(int[] ids) {
    List<int[]> all = new ArrayList<>();
    for (int id : ids) {
      all.add(new int[] {id});
    }
    return all;
  }

  private static List<int[]> product(List<int[]> left, List<int[]> right) {
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

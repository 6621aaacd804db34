package rapport.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of what must stand in a sentence for a pattern to match there: one word of each of these sets,
 * the rarest first. Most sentences that hold what sets a machine going lack something else of it,
 * which is cheaper to see than by running it.
 */
final class Needs {
  /** A set of more words says little. */
  private static final int LARGEST = 24;

  private static final int MOST = 4;

  private final Literals literals;
  private final WordFrequency frequency;
  private final List<int[]> sets = new ArrayList<>();
  private final List<Double> costs = new ArrayList<>();

  Needs(Literals literals, WordFrequency frequency, List<Item> items) {
    this.literals = literals;
    this.frequency = frequency;
    for (Item item : items) {
      collect(item);
    }
  }

  List<int[]> sets() {
    return sets;
  }

  private void collect(Item item) {
    if (item instanceof Item.Word word) {
      for (int[] token : literals.tokens(word.folded())) {
        add(token);
      }
    } else if (item instanceof Item.Capture capture) {
      for (Item inner : capture.body()) {
        collect(inner);
      }
    } else if (!Item.nullable(item)) {
      add(rarest(item));
    }
  }

  private void add(int @Nullable [] words) {
    if (words == null || words.length > LARGEST) {
      return;
    }
    double cost = cost(words);
    int at = 0;
    while (at < sets.size() && costs.get(at) <= cost) {
      at++;
    }
    sets.add(at, words);
    costs.add(at, cost);
    if (sets.size() > MOST) {
      sets.remove(MOST);
      costs.remove(MOST);
    }
  }

  private double cost(int[] words) {
    double sum = 0;
    for (int word : words) {
      sum += frequency.of(word);
    }
    return sum;
  }

  /** Words one of which is in every form of the item; null when that cannot be said. */
  private int @Nullable [] rarest(Item item) {
    if (Item.nullable(item)) {
      return null;
    }
    if (item instanceof Item.Word word) {
      int[] best = null;
      for (int[] token : literals.tokens(word.folded())) {
        best = best == null || cost(token) < cost(best) ? token : best;
      }
      return best;
    }
    if (item instanceof Item.Inflected inflected) {
      return literals.forms(inflected.folded());
    }
    if (item instanceof Item.Group group) {
      return rarest(group);
    }
    if (item instanceof Item.Listed listed) {
      List<int[]> sequences = literals.listing(listed).sequences;
      return sequences.size() > LARGEST ? null : ofEach(sequences);
    }
    if (item instanceof Item.Capture capture) {
      return rarest(capture.body());
    }
    return null;
  }

  private int @Nullable [] rarest(Item.Group group) {
    Ints all = new Ints();
    for (List<Item> alternative : group.alternatives()) {
      int[] best = rarest(alternative);
      if (best == null || all.size() > LARGEST) {
        return null;
      }
      for (int id : best) {
        all.addNew(id);
      }
    }
    return all.toArray();
  }

  private int @Nullable [] rarest(List<Item> items) {
    int[] best = null;
    for (Item item : items) {
      int[] next = rarest(item);
      if (next != null && (best == null || cost(next) < cost(best))) {
        best = next;
      }
    }
    return best;
  }

  private int[] ofEach(List<int[]> sequences) {
    Ints all = new Ints();
    for (int[] sequence : sequences) {
      int best = sequence[0];
      for (int id : sequence) {
        best = frequency.of(id) < frequency.of(best) ? id : best;
      }
      all.addNew(best);
    }
    return all.toArray();
  }
}

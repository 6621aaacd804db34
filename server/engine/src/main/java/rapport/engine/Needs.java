package rapport.engine;

import java.util.List;

/**
 * Of what must stand in a sentence for a pattern to match there: one word of each of a few sets,
 * the rarest first. Most sentences that hold what sets a machine going lack something else of it,
 * which is cheaper to see than by running it. Used again for each pattern.
 */
final class Needs {
  /** A set of more words says little. */
  private static final int LARGEST = 24;

  private static final int MOST = 4;

  private final Literals literals;
  private final WordFrequency frequency;
  private final Classes classes;
  private final int[] sets = new int[MOST + 1];
  private final double[] costs = new double[MOST + 1];
  private int size;

  // What rarest() has found: words one of which must be there, and how often they are
  private final Ints found = new Ints();

  Needs(Literals literals, WordFrequency frequency, Classes classes) {
    this.literals = literals;
    this.frequency = frequency;
    this.classes = classes;
  }

  /** Adds what the items need: of each set its word, or the complement of its class. */
  void addTo(Ints all, List<Item> items) {
    size = 0;
    collect(items);
    for (int i = 0; i < size; i++) {
      all.add(sets[i]);
    }
  }

  private void collect(List<Item> items) {
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      if (item instanceof Item.Word word) {
        for (int k = 0; k < literals.tokens(word); k++) {
          int id = literals.token(word, k);
          add(classes.accepted(id), frequency.ofAccepted(id));
        }
      } else if (item instanceof Item.Capture capture) {
        collect(capture.body());
      } else if (item instanceof Item.Inflected inflected) {
        int[] forms = literals.forms(inflected.folded());
        add(classes.inflected(inflected.folded()), frequency.ofEach(forms));
      } else if (item instanceof Item.Group group) {
        collect(group);
      } else if (item instanceof Item.Listed listed) {
        collect(listed.entries());
      }
    }
  }

  private void collect(Item.Group group) {
    int before = found.size();
    if (rarest(group)) {
      double cost = 0;
      for (int i = before; i < found.size(); i++) {
        cost += frequency.of(found.get(i));
      }
      if (size < MOST || cost < costs[size - 1]) {
        add(classes.of(found, before), cost);
      }
    }
    found.cut(before);
  }

  private void add(int set, double cost) {
    int at = size;
    while (at > 0 && costs[at - 1] > cost) {
      sets[at] = sets[at - 1];
      costs[at] = costs[at - 1];
      at--;
    }
    sets[at] = set;
    costs[at] = cost;
    size = Math.min(MOST, size + 1);
  }

  /** Adds to what was found a word of every form of the group; false when that cannot be done. */
  private boolean rarest(Item.Group group) {
    int before = found.size();
    if (group.alternatives().size() > LARGEST) {
      return false;
    }
    for (List<Item> alternative : group.alternatives()) {
      if (!rarest(alternative) || found.size() - before > LARGEST) {
        return false;
      }
    }
    return true;
  }

  private boolean rarest(List<Item> items) {
    Item best = null;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      double cost =
          item instanceof Item.Word word
              ? frequency.ofAccepted(literals.token(word, 0))
              : item instanceof Item.Inflected inflected
                  ? frequency.ofEach(literals.forms(inflected.folded()))
                  : item instanceof Item.Group || item instanceof Item.Listed
                      ? LARGEST
                      : Double.MAX_VALUE;
      if (cost < least) {
        least = cost;
        best = item;
      }
    }
    if (best instanceof Item.Word word) {
      addAll(literals.vocabulary.accepted(literals.token(word, 0)));
      return true;
    }
    if (best instanceof Item.Inflected inflected) {
      addAll(literals.forms(inflected.folded()));
      return true;
    }
    return best instanceof Item.Group group
        ? rarest(group)
        : best instanceof Item.Listed listed && rarest(listed.entries());
  }

  private void addAll(int[] ids) {
    for (int id : ids) {
      found.add(id);
    }
  }
}

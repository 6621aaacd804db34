package rapport.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses, for a pattern that cannot be spelled out, the words whose sight sets its machine going:
 * of all the parts that must be there, the one that is rarest in English.
 */
final class Anchors {
  private static final int LIMIT = 2_000;

  /**
   * Several parts in a row are looked for together only as long as they stand for few sequences.
   */
  private static final int RUN_LIMIT = 200;

  private static final int LONGEST_RUN = 3;

  private final Literals literals;
  private final WordFrequency frequency;

  Anchors(Literals literals, WordFrequency frequency) {
    this.literals = literals;
    this.frequency = frequency;
  }

  /**
   * @param sequences one of them is in every match
   * @param least fewest, {@code most} most tokens before it
   */
  record Anchor(List<int[]> sequences, double cost, int least, int most) {}

  /** Null when nothing definite must be there. */
  @Nullable Anchor best(List<Item> items) {
    List<@Nullable Anchor> ones = new ArrayList<>(items.size());
    for (Item item : items) {
      ones.add(one(item));
    }
    Anchor best = null;
    int least = 0;
    int most = 0;
    for (int i = 0; i < items.size(); i++) {
      Anchor run = ones.get(i);
      best = cheaper(best, run, least, most);
      for (int next = i + 1;
          run != null && next < Math.min(items.size(), i + LONGEST_RUN);
          next++) {
        run = followed(run, ones.get(next));
        best = cheaper(best, run, least, most);
      }
      Item item = items.get(i);
      if (item instanceof Item.Capture capture) {
        best = cheaper(best, best(capture.body()), least, most);
      } else if (item instanceof Item.Group group && ones.get(i) == null) {
        best = cheaper(best, union(group), least, most);
      }
      least += Width.least(item);
      most += Width.most(item);
    }
    return best;
  }

  private @Nullable Anchor one(Item item) {
    List<int[]> sequences = Item.nullable(item) ? null : literals.of(item, LIMIT);
    return sequences == null ? null : anchor(sequences);
  }

  private @Nullable Anchor followed(Anchor run, @Nullable Anchor next) {
    if (next == null || run.sequences().size() * next.sequences().size() > RUN_LIMIT) {
      return null;
    }
    return anchor(Literals.product(run.sequences(), next.sequences()));
  }

  private Anchor anchor(List<int[]> sequences) {
    double cost = 0;
    for (int[] sequence : sequences) {
      cost += frequency.of(sequence);
    }
    return new Anchor(sequences, cost, 0, 0);
  }

  private static @Nullable Anchor cheaper(
      @Nullable Anchor best, @Nullable Anchor next, int least, int most) {
    if (next == null || (best != null && best.cost() <= next.cost())) {
      return best;
    }
    return new Anchor(next.sequences(), next.cost(), least + next.least(), most + next.most());
  }

  private @Nullable Anchor union(Item.Group group) {
    List<int[]> all = new ArrayList<>();
    double cost = 0;
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (List<Item> alternative : group.alternatives()) {
      Anchor anchor = best(alternative);
      if (anchor == null || all.size() > LIMIT) {
        return null;
      }
      all.addAll(anchor.sequences());
      cost += anchor.cost();
      least = Math.min(least, anchor.least());
      most = Math.max(most, anchor.most());
    }
    return new Anchor(all, cost, least, most);
  }
}

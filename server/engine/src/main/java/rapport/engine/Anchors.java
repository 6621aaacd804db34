package rapport.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses, for a pattern that is not spelled out, the words whose sight sets its machine going: of
 * all the parts that must be there, the one that is rarest in English.
 */
final class Anchors {
  /** A part other than a list is an anchor as a whole only when it stands for so few sequences. */
  private static final int LIMIT = 24;

  /** So many parts in a row are looked for together. */
  private static final int LONGEST_RUN = 3;

  private final Literals literals;
  private final WordFrequency frequency;

  Anchors(Literals literals, WordFrequency frequency) {
    this.literals = literals;
    this.frequency = frequency;
  }

  /**
   * Words of which some are in every match.
   *
   * @param sequences one of these,
   * @param lists or an entry of one of these
   * @param cost how often that is, roughly
   * @param least fewest, {@code most} most tokens before it
   */
  record Anchor(
      List<int[]> sequences, List<Literals.Listing> lists, double cost, int least, int most) {}

  /** Null when nothing definite must be there. */
  @Nullable Anchor best(List<Item> items) {
    Anchor best = null;
    int least = 0;
    int most = 0;
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      List<int[]> run = spelled(item);
      if (run != null) {
        best = cheaper(best, run, least, most);
        int end = Math.min(items.size(), i + LONGEST_RUN);
        for (int next = i + 1; next < end && run != null; next++) {
          run = followed(run, spelled(items.get(next)));
          best = run == null ? best : cheaper(best, run, least, most);
        }
      } else if (!Item.nullable(item)) {
        best = cheaper(best, one(item), least, most);
      }
      least += Width.least(item);
      most += Width.most(item);
    }
    return best;
  }

  private @Nullable List<int[]> spelled(Item item) {
    return Item.nullable(item) || item instanceof Item.Listed || literals.count(item) > LIMIT
        ? null
        : literals.spell(item);
  }

  private @Nullable Anchor one(Item item) {
    if (item instanceof Item.Listed listed) {
      Literals.Listing listing = literals.listing(listed);
      if (listing.cost < 0) {
        listing.cost = cost(listing.sequences);
      }
      return new Anchor(List.of(), List.of(listing), listing.cost, 0, 0);
    }
    return item instanceof Item.Capture capture
        ? best(capture.body())
        : item instanceof Item.Group group ? union(group) : null;
  }

  private @Nullable List<int[]> followed(List<int[]> run, @Nullable List<int[]> next) {
    return next == null || run.size() * next.size() > LIMIT ? null : Literals.product(run, next);
  }

  private double cost(List<int[]> sequences) {
    double cost = 0;
    for (int[] sequence : sequences) {
      cost += frequency.of(sequence);
    }
    return cost;
  }

  private @Nullable Anchor cheaper(@Nullable Anchor best, List<int[]> run, int least, int most) {
    double cost = cost(run);
    return best != null && best.cost() <= cost
        ? best
        : new Anchor(run, List.of(), cost, least, most);
  }

  private static @Nullable Anchor cheaper(
      @Nullable Anchor best, @Nullable Anchor next, int least, int most) {
    if (next == null || (best != null && best.cost() <= next.cost())) {
      return best;
    }
    return new Anchor(
        next.sequences(), next.lists(), next.cost(), least + next.least(), most + next.most());
  }

  private @Nullable Anchor union(Item.Group group) {
    List<int[]> sequences = new ArrayList<>();
    List<Literals.Listing> lists = new ArrayList<>();
    double cost = 0;
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (List<Item> alternative : group.alternatives()) {
      Anchor anchor = best(alternative);
      if (anchor == null) {
        return null;
      }
      sequences.addAll(anchor.sequences());
      lists.addAll(anchor.lists());
      cost += anchor.cost();
      least = Math.min(least, anchor.least());
      most = Math.max(most, anchor.most());
    }
    return new Anchor(sequences, lists, cost, least, most);
  }
}

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
      List<Sequences> sequences, List<Literals.Listing> lists, double cost, int least, int most) {}

  /** Null when nothing definite must be there. */
  @Nullable Anchor best(List<Item> items) {
    double cost = Double.MAX_VALUE;
    int from = -1;
    int to = 0;
    int fromLeast = 0;
    int fromMost = 0;
    Anchor best = null;
    int least = 0;
    int most = 0;
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      int count = 1;
      double rarest = Double.MAX_VALUE;
      int end = Math.min(items.size(), i + LONGEST_RUN);
      for (int next = i; next < end && isSmall(items.get(next)); next++) {
        count *= literals.count(items.get(next));
        if (count > LIMIT) {
          break;
        }
        rarest = Math.min(rarest, cost(items.get(next)));
        double run = rarest / eighths(next - i);
        if (run < cost) {
          cost = run;
          from = i;
          to = next + 1;
          fromLeast = least;
          fromMost = most;
        }
      }
      if (!isSmall(item) && !Item.nullable(item)) {
        Anchor other = one(item);
        if (other != null && other.cost() < cost) {
          cost = other.cost();
          from = -1;
          best = moved(other, least, most);
        }
      }
      least += Width.least(item);
      most += Width.most(item);
    }
    return from < 0
        ? best
        : new Anchor(
            List.of(literals.spell(items.subList(from, to))), List.of(), cost, fromLeast, fromMost);
  }

  /** Each further word makes a sequence about eight times rarer. */
  private static int eighths(int further) {
    return 1 << (3 * Math.min(further, 8));
  }

  private static Anchor moved(Anchor anchor, int least, int most) {
    return new Anchor(
        anchor.sequences(),
        anchor.lists(),
        anchor.cost(),
        least + anchor.least(),
        most + anchor.most());
  }

  private boolean isSmall(Item item) {
    return !Item.nullable(item) && !(item instanceof Item.Listed) && literals.count(item) <= LIMIT;
  }

  /** How often a small part stands in a text. */
  private double cost(Item item) {
    if (item instanceof Item.Word word) {
      double rarest = 1;
      for (int i = 0; i < literals.tokens(word); i++) {
        rarest = Math.min(rarest, frequency.ofAccepted(literals.token(word, i)));
      }
      return rarest / eighths(literals.tokens(word) - 1);
    }
    if (item instanceof Item.Inflected inflected) {
      return frequency.ofEach(literals.forms(inflected.folded()));
    }
    if (item instanceof Item.Anchor anchor) {
      return frequency.of(Literals.rim(anchor));
    }
    if (item instanceof Item.Listed listed) {
      return cost(literals.listing(listed));
    }
    if (item instanceof Item.Group group) {
      if (group.cost == 0) {
        for (List<Item> alternative : group.alternatives()) {
          group.cost += cost(alternative);
        }
      }
      return group.cost;
    }
    return 1;
  }

  private double cost(List<Item> items) {
    double rarest = 1;
    int certain = 0;
    for (int i = 0; i < items.size(); i++) {
      if (!Item.nullable(items.get(i))) {
        rarest = Math.min(rarest, cost(items.get(i)));
        certain++;
      }
    }
    return rarest / eighths(Math.max(0, certain - 1));
  }

  private double cost(Literals.Listing listing) {
    if (listing.cost < 0) {
      double cost = 0;
      Sequences all = listing.sequences;
      for (int i = 0; i < all.size(); i++) {
        double rarest = 1;
        for (int at = all.from(i); at < all.end(i); at++) {
          rarest = Math.min(rarest, frequency.of(all.id(at)));
        }
        cost += rarest / eighths(all.end(i) - all.from(i) - 1);
      }
      listing.cost = cost;
    }
    return listing.cost;
  }

  private @Nullable Anchor one(Item item) {
    if (item instanceof Item.Listed listed) {
      Literals.Listing listing = literals.listing(listed);
      return new Anchor(List.of(), List.of(listing), cost(listing), 0, 0);
    }
    return item instanceof Item.Capture capture
        ? best(capture.body())
        : item instanceof Item.Group group ? union(group) : null;
  }

  private @Nullable Anchor union(Item.Group group) {
    List<Sequences> sequences = new ArrayList<>();
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

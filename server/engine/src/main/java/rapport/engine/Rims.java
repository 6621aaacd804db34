package rapport.engine;

import java.util.List;

/** A pattern begins and ends with something definite: otherwise its span would be arbitrary. */
final class Rims {
  private Rims() {}

  static void check(List<Item> items, int length) {
    if (Item.nullable(items) || words(items) == 0) {
      throw new PatternParser.Refused(
          0, "The pattern could match nothing: it needs a word that must be there.");
    }
    int gap = gapAt(items, true);
    if (gap < 0) {
      gap = gapAt(items, false);
    }
    if (gap >= 0) {
      throw new PatternParser.Refused(
          Math.min(gap, length),
          "A pattern neither begins nor ends with a gap, outside a capture.");
    }
  }

  /** Position of a gap that can come first ({@code front}) or last; -1 when there is none. */
  private static int gapAt(List<Item> items, boolean front) {
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(front ? i : items.size() - 1 - i);
      int gap = gapIn(item, front);
      if (gap >= 0) {
        return gap;
      }
      if (!Item.nullable(item)) {
        break;
      }
    }
    return -1;
  }

  private static int gapIn(Item item, boolean front) {
    if (item instanceof Item.Gap gap) {
      return gap.position();
    }
    if (item instanceof Item.Optional optional) {
      return gapIn(optional.item(), front);
    }
    if (item instanceof Item.Group group) {
      for (List<Item> alternative : group.alternatives()) {
        int gap = gapAt(alternative, front);
        if (gap >= 0) {
          return gap;
        }
      }
    }
    return -1;
  }

  /** The fewest words that a match can have. */
  private static int words(List<Item> items) {
    int sum = 0;
    for (Item item : items) {
      if (item instanceof Item.Group group) {
        int fewest = Integer.MAX_VALUE;
        for (List<Item> alternative : group.alternatives()) {
          fewest = Math.min(fewest, words(alternative));
        }
        sum += fewest;
      } else if (item instanceof Item.Capture capture) {
        sum += words(capture.body());
      } else if (item instanceof Item.Gap gap) {
        sum += gap.least();
      } else if (!(item instanceof Item.Optional) && !(item instanceof Item.Anchor)) {
        sum++;
      }
    }
    return sum;
  }
}

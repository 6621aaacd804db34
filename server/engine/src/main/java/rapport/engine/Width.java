package rapport.engine;

import java.util.List;

/** How many tokens a part of a pattern takes. */
final class Width {
  private Width() {}

  static int least(Item item) {
    return of(item, true);
  }

  static int most(Item item) {
    return of(item, false);
  }

  static int most(List<Item> items) {
    return of(items, false);
  }

  private static int of(List<Item> items, boolean least) {
    int sum = 0;
    for (Item item : items) {
      sum += of(item, least);
    }
    return sum;
  }

  private static int of(Item item, boolean least) {
    if (item instanceof Item.Word word) {
      return Contractions.words(word.folded()).size();
    }
    if (item instanceof Item.Listed listed) {
      return of(listed.entries(), least);
    }
    if (item instanceof Item.Group group) {
      int bound = least ? Integer.MAX_VALUE : 0;
      for (List<Item> alternative : group.alternatives()) {
        int width = of(alternative, least);
        bound = least ? Math.min(bound, width) : Math.max(bound, width);
      }
      return bound;
    }
    if (item instanceof Item.Gap gap) {
      // a written word is at most three tokens
      return least ? gap.least() : 3 * gap.most();
    }
    if (item instanceof Item.Optional optional) {
      return least ? 0 : of(optional.item(), false);
    }
    if (item instanceof Item.Capture capture) {
      return of(capture.body(), least);
    }
    return 1;
  }
}

package rapport.engine;

import java.util.List;

/** How many tokens a part of a pattern takes. */
final class Width {
  private Width() {}

  static int least(Item item) {
    if (item instanceof Item.Group group) {
      measure(group);
      return group.least;
    }
    return of(item, true);
  }

  static int most(Item item) {
    if (item instanceof Item.Group group) {
      measure(group);
      return group.most;
    }
    return of(item, false);
  }

  static int least(List<Item> items) {
    return of(items, true);
  }

  static int most(List<Item> items) {
    return of(items, false);
  }

  private static void measure(Item.Group group) {
    if (group.most >= 0) {
      return;
    }
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (List<Item> alternative : group.alternatives()) {
      least = Math.min(least, of(alternative, true));
      most = Math.max(most, of(alternative, false));
    }
    group.least = least;
    group.most = most;
  }

  private static int of(List<Item> items, boolean least) {
    int sum = 0;
    for (int i = 0; i < items.size(); i++) {
      sum += least ? least(items.get(i)) : most(items.get(i));
    }
    return sum;
  }

  private static int of(Item item, boolean least) {
    if (item instanceof Item.Word word) {
      // a positive meaning is that of a single word
      return word.meaning > 0 ? 1 : Contractions.words(word.folded()).size();
    }
    if (item instanceof Item.Listed listed) {
      return least ? least(listed.entries()) : most(listed.entries());
    }
    if (item instanceof Item.Gap gap) {
      // a written word is at most three tokens
      return least ? gap.least() : 3 * gap.most();
    }
    if (item instanceof Item.Optional optional) {
      return least ? 0 : most(optional.item());
    }
    if (item instanceof Item.Capture capture) {
      return of(capture.body(), least);
    }
    return 1;
  }
}

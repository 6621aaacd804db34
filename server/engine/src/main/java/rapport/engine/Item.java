package rapport.engine;

import java.util.List;

/** One part of a parsed pattern. */
sealed interface Item {
  /** Stands at {@code position} in the pattern's source. */
  int position();

  /** A written word: one token, or more when it is a contraction. */
  record Word(int position, String folded) implements Item {}

  /** {@code ~word}: any inflection. */
  record Inflected(int position, String folded) implements Item {}

  /** {@code @id}, with the entries of the list as alternatives. */
  record Listed(int position, String id, Group entries) implements Item {}

  record Group(int position, List<List<Item>> alternatives) implements Item {}

  /** {@code _} and {@code _{least,most}}. */
  record Gap(int position, int least, int most) implements Item {}

  /** {@code #}. */
  record Numeral(int position) implements Item {}

  /** {@code ^} or {@code $}. */
  record Anchor(int position, boolean start) implements Item {}

  /** {@code <name: body>}; {@code index} counts the pattern's captures from 0. */
  record Capture(int position, int index, String name, List<Item> body) implements Item {}

  /** What stands before {@code ?}. */
  record Optional(int position, Item item) implements Item {}

  /** Whether it can be left out. */
  static boolean nullable(Item item) {
    return item instanceof Optional || (item instanceof Gap gap && gap.least() == 0);
  }

  static boolean nullable(List<Item> items) {
    for (Item item : items) {
      if (!nullable(item)) {
        return false;
      }
    }
    return true;
  }
}

package rapport.engine;

import java.util.List;

/**
 * One part of a parsed pattern. Words and groups remember what {@link Literals} and {@link Width}
 * have found out about them: they are asked many times while a pattern is compiled, a list's group
 * by all patterns that name it.
 */
sealed interface Item {
  /** Stands at {@code position} in the pattern's source. */
  int position();

  /** A written word: one token, or more when it is a contraction. */
  final class Word implements Item {
    private final int position;
    private final String folded;

    /** What {@link Vocabulary#meaning} says of it; 0 while nobody has asked. */
    int meaning;

    Word(int position, String folded) {
      this.position = position;
      this.folded = folded;
    }

    @Override
    public int position() {
      return position;
    }

    String folded() {
      return folded;
    }
  }

  /** {@code ~word}: any inflection. */
  record Inflected(int position, String folded) implements Item {}

  /** {@code @id}, with the entries of the list as alternatives. */
  record Listed(int position, String id, Group entries) implements Item {}

  /** {@code (one|or another)}. */
  final class Group implements Item {
    private final int position;
    private final List<List<Item>> alternatives;

    /** How many sequences it stands for, 0 while not known. */
    int count;

    /** Fewest and most tokens, -1 while not known. */
    int least = -1;

    int most = -1;

    Group(int position, List<List<Item>> alternatives) {
      this.position = position;
      this.alternatives = alternatives;
    }

    @Override
    public int position() {
      return position;
    }

    List<List<Item>> alternatives() {
      return alternatives;
    }
  }

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

  /** Whether one of them is a definite word, or one of several, that must be there. */
  static boolean definite(List<Item> items) {
    for (int i = 0; i < items.size(); i++) {
      if (definite(items.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean definite(Item item) {
    if (item instanceof Group group) {
      for (List<Item> alternative : group.alternatives()) {
        if (!definite(alternative)) {
          return false;
        }
      }
      return true;
    }
    return item instanceof Capture capture
        ? definite(capture.body())
        : !(item instanceof Gap || item instanceof Numeral || item instanceof Optional);
  }

  static boolean nullable(List<Item> items) {
    for (int i = 0; i < items.size(); i++) {
      if (!nullable(items.get(i))) {
        return false;
      }
    }
    return true;
  }
}

package rapport.engine;

import java.util.HashMap;
import java.util.Map;

/**
 * Sets of words in one array: how many, then these. A set of one is the word itself, any other is
 * named by the complement of where it begins.
 */
final class Classes {
  private final Literals literals;
  private final Ints all = new Ints();
  private final Map<String, Integer> inflected = new HashMap<>();
  private final Map<Integer, Integer> open = new HashMap<>();

  Classes(Literals literals) {
    this.literals = literals;
  }

  int[] toArray() {
    return all.toArray();
  }

  /** The words from {@code first} on. */
  int of(Ints words, int first) {
    if (words.size() == first + 1) {
      return words.get(first);
    }
    int at = all.size();
    all.add(words.size() - first);
    for (int i = first; i < words.size(); i++) {
      all.add(words.get(i));
    }
    return ~at;
  }

  /** Every token that a pattern's word accepts. */
  int accepted(int id) {
    if (literals.vocabulary.acceptedCount(id) == 1) {
      return id;
    }
    Integer known = open.get(id);
    if (known == null) {
      known = of(literals.vocabulary.accepted(id));
      open.put(id, known);
    }
    return known;
  }

  int inflected(String folded) {
    Integer known = inflected.get(folded);
    if (known == null) {
      known = of(literals.forms(folded));
      inflected.put(folded, known);
    }
    return known;
  }

  private int of(int[] words) {
    Ints copy = new Ints();
    for (int word : words) {
      copy.add(word);
    }
    return of(copy, 0);
  }
}

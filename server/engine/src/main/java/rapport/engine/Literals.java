package rapport.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Spells out what a part of a pattern can be, as sequences of word ids. */
final class Literals {
  /** Stands for "cannot be spelled out": there is a gap, a number or a capture in it. */
  static final int ENDLESS = 1_000_000;

  /** A list of the pack, worked out once for all patterns that name it. */
  static final class Listing {
    final List<int[]> sequences;

    /** Root of its trie in {@link Machines}; 0 while no machine has asked for it. */
    int trie;

    /** What the sight of one of its entries sets going; -1 while it is nobody's anchor. */
    int trigger = -1;

    /** How often one of its entries stands in a text; -1 while nobody has asked. */
    double cost = -1;

    Listing(List<int[]> sequences) {
      this.sequences = sequences;
    }
  }

  final Vocabulary vocabulary;
  private final Map<String, int[]> inflections = new HashMap<>();
  private final Map<String, Listing> lists = new HashMap<>();

  Literals(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** How many sequences there are, at most {@link #ENDLESS}. */
  int count(List<Item> items) {
    int count = 1;
    for (int i = 0; i < items.size() && count < ENDLESS; i++) {
      int each = count(items.get(i));
      count = each > ENDLESS / count ? ENDLESS : count * each;
    }
    return count;
  }

  int count(Item item) {
    if (item instanceof Item.Word word) {
      int count = 1;
      for (int[] token : tokens(word.folded())) {
        count *= token.length;
      }
      return count;
    }
    if (item instanceof Item.Inflected inflected) {
      return forms(inflected.folded()).length;
    }
    if (item instanceof Item.Anchor) {
      return 1;
    }
    if (item instanceof Item.Listed listed) {
      return listing(listed).sequences.size();
    }
    if (item instanceof Item.Optional optional) {
      return Math.min(ENDLESS, count(optional.item()) + 1);
    }
    int count = ENDLESS;
    if (item instanceof Item.Group group) {
      count = 0;
      for (int i = 0; i < group.alternatives().size() && count < ENDLESS; i++) {
        count = Math.min(ENDLESS, count + count(group.alternatives().get(i)));
      }
    }
    return count;
  }

  /** All sequences; only for what {@link #count} says can be spelled out. */
  List<int[]> spell(List<Item> items) {
    List<int[]> all = spell(items.get(0));
    for (int i = 1; i < items.size(); i++) {
      all = product(all, spell(items.get(i)));
    }
    return all;
  }

  List<int[]> spell(Item item) {
    if (item instanceof Item.Listed listed) {
      return listing(listed).sequences;
    }
    List<int[]> all = new ArrayList<>();
    if (item instanceof Item.Word word) {
      all.add(new int[0]);
      for (int[] token : tokens(word.folded())) {
        all = product(all, singles(token));
      }
    } else if (item instanceof Item.Inflected inflected) {
      return singles(forms(inflected.folded()));
    } else if (item instanceof Item.Anchor anchor) {
      all.add(new int[] {anchor.start() ? Vocabulary.SENTENCE_START : Vocabulary.SENTENCE_END});
    } else if (item instanceof Item.Group group) {
      spell(group, all);
    } else if (item instanceof Item.Optional optional) {
      all.addAll(spell(optional.item()));
      all.add(new int[0]);
    }
    return all;
  }

  private void spell(Item.Group group, List<int[]> all) {
    for (List<Item> alternative : group.alternatives()) {
      all.addAll(spell(alternative));
    }
  }

  /**
   * Writes the one sequence that plain words stand for.
   *
   * @return its length; -1 when there is anything else among them
   */
  int plain(List<Item> items, int[] sequence) {
    int length = 0;
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof Item.Word word)) {
        return -1;
      }
      for (int[] token : tokens(word.folded())) {
        if (token.length > 1 || length == sequence.length) {
          return -1;
        }
        sequence[length++] = token[0];
      }
    }
    return length;
  }

  /** The ids that each token of a written word accepts. */
  int[][] tokens(String folded) {
    int meaning = vocabulary.meaning(folded);
    if (meaning >= 0) {
      return new int[][] {vocabulary.accepted(meaning)};
    }
    int[][] tokens = new int[vocabulary.partCount(meaning)][];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = vocabulary.accepted(vocabulary.part(meaning, i));
    }
    return tokens;
  }

  /** The ids of all inflections. */
  int[] forms(String folded) {
    int[] known = inflections.get(folded);
    if (known == null) {
      Ints ids = new Ints();
      for (String form : Inflection.forms(folded)) {
        for (int id : vocabulary.accepted(vocabulary.id(form))) {
          ids.addNew(id);
        }
      }
      known = ids.toArray();
      inflections.put(folded, known);
    }
    return known;
  }

  Listing listing(Item.Listed listed) {
    Listing known = lists.get(listed.id());
    if (known == null) {
      List<int[]> sequences = new ArrayList<>();
      spell(listed.entries(), sequences);
      known = new Listing(sequences);
      lists.put(listed.id(), known);
    }
    return known;
  }

  private static List<int[]> singles(int[] ids) {
    List<int[]> all = new ArrayList<>(ids.length);
    for (int id : ids) {
      all.add(new int[] {id});
    }
    return all;
  }

  static List<int[]> product(List<int[]> left, List<int[]> right) {
    List<int[]> all = new ArrayList<>(left.size() * right.size());
    for (int[] a : left) {
      for (int[] b : right) {
        int[] both = new int[a.length + b.length];
        System.arraycopy(a, 0, both, 0, a.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        all.add(both);
      }
    }
    return all;
  }
}

package rapport.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Spells out what a part of a pattern can be, as sequences of word ids. Small arrays are dear in a
 * browser: a word's ids are asked for one by one.
 */
final class Literals {
  /** Stands for "cannot be spelled out": there is a gap, a number or a capture in it. */
  static final int ENDLESS = 1_000_000;

  /** A list of the pack, worked out once for all patterns that name it. */
  static final class Listing {
    final Sequences sequences;

    /** Root of its trie in {@link Machines}; 0 while no machine has asked for it. */
    int trie;

    Listing(Sequences sequences) {
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
      for (int i = 0; i < tokens(word); i++) {
        count *= vocabulary.acceptedCount(token(word, i));
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
    return item instanceof Item.Group group ? count(group) : ENDLESS;
  }

  private int count(Item.Group group) {
    if (group.count == 0) {
      int count = 0;
      for (int i = 0; i < group.alternatives().size() && count < ENDLESS; i++) {
        count = Math.min(ENDLESS, count + count(group.alternatives().get(i)));
      }
      group.count = count;
    }
    return group.count;
  }

  /** All sequences; only for what {@link #count} says can be spelled out. */
  Sequences spell(List<Item> items) {
    Sequences all = spell(items.get(0));
    for (int i = 1; i < items.size(); i++) {
      all = all.followedBy(spell(items.get(i)));
    }
    return all;
  }

  private Sequences spell(Item item) {
    if (item instanceof Item.Listed listed) {
      return listing(listed).sequences;
    }
    Sequences all = new Sequences();
    if (item instanceof Item.Word word) {
      return spell(word);
    } else if (item instanceof Item.Inflected inflected) {
      addEach(forms(inflected.folded()), all);
    } else if (item instanceof Item.Anchor anchor) {
      all.add(rim(anchor));
      all.close();
    } else if (item instanceof Item.Group group) {
      spell(group, all);
    } else if (item instanceof Item.Optional optional) {
      all.addAll(spell(optional.item()));
      all.close();
    }
    return all;
  }

  private Sequences spell(Item.Word word) {
    Sequences all = new Sequences();
    all.close();
    for (int i = 0; i < tokens(word); i++) {
      Sequences next = new Sequences();
      addEach(vocabulary.accepted(token(word, i)), next);
      all = all.followedBy(next);
    }
    return all;
  }

  private static void addEach(int[] ids, Sequences all) {
    for (int id : ids) {
      all.add(id);
      all.close();
    }
  }

  private void spell(Item.Group group, Sequences all) {
    for (List<Item> alternative : group.alternatives()) {
      if (isPlain(alternative)) {
        plain(alternative, all);
      } else {
        all.addAll(spell(alternative));
      }
    }
  }

  static int rim(Item.Anchor anchor) {
    return anchor.start() ? Vocabulary.SENTENCE_START : Vocabulary.SENTENCE_END;
  }

  /** Whether it is words only that stand for one sequence. */
  boolean isPlain(List<Item> items) {
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof Item.Word word) || count(word) > 1) {
        return false;
      }
    }
    return true;
  }

  /** Adds the one sequence of plain words. */
  void plain(List<Item> items, Sequences all) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Item.Word word) {
        for (int k = 0; k < tokens(word); k++) {
          all.add(token(word, k));
        }
      }
    }
    all.close();
  }

  /** How many tokens a written word is. */
  int tokens(Item.Word word) {
    int meaning = meaning(word);
    return meaning < 0 ? vocabulary.partCount(meaning) : 1;
  }

  int token(Item.Word word, int index) {
    int meaning = meaning(word);
    return meaning < 0 ? vocabulary.part(meaning, index) : meaning;
  }

  private int meaning(Item.Word word) {
    if (word.meaning == 0) {
      word.meaning = vocabulary.meaning(word.folded());
    }
    return word.meaning;
  }

  /** The ids of all inflections. */
  int[] forms(String folded) {
    int[] known = inflections.get(folded);
    if (known == null) {
      Ints ids = new Ints();
      for (String form : Inflection.forms(folded)) {
        int id = vocabulary.id(form);
        if (vocabulary.acceptedCount(id) == 1) {
          ids.addNew(id);
        } else {
          for (int each : vocabulary.accepted(id)) {
            ids.addNew(each);
          }
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
      Sequences sequences = new Sequences();
      spell(listed.entries(), sequences);
      known = new Listing(sequences);
      lists.put(listed.id(), known);
    }
    return known;
  }
}

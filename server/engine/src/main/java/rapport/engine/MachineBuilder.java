package rapport.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds {@link Machines}, each from its end to its begin. A list is one trie for all machines that
 * name it, an inflected word one class, so that a machine has no more nodes than its pattern has
 * items and gaps have words.
 */
final class MachineBuilder {
  private static final Comparator<List<Item>> BY_WIDTH = Comparator.comparingInt(Width::most);

  private final Literals literals;
  private final Ints operations = new Ints();
  private final Ints arguments = new Ints();
  private final Ints next = new Ints();
  private final Ints classes = new Ints();
  private final Map<String, Integer> inflected = new HashMap<>(); // classes by word
  private final Transitions tries = new Transitions();
  private final Ints trieEnds = new Ints();
  private final Ints heads = new Ints();
  private final Ints needs = new Ints();

  MachineBuilder(Literals literals) {
    this.literals = literals;
    trieEnds.add(0); // node 0 is no node
  }

  /**
   * Adds the machine of one pattern.
   *
   * @param least fewest, {@code most} most tokens of a match before what sets it going
   */
  void add(List<Item> items, int pattern, int captures, Needs sought, int least, int most) {
    int base = operations.size();
    int accept = node(Machines.ACCEPT, 0, 0);
    int start = sequence(items, accept, false, false);
    heads.add(pattern);
    heads.add(start);
    heads.add(base);
    heads.add(operations.size() - base);
    heads.add(Width.most(items) + 1);
    heads.add(least);
    heads.add(most);
    heads.add(captures);
    heads.add(needs.size());
    for (int[] words : sought.sets()) {
      needs.add(words.length == 1 ? words[0] : ~classOf(words));
    }
    heads.add(needs.size());
  }

  /** How many machines there are. */
  int count() {
    return heads.size() / Machines.HEAD;
  }

  int size() {
    return operations.size() + trieEnds.size();
  }

  Machines build() {
    return new Machines(
        operations.toArray(),
        arguments.toArray(),
        next.toArray(),
        classes.toArray(),
        tries,
        trieEnds.toArray(),
        heads.toArray(),
        needs.toArray());
  }

  private int node(int operation, int argument, int to) {
    operations.add(operation);
    arguments.add(argument);
    next.add(to);
    return operations.size() - 1;
  }

  /**
   * The node that begins a sequence.
   *
   * @param to where it goes on
   * @param first its first word is the capture's first, before which punctuation may stand; what
   *     may be missing at the front is then built twice, as first and as later words
   */
  private int sequence(List<Item> items, int to, boolean captured, boolean first) {
    int front = first ? front(items) : -1;
    int later = to;
    int begin = -1;
    for (int i = items.size() - 1; i >= 0; i--) {
      Item item = items.get(i);
      if (i <= front) {
        begin =
            Item.nullable(item)
                ? node(Machines.FORK, begin, item(present(item), later, captured, true))
                : item(item, later, captured, true);
      }
      if (i > 0 || !first) {
        later = item(item, later, captured, false);
      }
    }
    return first ? begin : later;
  }

  /** Index of the first item that must be there. */
  private static int front(List<Item> items) {
    int front = 0;
    while (Item.nullable(items.get(front))) {
      front++;
    }
    return front;
  }

  /** The item when it is not left out. */
  private static Item present(Item item) {
    return item instanceof Item.Gap gap
        ? new Item.Gap(gap.position(), 1, gap.most())
        : ((Item.Optional) item).item();
  }

  private int item(Item item, int to, boolean captured, boolean first) {
    int flags = captured ? first ? Machines.CAPTURED : Machines.CAPTURED | Machines.TIGHT : 0;
    if (item instanceof Item.Word word) {
      int at = to;
      int[][] tokens = literals.tokens(word.folded());
      for (int i = tokens.length - 1; i >= 0; i--) {
        at = word(tokens[i], at, captured && i > 0 ? flags | Machines.TIGHT : flags);
      }
      return at;
    }
    if (item instanceof Item.Inflected word) {
      return node(Machines.CLASS | flags, inflections(word.folded()), to);
    }
    if (item instanceof Item.Anchor anchor) {
      return node(
          Machines.WORD, anchor.start() ? Vocabulary.SENTENCE_START : Vocabulary.SENTENCE_END, to);
    }
    if (item instanceof Item.Numeral) {
      return node(Machines.NUMBER | flags, 0, to);
    }
    if (item instanceof Item.Listed listed) {
      return node(Machines.LIST | flags, trie(literals.listing(listed)), to);
    }
    if (item instanceof Item.Group group) {
      return group(group, to, captured, first);
    }
    if (item instanceof Item.Gap gap) {
      return gap(gap, to, captured, first);
    }
    if (item instanceof Item.Optional optional) {
      return node(Machines.FORK, to, item(optional.item(), to, captured, first));
    }
    Item.Capture capture = (Item.Capture) item;
    int close = node(Machines.CLOSE, capture.index(), to);
    return node(
        Machines.OPEN, capture.index(), sequence(capture.body(), close, true, first || !captured));
  }

  private int word(int[] accepted, int to, int flags) {
    return accepted.length == 1
        ? node(Machines.WORD | flags, accepted[0], to)
        : node(Machines.CLASS | flags, classOf(accepted), to);
  }

  private int classOf(int[] words) {
    int at = classes.size();
    classes.add(words.length);
    for (int word : words) {
      classes.add(word);
    }
    return at;
  }

  private int inflections(String folded) {
    Integer known = inflected.get(folded);
    if (known == null) {
      known = classOf(literals.forms(folded));
      inflected.put(folded, known);
    }
    return known;
  }

  private int trie(Literals.Listing listing) {
    if (listing.trie == 0) {
      listing.trie = trieNode();
      for (int[] sequence : listing.sequences) {
        int at = listing.trie;
        for (int id : sequence) {
          int to = tries.get(at, id);
          if (to == 0) {
            to = trieNode();
            tries.put(at, id, to);
          }
          at = to;
        }
        trieEnds.set(at, 1);
      }
    }
    return listing.trie;
  }

  private int trieNode() {
    trieEnds.add(0);
    return trieEnds.size() - 1;
  }

  /**
   * Single words become one class. A capture is the longest that fits: inside it the longer
   * alternatives come first, outside it the shorter ones.
   */
  private int group(Item.Group group, int to, boolean captured, boolean first) {
    Ints single = new Ints();
    List<List<Item>> others = new ArrayList<>();
    for (List<Item> alternative : group.alternatives()) {
      if (!takeSingle(alternative, single)) {
        others.add(alternative);
      }
    }
    int flags = captured ? first ? Machines.CAPTURED : Machines.CAPTURED | Machines.TIGHT : 0;
    int one = single.size() == 0 ? -1 : word(single.toArray(), to, flags);
    int at = captured ? one : -1;
    if (others.size() > 1) {
      others.sort(BY_WIDTH);
    }
    for (int i = 0; i < others.size(); i++) {
      int other =
          sequence(
              others.get(captured ? i : others.size() - 1 - i), to, captured, captured && first);
      at = at < 0 ? other : node(Machines.FORK, at, other);
    }
    return captured || one < 0 ? at : at < 0 ? one : node(Machines.FORK, at, one);
  }

  private boolean takeSingle(List<Item> alternative, Ints single) {
    int[] words = {};
    if (alternative.size() == 1 && alternative.get(0) instanceof Item.Inflected inflected) {
      words = literals.forms(inflected.folded());
    } else if (alternative.size() == 1 && alternative.get(0) instanceof Item.Word word) {
      int[][] tokens = literals.tokens(word.folded());
      words = tokens.length == 1 ? tokens[0] : words;
    }
    for (int id : words) {
      single.addNew(id);
    }
    return words.length > 0;
  }

  /**
   * Inside a capture the gap takes what it can, outside it leaves what it can: the capture is the
   * longest that fits.
   */
  private int gap(Item.Gap gap, int to, boolean captured, boolean first) {
    int at = to;
    for (int i = gap.most() - 1; i >= 0; i--) {
      int flags = captured ? Machines.CAPTURED | (first && i == 0 ? 0 : Machines.TIGHT) : 0;
      int any = node(Machines.ANY | flags, 0, at);
      at =
          i < gap.least()
              ? any
              : captured ? node(Machines.FORK, to, any) : node(Machines.FORK, any, to);
    }
    return at;
  }
}

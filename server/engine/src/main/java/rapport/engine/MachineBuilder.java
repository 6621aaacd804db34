package rapport.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
  private final Classes classes;
  private final Transitions tries = new Transitions();
  private final Ints trieEnds = new Ints();
  private final Ints heads = new Ints();
  private final Ints single = new Ints();

  MachineBuilder(Literals literals) {
    this.literals = literals;
    this.classes = new Classes(literals);
    trieEnds.add(0); // node 0 is no node
  }

  /** Adds the machine of one pattern. */
  void add(List<Item> items, int pattern, int captures) {
    int base = operations.size();
    int accept = node(Machines.ACCEPT, heads.size() / Machines.HEAD, 0);
    int start = sequence(items, accept, false, false);
    heads.add(pattern);
    heads.add(start);
    heads.add(base);
    heads.add(operations.size() - base);
    heads.add(Width.most(items) + 1);
    heads.add(Width.least(items));
    heads.add(captures);
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
        heads.toArray());
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
      for (int i = literals.tokens(word) - 1; i >= 0; i--) {
        int its = captured && i > 0 ? flags | Machines.TIGHT : flags;
        at = words(classes.accepted(literals.token(word, i)), at, its);
      }
      return at;
    }
    if (item instanceof Item.Inflected word) {
      return words(classes.inflected(word.folded()), to, flags);
    }
    if (item instanceof Item.Anchor anchor) {
      return node(Machines.WORD, Literals.rim(anchor), to);
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

  /**
   * @param set as {@link Classes} names it
   */
  private int words(int set, int to, int flags) {
    return set >= 0 ? node(Machines.WORD | flags, set, to) : node(Machines.CLASS | flags, ~set, to);
  }

  private int trie(Literals.Listing listing) {
    if (listing.trie == 0) {
      listing.trie = trieNode();
      Sequences all = listing.sequences;
      for (int i = 0; i < all.size(); i++) {
        int at = listing.trie;
        for (int k = all.from(i); k < all.end(i); k++) {
          int id = all.id(k);
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
    single.cut(0);
    List<List<Item>> others = new ArrayList<>();
    for (List<Item> alternative : group.alternatives()) {
      if (!takeSingle(alternative)) {
        others.add(alternative);
      }
    }
    int flags = captured ? first ? Machines.CAPTURED : Machines.CAPTURED | Machines.TIGHT : 0;
    int one = single.size() == 0 ? -1 : words(classes.of(single, 0), to, flags);
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

  private boolean takeSingle(List<Item> alternative) {
    Item item = alternative.get(0);
    if (alternative.size() > 1) {
      return false;
    }
    if (item instanceof Item.Inflected inflected) {
      for (int id : literals.forms(inflected.folded())) {
        single.addNew(id);
      }
      return true;
    }
    if (!(item instanceof Item.Word word) || literals.tokens(word) > 1) {
      return false;
    }
    int id = literals.token(word, 0);
    if (literals.vocabulary.acceptedCount(id) == 1) {
      single.addNew(id);
    } else {
      for (int each : literals.vocabulary.accepted(id)) {
        single.addNew(each);
      }
    }
    return true;
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

package rapport.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds the small machines for patterns that cannot be spelled out as a few word sequences: gaps,
 * numbers, captures, long lists. All machines share one set of arrays and one transition table;
 * literal alternatives become tries in it, so a list of 300 phrases costs one look-up a word.
 */
final class NfaBuilder {
  /** Nodes of one machine. Work per word of text is bounded by it. */
  static final int MAX_NODES = 4_000;

  /** Literal alternatives up to this many are put into one trie. */
  private static final int TRIE_LIMIT = 3_000;

  private final Literals literals;
  private final Transitions edges = new Transitions();
  private final List<Ints> epsilons = new ArrayList<>();
  private final Ints any = new Ints();
  private final Ints number = new Ints();
  private final Ints tight = new Ints();
  private final Ints mark = new Ints();
  private final List<Nfa> machines = new ArrayList<>();
  private int base;

  NfaBuilder(Literals literals) {
    this.literals = literals;
    node(false); // node 0 is no node
  }

  /** Adds the machine of one pattern and answers its index. */
  int add(List<Item> items, int pattern, int captures, Anchors.Anchor anchor) {
    base = any.size();
    int start = node(false);
    int accept = sequence(items, start, false);
    int size = any.size() - base;
    machines.add(
        new Nfa(pattern, base, size, start, accept, captures, anchor.least(), anchor.most()));
    return machines.size() - 1;
  }

  int size() {
    return any.size();
  }

  NfaSet build() {
    int count = any.size();
    int[] epsilonFrom = new int[count + 1];
    int[] closureFrom = new int[count + 1];
    Ints direct = new Ints();
    Ints closed = new Ints();
    int[] seen = new int[count];
    for (int node = 0; node < count; node++) {
      epsilonFrom[node] = direct.size();
      closureFrom[node] = closed.size();
      for (int i = 0; i < epsilons.get(node).size(); i++) {
        direct.add(epsilons.get(node).get(i));
      }
      close(node, node + 1, seen, closed);
    }
    epsilonFrom[count] = direct.size();
    closureFrom[count] = closed.size();
    return new NfaSet(
        machines.toArray(Nfa[]::new),
        edges,
        any.toArray(),
        number.toArray(),
        tight.toArray(),
        mark.toArray(),
        epsilonFrom,
        direct.toArray(),
        closureFrom,
        closed.toArray());
  }

  private void close(int node, int stamp, int[] seen, Ints closed) {
    if (seen[node] == stamp) {
      return;
    }
    seen[node] = stamp;
    closed.add(node);
    for (int i = 0; i < epsilons.get(node).size(); i++) {
      close(epsilons.get(node).get(i), stamp, seen, closed);
    }
  }

  private int node(boolean inCapture) {
    if (any.size() - base > MAX_NODES) {
      throw new PatternParser.Refused(
          0,
          "The pattern is too large: with its lists spelled out it needs more than "
              + MAX_NODES
              + " steps.");
    }
    any.add(0);
    number.add(0);
    tight.add(inCapture ? 1 : 0);
    mark.add(0);
    epsilons.add(new Ints());
    return any.size() - 1;
  }

  private void epsilon(int from, int to) {
    epsilons.get(from).add(to);
  }

  private int sequence(List<Item> items, int from, boolean inCapture) {
    if (inCapture && tight.get(from) == 0 && Item.nullable(items.get(0))) {
      return withOptionalFirst(items, from);
    }
    int at = from;
    for (Item item : items) {
      at = item(item, at, inCapture);
    }
    return at;
  }

  private int item(Item item, int from, boolean inCapture) {
    if (item instanceof Item.Word word) {
      int at = from;
      for (int[] token : literals.tokens(word.folded())) {
        at = step(at, token, inCapture);
      }
      return at;
    }
    if (item instanceof Item.Inflected inflected) {
      return step(from, literals.forms(inflected.folded()), inCapture);
    }
    if (item instanceof Item.Anchor anchor) {
      return step(
          from,
          new int[] {anchor.start() ? Vocabulary.SENTENCE_START : Vocabulary.SENTENCE_END},
          inCapture);
    }
    if (item instanceof Item.Numeral) {
      int to = node(inCapture);
      number.set(from, to);
      return to;
    }
    if (item instanceof Item.Listed listed) {
      return group(listed.entries(), from, inCapture);
    }
    if (item instanceof Item.Group group) {
      return group(group, from, inCapture);
    }
    if (item instanceof Item.Gap gap) {
      return gap(gap, from, inCapture);
    }
    if (item instanceof Item.Optional optional) {
      int inner = node(tight.get(from) == 1);
      epsilon(from, inner);
      int end = item(optional.item(), inner, inCapture);
      int join = node(inCapture);
      epsilon(end, join);
      epsilon(from, join);
      return join;
    }
    return capture((Item.Capture) item, from, inCapture);
  }

  private int step(int from, int[] ids, boolean inCapture) {
    int to = node(inCapture);
    for (int id : ids) {
      edges.put(from, id, to);
    }
    return to;
  }

  private int group(Item.Group group, int from, boolean inCapture) {
    int join = node(inCapture);
    List<int[]> spelled = literals.of(group, TRIE_LIMIT);
    if (spelled != null) {
      if (Width.most(group) == 1) {
        for (int[] word : spelled) {
          edges.put(from, word[0], join);
        }
      } else {
        trie(spelled, from, join, inCapture);
      }
      return join;
    }
    for (List<Item> alternative : group.alternatives()) {
      int entry = node(tight.get(from) == 1);
      epsilon(from, entry);
      epsilon(sequence(alternative, entry, inCapture), join);
    }
    return join;
  }

  private static final class Branch {
    final Map<Integer, Branch> next = new HashMap<>();
    final List<Integer> order = new ArrayList<>();
    boolean ends;
  }

  private void trie(List<int[]> sequences, int from, int join, boolean inCapture) {
    Branch root = new Branch();
    for (int[] sequence : sequences) {
      Branch branch = root;
      for (int id : sequence) {
        Branch child = branch.next.get(id);
        if (child == null) {
          child = new Branch();
          branch.next.put(id, child);
          branch.order.add(id);
        }
        branch = child;
      }
      branch.ends = true;
    }
    emit(root, from, join, inCapture);
  }

  private void emit(Branch branch, int from, int join, boolean inCapture) {
    for (int id : branch.order) {
      Branch child = branch.next.get(id);
      if (child == null || child.order.isEmpty()) {
        edges.put(from, id, join);
        continue;
      }
      int to = node(inCapture);
      edges.put(from, id, to);
      emit(child, to, join, inCapture);
      if (child.ends) {
        epsilon(to, join);
      }
    }
  }

  /**
   * Inside a capture the gap takes what it can, outside it leaves what it can: the capture is the
   * longest that fits.
   */
  private int gap(Item.Gap gap, int from, boolean inCapture) {
    int join = node(inCapture);
    int at = from;
    for (int i = 0; i < gap.most(); i++) {
      if (i >= gap.least()) {
        epsilon(at, join);
      }
      int to = node(inCapture);
      any.set(at, to);
      at = to;
    }
    epsilon(at, join);
    return join;
  }

  private int capture(Item.Capture capture, int from, boolean inCapture) {
    int open = node(tight.get(from) == 1);
    mark.set(open, 2 * capture.index() + 1);
    epsilon(from, open);
    int end = sequence(capture.body(), open, true);
    int close = node(inCapture);
    mark.set(close, 2 * capture.index() + 2);
    epsilon(end, close);
    return close;
  }

  /**
   * What may be missing at the front is spelled out, so that punctuation before the first captured
   * word does not count.
   */
  private int withOptionalFirst(List<Item> items, int from) {
    Item first = items.get(0);
    List<Item> rest = items.subList(1, items.size());
    List<Item> full = new ArrayList<>(rest);
    full.add(
        0,
        first instanceof Item.Gap gap
            ? new Item.Gap(gap.position(), 1, gap.most())
            : ((Item.Optional) first).item());
    int with = node(false);
    epsilon(from, with);
    int without = node(false);
    epsilon(from, without);
    int join = node(true);
    epsilon(sequence(full, with, true), join);
    epsilon(sequence(rest, without, true), join);
    return join;
  }
}

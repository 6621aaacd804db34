package rapport.engine;

/** With which words the machines for one kind of text can begin. Only read once made. */
final class Starts {
  /** No link, and no link after one. */
  static final int NONE = 0;

  final Machines machines;
  final ClassesOfWords classes;

  // Nodes that take a machine's first word, chained by what they take
  private final int[] byWord;
  private final int[] byClass;
  private final Ints byAny;
  private final Ints byNumber;
  private final Ints lists; // roots of their tries
  private final Ints byList;
  private final Ints nodes;
  private final Ints chained;

  /**
   * @param words how many word ids there are
   * @param patternFlags {@link Patterns#flags} of each pattern
   * @param texts the kind of text: see {@link Patterns}
   */
  Starts(Machines machines, ClassesOfWords classes, int words, int[] patternFlags, int texts) {
    this.machines = machines;
    this.classes = classes;
    this.byWord = new int[words];
    this.byClass = new int[machines.classes().length];
    byAny = new Ints();
    byNumber = new Ints();
    lists = new Ints();
    byList = new Ints();
    nodes = new Ints();
    chained = new Ints();
    nodes.add(NONE);
    chained.add(NONE);
    int[] visited = new int[machines.operations().length];
    int visit = 0;
    for (int machine = 0; machine < machines.count(); machine++) {
      if ((patternFlags[machines.head(machine, Machines.PATTERN)] & texts) != 0) {
        visit++;
        collect(machines.head(machine, Machines.START), visited, visit);
      }
    }
  }

  /** As it was written, for the same machines. */
  Starts(Machines machines, ClassesOfWords classes, SnapshotReader in) {
    this.machines = machines;
    this.classes = classes;
    byWord = in.sparse();
    byClass = in.sparse();
    byAny = new Ints(in.numbers());
    byNumber = new Ints(in.numbers());
    lists = new Ints(in.numbers());
    byList = new Ints(in.numbers());
    nodes = new Ints(in.numbers());
    chained = new Ints(in.numbers());
  }

  void write(SnapshotWriter out) {
    out.sparse(byWord);
    out.sparse(byClass);
    for (Ints each : new Ints[] {byAny, byNumber, lists, byList, nodes, chained}) {
      out.numbers(each.toArray());
    }
  }

  /**
   * @param visited by node: the last visit
   */
  private void collect(int from, int[] visited, int visit) {
    int node = from;
    while (visited[node] != visit) {
      visited[node] = visit;
      int argument = machines.arguments()[node];
      switch (machines.operations()[node] & Machines.KIND) {
        case Machines.FORK -> {
          collect(machines.next()[node], visited, visit);
          node = argument;
        }
        case Machines.OPEN, Machines.CLOSE -> node = machines.next()[node];
        case Machines.WORD -> chain(byWord, argument, node);
        case Machines.CLASS -> chain(byClass, argument, node);
        case Machines.LIST -> {
          int list = 0;
          while (list < lists.size() && lists.get(list) != argument) {
            list++;
          }
          if (list == lists.size()) {
            lists.add(argument);
            byList.add(NONE);
          }
          nodes.add(node);
          chained.add(byList.get(list));
          byList.set(list, nodes.size() - 1);
        }
        case Machines.NUMBER -> byNumber.add(node);
        case Machines.ANY -> byAny.add(node);
        default -> {} // a match has at least one word
      }
    }
  }

  private void chain(int[] heads, int key, int node) {
    nodes.add(node);
    chained.add(heads[key]);
    heads[key] = nodes.size() - 1;
  }

  /** Whether no machine is looked for in such a text. */
  boolean isEmpty() {
    return nodes.size() + byAny.size() + byNumber.size() == 1; // the first link is NONE
  }

  /** First link of the nodes that take a word, or {@link #NONE}. */
  int byWord(int word) {
    return byWord[word];
  }

  int byClass(int begin) {
    return byClass[begin];
  }

  int node(int link) {
    return nodes.get(link);
  }

  int nextLink(int link) {
    return chained.get(link);
  }

  Ints byAny() {
    return byAny;
  }

  Ints byNumber() {
    return byNumber;
  }

  /** The lists with which something begins: the roots of their tries. */
  Ints lists() {
    return lists;
  }

  /** First link of the nodes that take an entry of a list, by its place in {@link #lists}. */
  int byList(int list) {
    return byList.get(list);
  }
}

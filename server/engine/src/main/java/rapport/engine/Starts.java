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
  private final Ints byAny = new Ints();
  private final Ints byNumber = new Ints();
  private final Ints lists = new Ints(); // roots of their tries
  private final Ints byList = new Ints();
  private final Ints nodes = new Ints();
  private final Ints chained = new Ints();

  private final int[] visited;
  private int visit;

  /**
   * @param words how many word ids there are
   * @param patternFlags {@link Pattern#flags} of each pattern
   * @param texts the kind of text: see {@link Pattern}
   */
  Starts(Machines machines, ClassesOfWords classes, int words, int[] patternFlags, int texts) {
    this.machines = machines;
    this.classes = classes;
    this.byWord = new int[words];
    this.byClass = new int[machines.classes().length];
    this.visited = new int[machines.operations().length];
    nodes.add(NONE);
    chained.add(NONE);
    for (int machine = 0; machine < machines.count(); machine++) {
      if ((patternFlags[machines.head(machine, Machines.PATTERN)] & texts) != 0) {
        visit++;
        collect(machines.head(machine, Machines.START));
      }
    }
  }

  private void collect(int from) {
    int node = from;
    while (visited[node] != visit) {
      visited[node] = visit;
      int argument = machines.arguments()[node];
      switch (machines.operations()[node] & Machines.KIND) {
        case Machines.FORK -> {
          collect(machines.next()[node]);
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

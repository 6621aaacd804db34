package rapport.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * With which words the machines for one kind of text can begin, and in which classes a word lies.
 * Only read once made.
 */
final class Starts {
  private static final int NONE = -1;

  final Machines machines;

  // Nodes that take a machine's first word, chained by what they take
  private final int[] byWord;
  private final int[] byClass;
  private final Ints byAny = new Ints();
  private final Ints byNumber = new Ints();
  private final Ints byList = new Ints();
  private final Ints nodes = new Ints();
  private final Ints chained = new Ints();

  // Of each word, from where to where its classes stand
  private final int[] classesFrom;
  private final int[] classes;

  private final int[] visited;
  private int visit;

  private Starts(Machines machines, int words, int[] patternFlags, int texts) {
    this.machines = machines;
    this.byWord = new int[words];
    this.byClass = new int[machines.classes().length];
    this.visited = new int[machines.operations().length];
    Arrays.fill(byWord, NONE);
    Arrays.fill(byClass, NONE);
    for (int machine = 0; machine < machines.count(); machine++) {
      if ((patternFlags[machines.head(machine, Machines.PATTERN)] & texts) != 0) {
        visit++;
        collect(machines.head(machine, Machines.START));
      }
    }
    this.classesFrom = new int[words + 1];
    this.classes = invert(machines.classes(), classesFrom);
  }

  /**
   * @param words how many word ids there are
   * @param patternFlags {@link Pattern#flags} of each pattern
   * @param texts the kind of text: see {@link Pattern}
   * @return null when nothing is looked for in such a text
   */
  static @Nullable Starts of(Machines machines, int words, int[] patternFlags, int texts) {
    for (int machine = 0; machine < machines.count(); machine++) {
      if ((patternFlags[machines.head(machine, Machines.PATTERN)] & texts) != 0) {
        return new Starts(machines, words, patternFlags, texts);
      }
    }
    return null;
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
        case Machines.LIST -> byList.add(node);
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

  private static int[] invert(int[] classes, int[] from) {
    for (int at = 0; at < classes.length; at += classes[at] + 1) {
      for (int i = at + 1; i <= at + classes[at]; i++) {
        from[classes[i] + 1]++;
      }
    }
    for (int i = 1; i < from.length; i++) {
      from[i] += from[i - 1];
    }
    int[] inverted = new int[from[from.length - 1]];
    int[] used = new int[from.length];
    for (int at = 0; at < classes.length; at += classes[at] + 1) {
      for (int i = at + 1; i <= at + classes[at]; i++) {
        inverted[from[classes[i]] + used[classes[i]]++] = at;
      }
    }
    return inverted;
  }

  int classesFrom(int word) {
    return classesFrom[word];
  }

  int classesTo(int word) {
    return classesFrom[word + 1];
  }

  /** Where the class begins in {@link Machines#classes}. */
  int classAt(int index) {
    return classes[index];
  }

  /** First link of the nodes that take a word, -1 for none. */
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

  Ints byList() {
    return byList;
  }
}

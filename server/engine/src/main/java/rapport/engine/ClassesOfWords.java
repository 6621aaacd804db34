package rapport.engine;

/** In which classes of the machines each word lies. Only read once made. */
final class ClassesOfWords {
  // Of each word, from where to where its classes stand
  private final int[] from;
  private final int[] classes;

  /**
   * @param words how many word ids there are
   */
  ClassesOfWords(Machines machines, int words) {
    int[] members = machines.classes();
    int[] from = new int[words + 1];
    for (int at = 0; at < members.length; at += members[at] + 1) {
      for (int i = at + members[at]; i > at; i--) {
        from[members[i]]++;
      }
    }
    int total = 0;
    for (int word = 0; word < from.length; word++) {
      total += from[word];
      from[word] = total;
    }
    // Filled from behind, which leaves in each place where the word's begin
    int[] classes = new int[total];
    for (int at = 0; at < members.length; at += members[at] + 1) {
      for (int i = at + members[at]; i > at; i--) {
        classes[--from[members[i]]] = at;
      }
    }
    this.from = from;
    this.classes = classes;
  }

  ClassesOfWords(SnapshotReader in) {
    from = in.numbers();
    classes = in.numbers();
  }

  void write(SnapshotWriter out) {
    out.numbers(from);
    out.numbers(classes);
  }

  int from(int word) {
    return from[word];
  }

  int to(int word) {
    return from[word + 1];
  }

  /** Where the class begins in {@link Machines#classes}. */
  int at(int index) {
    return classes[index];
  }
}

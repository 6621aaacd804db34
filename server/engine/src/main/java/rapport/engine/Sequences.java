package rapport.engine;

/** Sequences of word ids, one after the other in one array. */
final class Sequences {
  private final Ints ids = new Ints();
  private final Ints ends = new Ints();

  int size() {
    return ends.size();
  }

  /** Where a sequence begins. */
  int from(int sequence) {
    return sequence == 0 ? 0 : ends.get(sequence - 1);
  }

  int end(int sequence) {
    return ends.get(sequence);
  }

  int id(int at) {
    return ids.get(at);
  }

  /** Adds a word to the sequence that {@link #close} will end. */
  void add(int id) {
    ids.add(id);
  }

  void close() {
    ends.add(ids.size());
  }

  void addAll(Sequences others) {
    for (int i = 0; i < others.size(); i++) {
      append(others, i);
      close();
    }
  }

  /** Each of these followed by each of those. */
  Sequences followedBy(Sequences others) {
    Sequences all = new Sequences();
    for (int i = 0; i < size(); i++) {
      for (int k = 0; k < others.size(); k++) {
        all.append(this, i);
        all.append(others, k);
        all.close();
      }
    }
    return all;
  }

  private void append(Sequences others, int sequence) {
    for (int at = others.from(sequence); at < others.end(sequence); at++) {
      add(others.id(at));
    }
  }
}

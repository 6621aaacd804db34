package rapport.engine;

/**
 * A map from (node, word) to a node, as one flat open-addressing table. Node 0 is never a target.
 */
final class Transitions {
  private int[] table =
      new int
          [64 * 4]; // node, word, target, unused: four to a slot, so that a slot lies in one cache
  // line
  private int mask = 63;
  private int size;

  Transitions() {}

  Transitions(SnapshotReader in) {
    size = in.number();
    table = in.sparse();
    mask = table.length / 4 - 1;
  }

  void write(SnapshotWriter out) {
    out.number(size);
    out.sparse(table);
  }

  /** Of any two numbers; the low bits are good. */
  static int hash(int node, int word) {
    int h = node * 0x9E3779B1 + word * 0x85EBCA6B;
    return h ^ h >>> 15;
  }

  /** The target, or 0. */
  int get(int node, int word) {
    int[] table = this.table;
    int slot = hash(node, word) & mask;
    while (true) {
      int at = slot << 2;
      int target = table[at + 2];
      if (target == 0 || (table[at] == node && table[at + 1] == word)) {
        return target;
      }
      slot = slot + 1 & mask;
    }
  }

  void put(int node, int word, int target) {
    if (size * 2 > mask) {
      grow();
    }
    insert(node, word, target);
    size++;
  }

  int size() {
    return size;
  }

  private void insert(int node, int word, int target) {
    int slot = hash(node, word) & mask;
    while (table[(slot << 2) + 2] != 0) {
      slot = slot + 1 & mask;
    }
    table[slot << 2] = node;
    table[(slot << 2) + 1] = word;
    table[(slot << 2) + 2] = target;
  }

  private void grow() {
    mask = mask * 2 + 1;
    rehash();
  }

  private void rehash() {
    int[] old = table;
    table = new int[(mask + 1) * 4];
    for (int at = 0; at < old.length; at += 4) {
      if (old[at + 2] != 0) {
        insert(old[at], old[at + 1], old[at + 2]);
      }
    }
  }
}

package rapport.engine;

/**
 * The nodes of all machines, flat. Read only once built.
 *
 * @param edges from (node, word) to node
 * @param any from a node over any word, 0 for none
 * @param number from a node over a number, 0 for none
 * @param tight 1 where no punctuation may stand before the next word: inside a capture
 * @param mark 2i + 1 where capture i opens, 2i + 2 where it closes, else 0
 * @param epsilonFrom where a node's free moves begin in {@code epsilons}
 * @param closureFrom where the nodes reachable by free moves, the node itself included, begin in
 *     {@code closures}
 */
@SuppressWarnings("ArrayRecordComponent")
record NfaSet(
    Nfa[] machines,
    Transitions edges,
    int[] any,
    int[] number,
    int[] tight,
    int[] mark,
    int[] epsilonFrom,
    int[] epsilons,
    int[] closureFrom,
    int[] closures) {

  int largest() {
    int largest = 0;
    for (Nfa machine : machines) {
      largest = Math.max(largest, machine.size());
    }
    return largest;
  }
}

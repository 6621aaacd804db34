package rapport.engine;

/**
 * One pattern's machine among the nodes of an {@link NfaSet}.
 *
 * @param pattern its index in the ruleset
 * @param base its first node, {@code size} its number of nodes
 * @param leftLeast fewest tokens between the begin of a match and the begin of its trigger
 * @param leftMost most such tokens
 */
record Nfa(
    int pattern,
    int base,
    int size,
    int start,
    int accept,
    int captures,
    int leftLeast,
    int leftMost) {}

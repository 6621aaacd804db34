/**
 * Hostile input. One target for each thing that reads what strangers write; the same targets run
 * with seeded bytes in every test run and under a coverage-guided fuzzer in {@code make fuzz}.
 */
@org.jspecify.annotations.NullMarked
package rapport.fuzz;

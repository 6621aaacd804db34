/**
 * What the real program withstands: killed, without room, under load, for long, abused. Each test
 * runs in a few seconds; {@code make torture}, {@code load} and {@code soak} run the long forms of
 * the same code and print their figures.
 */
package rapport.stress;

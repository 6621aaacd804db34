/**
 * Changing the live rules: one change at a time, proved first, stored, then swapped in. Start at
 * {@link rapport.publish.Publisher}.
 */
@org.jspecify.annotations.NullMarked
package rapport.publish;

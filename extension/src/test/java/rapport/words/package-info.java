/** Checks the words of the interface. */
@NullMarked
package rapport.words;

import org.jspecify.annotations.NullMarked;

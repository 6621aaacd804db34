/** Measures the default pack on labelled texts that stay outside the project. */
@NullMarked
package rapport.quality;

import org.jspecify.annotations.NullMarked;

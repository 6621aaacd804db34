/** What the default pack promises beyond the proof that every pack gives. */
@NullMarked
package rapport.pack;

import org.jspecify.annotations.NullMarked;

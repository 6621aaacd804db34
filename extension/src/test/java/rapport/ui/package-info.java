/** Looks at card and strip as an agent sees and hears them. */
@NullMarked
package rapport.ui;

import org.jspecify.annotations.NullMarked;

/** The extension's own pages: popup and options, in a real browser. */
@NullMarked
package rapport.pages;

import org.jspecify.annotations.NullMarked;

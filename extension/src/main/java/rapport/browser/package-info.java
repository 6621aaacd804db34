/**
 * The engine as JavaScript: {@code engine.d.ts} says what it looks like from there. Only this
 * package knows TeaVM; it converts and does nothing else.
 */
package rapport.browser;

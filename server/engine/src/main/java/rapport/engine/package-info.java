/**
 * Finds risky phrasing and good moves in a reply. Pure: no clock, no disk, no network, no logging.
 *
 * <p>Start at {@link rapport.engine.Ruleset}: it is compiled once from a {@link
 * rapport.engine.Pack}, proves its own examples, and is only read from then on, so everything here
 * may be shared between threads (a {@link rapport.engine.Draft} may not: it is one text box). The
 * same classes run in the browser: stay within what the conformance suite compiles for both.
 * Offsets are UTF-16 code units everywhere, end exclusive.
 */
package rapport.engine;

/**
 * Finds risky phrasing and good moves in a reply. Pure: no clock, no disk, no network, no logging.
 *
 * <p>Start at {@link rapport.engine.Ruleset}: it is compiled once from a {@link
 * rapport.engine.Pack}, proves its own examples, and is only read from then on, so everything here
 * may be shared between threads (a {@link rapport.engine.Draft} may not: it is one text box). The
 * same classes run in the browser: stay within what the conformance suite compiles for both.
 *
 * <p>A check is linear in the text. Each word is hashed once, looked up once and moves one
 * automaton ({@link rapport.engine.Automaton}) by amortised constant time. What it meets there is a
 * finished match or sets a {@link rapport.engine.Matcher} going, at most once for each of the 120
 * words at which a match may begin; a run enters each node of its machine (at most a few hundred: a
 * pattern has 200 characters, its lists are shared tries) at most once for each of at most 120
 * words. No constant depends on the text, nothing backtracks twice over the same ground, and a
 * sentence is cut at 200 words, so neither a rule nor a text can take more.
 *
 * <p>Offsets are UTF-16 code units everywhere, end exclusive.
 */
package rapport.engine;

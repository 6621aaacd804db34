/**
 * The server: rules, people, practice and progress over JSON, in one process with one SQLite file.
 *
 * <p>Start at {@link rapport.Main}, the wiring. Records of this package are the nouns; {@link
 * rapport.store} keeps them, {@link rapport.web} speaks HTTP. Dependencies point that way round
 * only: web, store, records.
 */
@org.jspecify.annotations.NullMarked
package rapport;

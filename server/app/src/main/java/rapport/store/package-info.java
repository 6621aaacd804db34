/**
 * What is kept, in SQLite. One SQL text a method, visible next to it. {@link
 * rapport.store.Database} says how reading and writing are shared out.
 */
@org.jspecify.annotations.NullMarked
package rapport.store;

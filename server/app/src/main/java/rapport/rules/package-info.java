/**
 * The company's rules as data: what is published, in which order, for whom. Pure; the engine
 * compiles and proves it.
 */
@org.jspecify.annotations.NullMarked
package rapport.rules;

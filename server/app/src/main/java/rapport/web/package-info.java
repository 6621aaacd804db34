/**
 * HTTP: JSON becomes domain records here, once, and is not checked again behind this package. Start
 * at {@link rapport.web.Routes}, the table of all calls.
 */
@org.jspecify.annotations.NullMarked
package rapport.web;

@org.jspecify.annotations.NullMarked
package rapport.publish;

package rapport.engine;

/**
 * One thing that is wrong with a rule or a list.
 *
 * @param rule the rule's id; {@code @id} for a list, empty for the pack as a whole
 * @param field such as {@code patterns/0}
 * @param position offset in that field, 0 when it is the field as a whole
 * @param message one sentence for the author
 */
public record Fault(String rule, String field, int position, String message) {
  @Override
  public String toString() {
    return rule + " " + field + " at " + position + ": " + message;
  }
}

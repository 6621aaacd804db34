package rapport.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One labelled sentence with what was found in it.
 *
 * @param group sentences of one source have the same, so that a split keeps them together
 */
record Sentence(String group, List<Mark> labels, List<Mark> found) {
  /** A stretch of the sentence; {@code rule} is empty for a label. */
  record Mark(int start, int end, String category, String rule) {
    boolean agrees(Mark other) {
      return category.equals(other.category)
          && Math.max(start, other.start) < Math.min(end, other.end);
    }
  }

  static Sentence of(JsonNode row, JsonNode findings) {
    return new Sentence(row.get("group").asText(), marks(row.get("labels")), marks(findings));
  }

  private static List<Mark> marks(JsonNode array) {
    List<Mark> marks = new ArrayList<>();
    for (JsonNode mark : array)
      marks.add(
          new Mark(
              mark.get("start").asInt(),
              mark.get("end").asInt(),
              mark.get("category").asText(),
              mark.path("rule").asText("")));
    return marks;
  }

  boolean isRight(Mark found) {
    return labels.stream().anyMatch(found::agrees);
  }

  /** What is left when only some rules are in force. */
  Sentence with(java.util.function.Predicate<String> rules) {
    return new Sentence(
        group, labels, found.stream().filter(mark -> rules.test(mark.rule())).toList());
  }
}

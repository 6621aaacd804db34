package rapport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** RFC 7396: null removes, an object is merged, anything else replaces. */
public final class MergePatch {
  private MergePatch() {}

  /** Neither argument is changed. */
  public static JsonNode apply(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) return patch;
    ObjectNode merged =
        target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
    patch
        .properties()
        .forEach(
            field -> {
              JsonNode was = merged.path(field.getKey());
              if (field.getValue().isNull()) merged.remove(field.getKey());
              else merged.set(field.getKey(), apply(was, field.getValue()));
            });
    return merged;
  }
}

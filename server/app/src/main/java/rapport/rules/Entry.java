package rapport.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import rapport.Json;
import rapport.engine.Category;
import rapport.engine.Rule;
import rapport.engine.WordList;

/**
 * A rule, a list or a category as it was published.
 *
 * @param position its place among its kind
 * @param since the ruleset that brought it in this form
 * @param json as in the API: for a rule the engine's fields and {@code teams}
 * @param value what the engine compiles: a {@link Rule}, {@link WordList} or {@link Category}
 * @param teams ids of the teams that a rule is limited to; empty: all
 */
public record Entry(
    Kind kind,
    String id,
    int position,
    int since,
    ObjectNode json,
    Object value,
    List<String> teams) {
  public enum Kind {
    CATEGORY(Category.class),
    LIST(WordList.class),
    RULE(Rule.class);

    private final Class<?> type;

    Kind(Class<?> type) {
      this.type = type;
    }

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String id) {
      return valueOf(id.toUpperCase(Locale.ROOT));
    }
  }

  public Entry {
    teams = List.copyOf(teams);
  }

  /** From JSON that was checked when it came in, or was stored by us. */
  public static Entry of(Kind kind, int position, int since, ObjectNode json) {
    ObjectNode plain = json.deepCopy();
    JsonNode teams = plain.remove("teams");
    if (kind == Kind.RULE && !plain.has("enabled")) plain.put("enabled", true);
    List<String> limited =
        teams == null
            ? List.of()
            : StreamSupport.stream(teams.spliterator(), false).map(JsonNode::textValue).toList();
    Object value = Json.MAPPER.convertValue(plain, kind.type);
    return new Entry(kind, json.path("id").asText(), position, since, json, value, limited);
  }

  public Contents.Key key() {
    return new Contents.Key(kind, id);
  }

  /** The same, published again. */
  public Entry as(int newPosition, int newSince) {
    return new Entry(kind, id, newPosition, newSince, json, value, teams);
  }

  public String body() {
    return Json.text(json);
  }

  /** Strong: another body has another tag, and so has the same body published again. */
  public String etag() {
    return "\"" + since + "\"";
  }

  public boolean isFor(String team) {
    return teams.isEmpty() || teams.contains(team);
  }
}

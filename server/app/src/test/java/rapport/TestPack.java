package rapport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import rapport.rules.Contents;
import rapport.rules.Entry;

/**
 * A pack of two rules: small, so that tests say what they mean and do not change with the real one.
 */
public final class TestPack {
  public static final String POLICY =
      """
      {"id": "per-our-policy", "kind": "risk", "category": "defensive-policy", "severity": "warning", "enabled": true,
       "patterns": ["(per|as per) our policy"], "message": "They hear a wall.", "rewrites": ["here is the reason"],
       "mustMatch": ["[[Per our policy]] it is closed.", "It is closed [[as per our policy]]."],
       "mustNotMatch": ["Our policy is short.", "Here is our policy."]}
      """;

  public static final String CALM =
      """
      {"id": "calm-down", "kind": "risk", "category": "command", "severity": "error", "enabled": true,
       "patterns": ["(please)? calm down"], "message": "It does the opposite.", "rewrites": ["take the time you need"],
       "mustMatch": ["You should [[calm down]].", "[[Please calm down]]."],
       "mustNotMatch": ["The wind will calm soon.", "It went down."]}
      """;

  private static final String CATEGORIES =
      """
      [{"id": "defensive-policy", "title": "Hides behind policy", "why": "They hear a wall."},
       {"id": "command", "title": "Command", "why": "Nobody likes orders."}]
      """;

  private static final String LISTS =
      """
      [{"id": "soon", "words": ["soon", "shortly"]}]
      """;

  private TestPack() {}

  public static Contents contents() {
    return contents(POLICY, CALM);
  }

  public static Contents contents(String... rules) {
    List<Entry> entries = new ArrayList<>();
    for (JsonNode json : Json.parse(CATEGORIES, JsonNode.class))
      entries.add(entry(Entry.Kind.CATEGORY, json, entries.size()));
    for (JsonNode json : Json.parse(LISTS, JsonNode.class))
      entries.add(entry(Entry.Kind.LIST, json, entries.size()));
    for (String rule : rules)
      entries.add(entry(Entry.Kind.RULE, Json.parse(rule, JsonNode.class), entries.size()));
    return Contents.of(entries);
  }

  private static Entry entry(Entry.Kind kind, JsonNode json, int position) {
    return Entry.of(kind, position, 1, (ObjectNode) json);
  }
}

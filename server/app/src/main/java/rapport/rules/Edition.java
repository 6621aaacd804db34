package rapport.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import rapport.Json;
import rapport.Secret;
import rapport.engine.Pack;
import rapport.engine.Rule;
import rapport.engine.Ruleset;

/**
 * A compiled ruleset and the same as an extension fetches it.
 *
 * @param json the answer to {@code GET /ruleset}, UTF-8; never changed
 * @param etag strong: a digest of those bytes
 * @param compiled the same for our own pages
 */
@SuppressWarnings("ArrayRecordComponent") // equality of editions is never asked for
public record Edition(Ruleset ruleset, byte[] json, String etag, Compiled compiled) {
  /** What only authors need; left out of what every browser fetches. */
  private static final List<String> AUTHORS_ONLY = List.of("mustMatch", "mustNotMatch", "source");

  static Edition compile(int number, Pack pack) {
    Ruleset ruleset = Ruleset.compile(number, pack);
    ObjectNode document = Json.MAPPER.createObjectNode();
    document.put("ruleset", number).put("language", Ruleset.LANGUAGE);
    ArrayNode rules = document.putArray("rules");
    for (Rule rule : pack.rules()) {
      if (rule.enabled()) rules.add(forBrowsers(rule));
    }
    document.set("lists", Json.MAPPER.valueToTree(pack.lists()));
    document.set("categories", Json.MAPPER.valueToTree(pack.categories()));
    byte[] json = Json.text(document).getBytes(StandardCharsets.UTF_8);
    String etag = "\"" + number + "-" + Secret.Hash.of(json).hex(8) + "\"";
    return new Edition(ruleset, json, etag, new Compiled(ruleset));
  }

  static ObjectNode forBrowsers(Rule rule) {
    ObjectNode json = Json.MAPPER.valueToTree(rule);
    json.remove(AUTHORS_ONLY);
    return json;
  }
}

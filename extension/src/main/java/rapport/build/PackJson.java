package rapport.build;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import rapport.engine.Pack;
import rapport.engine.Ruleset;

/**
 * The default pack in the shape of {@code GET /ruleset}: number 0, without the examples that prove
 * it, and with the snapshot of its patterns that spares a browser compiling them.
 */
final class PackJson {
  private static final String FOLDER = "/rapport/pack/";
  private static final List<String> PROOF = List.of("mustMatch", "mustNotMatch", "source");
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  private PackJson() {}

  static byte[] write() throws IOException {
    ObjectNode ruleset = JSON.createObjectNode();
    ruleset.put("ruleset", 0);
    ruleset.put("language", Ruleset.LANGUAGE);
    var rules = ruleset.putArray("rules");
    ruleset.set("lists", read("lists.json"));
    ruleset.set("categories", read("categories.json"));
    for (JsonNode file : read("index.json")) {
      String name = file.asText();
      if (!name.equals("lists.json") && !name.equals("categories.json")) {
        for (JsonNode rule : read(name)) {
          rules.add(((ObjectNode) rule).without(PROOF));
        }
      }
    }
    ruleset.put("snapshot", Ruleset.compile(0, JSON.treeToValue(ruleset, Pack.class)).snapshot());
    return JSON.writeValueAsBytes(ruleset);
  }

  private static JsonNode read(String name) throws IOException {
    try (InputStream in = PackJson.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IOException("the pack lacks " + name);
      }
      return JSON.readTree(in);
    }
  }
}

package rapport.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import rapport.Json;
import rapport.Secret;
import rapport.engine.Rule;
import rapport.engine.Ruleset;

/**
 * An edition as our own pages fetch it: with the patterns as compiled here, which spares each page
 * most of a second. Made when it is first asked for, as only practice asks; then kept.
 */
public final class Compiled {
  /** Build of the engine that the pages load; a snapshot is good for no other. */
  private static final String ENGINE = engine();

  private final Ruleset ruleset;
  private @Nullable Document document;

  Compiled(Ruleset ruleset) {
    this.ruleset = ruleset;
  }

  /**
   * @param json UTF-8; never changed
   * @param gzip the same, packed
   * @param etag without quotes: a digest of those bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Document(byte[] json, byte[] gzip, String etag) {}

  public synchronized Document document() {
    if (document == null) {
      byte[] json = Json.text(outline()).getBytes(StandardCharsets.UTF_8);
      document = new Document(json, gzip(json), Secret.Hash.of(json).hex(8));
    }
    return document;
  }

  private ObjectNode outline() {
    ObjectNode outline = Json.MAPPER.createObjectNode();
    outline
        .put("ruleset", ruleset.number())
        .put("language", Ruleset.LANGUAGE)
        .put("engine", ENGINE);
    ArrayNode rules = outline.putArray("rules");
    for (Rule rule : ruleset.pack().rules()) if (rule.enabled()) rules.add(outline(rule));
    outline.putArray("lists");
    outline.set("categories", Json.MAPPER.valueToTree(ruleset.pack().categories()));
    return outline.put("snapshot", ruleset.snapshot());
  }

  /** Of patterns only whether there are some: the snapshot holds them. */
  private static ObjectNode outline(Rule rule) {
    ObjectNode outline = Edition.forBrowsers(rule);
    outline.set("patterns", any(rule.patterns()));
    outline.set("except", any(rule.except()));
    Rule.Unless unless = rule.unless();
    if (unless != null) {
      ObjectNode parts = outline.putObject("unless");
      parts.set("sameSentence", any(unless.sameSentence()));
      parts.set("near", any(unless.near()));
    }
    return outline;
  }

  private static ArrayNode any(@Nullable List<String> patterns) {
    ArrayNode any = Json.MAPPER.createArrayNode();
    if (patterns != null && !patterns.isEmpty()) any.add(patterns.get(0));
    return any;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** As the extension's build wrote it down; empty: the program was built without. */
  private static String engine() {
    try (InputStream in = Compiled.class.getResourceAsStream("/web/engine.id")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

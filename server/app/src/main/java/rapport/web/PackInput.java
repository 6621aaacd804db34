package rapport.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Fault;
import rapport.engine.Ruleset;
import rapport.publish.Places;
import rapport.rules.Contents;
import rapport.rules.Entry;
import rapport.store.Database;

/**
 * A whole pack as an admin sends it: everything there is to be, in its order. The shape of each
 * entry is checked here, what they mean together by the engine.
 */
final class PackInput implements Places {
  /** An export of 20,000 rules with their examples must fit, which the usual bound would cut. */
  static final int MAX_BYTES = 8 << 20;

  private static final int MAX_FAULTS = 100;
  private static final Body<Sent> BODY = Body.of(Sent.class);
  private static final Map<Entry.Kind, String> SECTIONS =
      Map.of(
          Entry.Kind.CATEGORY, "categories",
          Entry.Kind.LIST, "lists",
          Entry.Kind.RULE, "rules");

  private final Sent sent;
  private final Map<Contents.Key, String> places = new HashMap<>();

  /**
   * @param language of the patterns; null: this server's
   * @param schema for editors
   */
  record Sent(
      @com.fasterxml.jackson.annotation.JsonProperty("$schema") @Nullable String schema,
      @Nullable Integer language,
      @Nullable List<@Nullable JsonNode> categories,
      @Nullable List<@Nullable JsonNode> lists,
      @Nullable List<@Nullable JsonNode> rules) {}

  private PackInput(Sent sent) {
    this.sent = sent;
  }

  /** A section that is left out is refused: it would remove everything in it. */
  static PackInput read(Context ctx) {
    Sent sent = BODY.read(ctx, MAX_BYTES);
    Form form = new Form();
    form.required("categories", sent.categories(), List.of());
    form.required("lists", sent.lists(), List.of());
    form.required("rules", sent.rules(), List.of());
    if (sent.language() != null && sent.language() != Ruleset.LANGUAGE)
      form.refuse("language", "is not known here; this is " + Ruleset.LANGUAGE);
    form.done();
    return new PackInput(sent);
  }

  @Override
  public String pointer(Contents.@Nullable Key entry, String field) {
    if (entry == null) return "/" + field;
    String place = places.get(entry);
    return place == null ? "" : field.isEmpty() ? place : place + "/" + field;
  }

  /**
   * What is as it is live stays so; the rest carries the new number.
   *
   * @throws ApiException naming what is wrong with all entries, up to a hundred faults
   */
  Contents contents(Database database, Contents live, int number) {
    List<Fault> faults = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    section(database, Entry.Kind.CATEGORY, sent.categories(), live, number, entries, faults);
    section(database, Entry.Kind.LIST, sent.lists(), live, number, entries, faults);
    section(database, Entry.Kind.RULE, sent.rules(), live, number, entries, faults);
    if (!faults.isEmpty()) throw Form.refused(faults);
    return Contents.of(entries);
  }

  private void section(
      Database database,
      Entry.Kind kind,
      @Nullable List<@Nullable JsonNode> sent,
      Contents live,
      int number,
      List<Entry> entries,
      List<Fault> faults) {
    int last = 0;
    for (int i = 0; sent != null && i < sent.size() && faults.size() < MAX_FAULTS; i++) {
      String place = "/" + SECTIONS.get(kind) + "/" + i;
      JsonNode json = sent.get(i);
      if (json == null || !json.isObject()) {
        faults.add(new Fault(place, "must be an object"));
        continue;
      }
      Contents.Key key = new Contents.Key(kind, json.path("id").asText());
      String twice = places.putIfAbsent(key, place);
      if (twice != null) {
        faults.add(new Fault(place + "/id", "is that of " + twice + " already"));
        continue;
      }
      Entry was = live.find(kind, key.id());
      int position = was != null && was.position() > last ? was.position() : last + 1;
      last = position;
      try {
        Entry now = EntryInput.entry(place, kind, key.id(), position, number, json);
        EntryInput.knownTeams(database, place, now);
        boolean same = was != null && was.json().equals(now.json()) && was.position() == position;
        entries.add(was != null && same ? was : now);
      } catch (ApiException e) {
        faults.addAll(e.faults());
      }
    }
  }

  /** The same document, for export. */
  static Map<String, Object> document(Contents contents) {
    Map<String, Object> document = new java.util.LinkedHashMap<>();
    document.put("language", Ruleset.LANGUAGE);
    for (Entry.Kind kind : Entry.Kind.values()) {
      ArrayNode section = rapport.Json.MAPPER.createArrayNode();
      contents.all(kind).forEach(entry -> section.add(entry.json()));
      document.put(SECTIONS.getOrDefault(kind, ""), section);
    }
    return document;
  }
}

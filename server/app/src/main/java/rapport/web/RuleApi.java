package rapport.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.MergePatch;
import rapport.publish.Places;
import rapport.publish.Publisher;
import rapport.rules.Contents;
import rapport.rules.Entry;
import rapport.rules.Live;
import rapport.store.Database;

/**
 * Rules, word lists or categories, one kind an instance. Every write is proved, numbered and live
 * at once, or changes nothing.
 */
final class RuleApi {
  private static final Body<JsonNode> ANY = Body.of(JsonNode.class);
  private static final List<String> KINDS = List.of("risk", "signal", "cue");
  private static final Map<Entry.Kind, String> PLURALS =
      Map.of(Entry.Kind.RULE, "rules", Entry.Kind.LIST, "lists", Entry.Kind.CATEGORY, "categories");

  private final Database database;
  private final Publisher publisher;
  private final Entry.Kind kind;

  RuleApi(Database database, Publisher publisher, Entry.Kind kind) {
    this.database = database;
    this.publisher = publisher;
    this.kind = kind;
  }

  /**
   * In the order that breaks ties. A rule that is left out because it no longer holds carries
   * {@code broken}: why.
   */
  void list(Context ctx) {
    int limit = Pages.limit(ctx);
    Live live = publisher.live();
    Predicate<Entry> wanted = wanted(ctx);
    int after = after(ctx);
    List<Entry> found =
        live.contents().all(kind).stream()
            .filter(entry -> entry.position() > after)
            .filter(wanted)
            .limit(limit + 1L)
            .toList();
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put(
        PLURALS.getOrDefault(kind, ""),
        Pages.page(found, limit).stream().map(entry -> shown(live, entry)).toList());
    answer.put("next", Pages.next(found, limit, entry -> Integer.toString(entry.position())));
    Answers.json(ctx, answer);
  }

  private static int after(Context ctx) {
    String cursor = Pages.cursor(ctx);
    if (cursor.isEmpty()) return -1;
    if (cursor.matches("[0-9]{1,9}")) return Integer.parseInt(cursor);
    throw Pages.refused("cursor", "is not one that was given out here");
  }

  private static Predicate<Entry> wanted(Context ctx) {
    String category = ctx.queryParam("category");
    String ruleKind = ctx.queryParam("kind");
    String enabled = ctx.queryParam("enabled");
    String q = ctx.queryParam("q");
    if (ruleKind != null && !KINDS.contains(ruleKind))
      throw Pages.refused("kind", "must be one of " + String.join(", ", KINDS));
    if (enabled != null && !enabled.equals("true") && !enabled.equals("false"))
      throw Pages.refused("enabled", "must be true or false");
    String words = q == null ? "" : q.toLowerCase(Locale.ROOT);
    return entry ->
        (category == null || entry.json().path("category").asText().equals(category))
            && (ruleKind == null || entry.json().path("kind").asText().equals(ruleKind))
            && (enabled == null
                || entry.json().path("enabled").asBoolean(true) == enabled.equals("true"))
            && (words.isEmpty() || entry.body().toLowerCase(Locale.ROOT).contains(words));
  }

  private static JsonNode shown(Live live, Entry entry) {
    ObjectNode json = entry.json().deepCopy();
    json.put("etag", entry.etag());
    if (live.broken().containsKey(entry.id()) && entry.kind() == Entry.Kind.RULE) {
      var broken = json.putArray("broken");
      live.broken()
          .getOrDefault(entry.id(), List.of())
          .forEach(fault -> broken.add(fault.message()));
    }
    return json;
  }

  void get(Context ctx) {
    Entry entry = find(publisher.live().contents(), ctx);
    if (entry == null) throw missing();
    Answers.tagged(
        ctx,
        entry.etag(),
        "application/json",
        entry.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Creates or replaces. */
  void put(Context ctx) {
    JsonNode sent = ANY.read(ctx);
    String id = ctx.pathParam("id");
    write(
        ctx,
        (was, live, number) -> EntryInput.entry(kind, id, live.position(kind, id), number, sent));
  }

  void patch(Context ctx) {
    JsonNode patch = ANY.read(ctx);
    String id = ctx.pathParam("id");
    write(
        ctx,
        (was, live, number) -> {
          if (was == null) throw missing();
          return EntryInput.entry(
              kind, id, was.position(), number, MergePatch.apply(was.json(), patch));
        });
  }

  void delete(Context ctx) {
    String id = ctx.pathParam("id");
    publisher.publish(
        Caller.of(ctx).person(),
        Why.of(ctx),
        Places.NOWHERE,
        (live, number) -> {
          Entry was = find(live, ctx);
          if (was == null) throw missing();
          Conditions.check(ctx, was);
          return live.without(kind, id);
        });
    ctx.status(204);
  }

  private interface Write {
    Entry apply(@Nullable Entry was, Contents live, int number);
  }

  private void write(Context ctx, Write write) {
    boolean[] created = {false};
    Live after =
        publisher
            .publish(
                Caller.of(ctx).person(),
                Why.of(ctx),
                Places.of(new Contents.Key(kind, ctx.pathParam("id"))),
                (live, number) -> {
                  Entry was = find(live, ctx);
                  Conditions.check(ctx, was);
                  Entry now = write.apply(was, live, number);
                  EntryInput.knownTeams(database, "", now);
                  created[0] = was == null;
                  return was != null && was.json().equals(now.json()) ? live : live.with(now);
                })
            .live();
    Entry now = find(after.contents(), ctx);
    if (now == null) throw new IllegalStateException("published and gone");
    ctx.status(created[0] ? 201 : 200)
        .header("ETag", now.etag())
        .header("Rapport-Ruleset", Integer.toString(after.number()));
    Answers.json(ctx, now.json());
  }

  private @Nullable Entry find(Contents contents, Context ctx) {
    return contents.find(kind, ctx.pathParam("id"));
  }

  private static ApiException missing() {
    return new ApiException(Code.NOT_FOUND, "There is nothing of that id.");
  }
}

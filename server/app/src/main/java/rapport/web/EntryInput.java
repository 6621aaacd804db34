package rapport.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Fault;
import rapport.Json;
import rapport.rules.Entry;
import rapport.store.Database;
import rapport.store.TeamStore;

/**
 * A rule, a list or a category as an admin sends it: its shape is checked here, its meaning by the
 * engine.
 */
final class EntryInput {
  private static final int MAX_TEXTS = 500;
  private static final int MAX_TEXT = 1_000;

  private static final Map<Entry.Kind, Body<? extends Record>> BODIES =
      Map.of(
          Entry.Kind.RULE,
          Body.of(RuleInput.class),
          Entry.Kind.LIST,
          Body.of(ListInput.class),
          Entry.Kind.CATEGORY,
          Body.of(CategoryInput.class));

  private EntryInput() {}

  record RuleInput(
      @Nullable String id,
      @Nullable String kind,
      @Nullable String category,
      @Nullable String signal,
      @Nullable String emotion,
      @Nullable String severity,
      @Nullable Boolean enabled,
      @Nullable List<String> patterns,
      @Nullable List<String> except,
      @Nullable UnlessInput unless,
      @Nullable WhenInput when,
      @Nullable String message,
      @Nullable List<String> rewrites,
      @Nullable List<String> mustMatch,
      @Nullable List<String> mustNotMatch,
      @Nullable String source,
      @Nullable List<String> teams) {}

  record UnlessInput(@Nullable List<String> sameSentence, @Nullable List<String> near) {}

  record WhenInput(
      @Nullable List<String> customer, @Nullable String position, @Nullable String sentence) {}

  record ListInput(@Nullable String id, @Nullable List<String> words) {}

  record CategoryInput(@Nullable String id, @Nullable String title, @Nullable String why) {}

  /**
   * @param id from the path; the body may leave it out, but not contradict it
   */
  static Entry entry(Entry.Kind kind, String id, int position, int since, JsonNode sent) {
    return entry("", kind, id, position, since, sent);
  }

  /** For one of many: pointers begin with {@code prefix}. */
  static Entry entry(
      String prefix, Entry.Kind kind, String id, int position, int since, JsonNode sent) {
    Form form = new Form(prefix);
    form.id("id", id);
    JsonNode body = sent;
    if (sent instanceof ObjectNode object) {
      ObjectNode plain = object.deepCopy();
      if (plain.path("$schema").isTextual()) plain.remove("$schema"); // told to editors, not to us
      if (!plain.has("id")) plain.put("id", id);
      body = plain;
    }
    if (body.has("id") && !body.path("id").equals(Json.MAPPER.getNodeFactory().textNode(id)))
      form.refuse("id", "is not the one of the address");
    Record input = read(prefix, kind, body);
    if (input instanceof RuleInput rule) check(form, rule);
    if (input instanceof ListInput list)
      texts(form, "words", form.required("words", list.words(), List.of()));
    if (input instanceof CategoryInput category) {
      form.line("title", category.title(), 60);
      form.line("why", category.why(), 200);
    }
    form.done();
    return Entry.of(kind, position, since, Json.MAPPER.valueToTree(input));
  }

  private static Record read(String prefix, Entry.Kind kind, JsonNode sent) {
    Body<? extends Record> body = BODIES.get(kind);
    if (body == null) throw new IllegalArgumentException(kind.id());
    try {
      return body.read(sent);
    } catch (ApiException e) {
      if (prefix.isEmpty()) throw e;
      throw Form.refused(
          e.faults().stream()
              .map(fault -> new Fault(prefix + fault.pointer(), fault.message()))
              .toList());
    }
  }

  /** Refuses a rule that is limited to a team which does not exist. */
  static void knownTeams(Database database, String prefix, Entry rule) {
    Form form = new Form(prefix);
    for (int i = 0; i < rule.teams().size(); i++) {
      String team = rule.teams().get(i);
      if (database.read(handle -> TeamStore.find(handle, team)).isEmpty())
        form.refuse("teams/" + i, "is not a team");
    }
    form.done();
  }

  private static void check(Form form, RuleInput rule) {
    form.required("kind", rule.kind(), "risk");
    form.optionalLine("message", rule.message(), 200);
    form.optionalLine("source", rule.source(), 200);
    texts(form, "patterns", form.required("patterns", rule.patterns(), List.of()));
    texts(form, "except", rule.except());
    if (rule.unless() != null) {
      texts(form, "unless/sameSentence", rule.unless().sameSentence());
      texts(form, "unless/near", rule.unless().near());
    }
    texts(form, "rewrites", rule.rewrites());
    texts(form, "mustMatch", rule.mustMatch());
    texts(form, "mustNotMatch", rule.mustNotMatch());
    List<String> teams = rule.teams() == null ? List.of() : rule.teams();
    for (int i = 0; i < teams.size(); i++) form.id("teams/" + i, teams.get(i));
  }

  private static void texts(Form form, String field, @Nullable List<String> texts) {
    if (texts == null) return;
    if (texts.size() > MAX_TEXTS) form.refuse(field, "has more than " + MAX_TEXTS + " entries");
    for (int i = 0; i < texts.size(); i++) form.line(field + "/" + i, texts.get(i), MAX_TEXT);
  }
}

package rapport.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.Json;
import rapport.engine.Fault;
import rapport.imports.PhraseTable;
import rapport.imports.Row;
import rapport.imports.ValeStyle;
import rapport.publish.Places;
import rapport.publish.Publisher;
import rapport.publish.Publisher.Published;
import rapport.rules.Contents;
import rapport.rules.Entry;

/**
 * Rules out of what people have already. Each row goes live by itself if it proves itself, waits
 * switched off as a draft if not, or is refused; the answer says which and why. All of them
 * together are one ruleset.
 */
final class ImportApi {
  private static final Map<String, String> SEVERITIES =
      Map.of("error", "error", "warning", "warning", "hint", "hint");
  private static final String HOUSE = "house";

  /** Turning some rules off can only uncover what hid behind them; a few rounds settle that. */
  private static final int MAX_ROUNDS = 5;

  private final Publisher publisher;

  ImportApi(Publisher publisher) {
    this.publisher = publisher;
  }

  /**
   * @param rule id; absent when it was refused
   * @param outcome one of live, draft (stored, but off), unchanged, refused
   * @param messages why it is no more than that
   */
  record Shown(
      int line, String text, @Nullable String rule, String outcome, List<String> messages) {}

  record Imported(int ruleset, boolean dryRun, List<Shown> rows) {}

  private interface Reader {
    List<Row> read(String text) throws Row.Unreadable;
  }

  void csv(Context ctx) {
    String category = category(ctx);
    Query query = new Query(ctx);
    String severity = query.choice("severity", SEVERITIES, "hint");
    query.form.done();
    run(ctx, category, "A table of phrases", new PhraseTable(category, severity)::read);
  }

  void vale(Context ctx) {
    String category = category(ctx);
    String name = ctx.queryParam("name");
    String prefix = name == null ? "" : name.toLowerCase(java.util.Locale.ROOT);
    prefix = prefix.replaceAll("\\.ya?ml$", "").replaceAll("[^a-z0-9]+", "-");
    prefix = ("vale-" + prefix.substring(0, Math.min(20, prefix.length()))).replaceAll("-$", "");
    run(ctx, category, "A Vale style", new ValeStyle(prefix, category)::read);
  }

  private static String category(Context ctx) {
    String category = ctx.queryParam("category");
    if (category == null) return HOUSE;
    Form form = Form.ofQuery();
    form.id("category", category);
    form.done();
    return category;
  }

  private void run(Context ctx, String category, String otherwise, Reader reader) {
    boolean dryRun = PackApi.dryRun(ctx);
    List<Row> rows;
    try {
      rows = reader.read(text(ctx));
    } catch (Row.Unreadable e) {
      throw new ApiException(Code.INVALID, e.text());
    }
    Map<Row, Shown> shown = new LinkedHashMap<>();
    Publisher.Edit edit = (live, number) -> edit(rows, category, live, number, shown);
    String why = Why.of(ctx);
    Published published =
        dryRun
            ? publisher.rehearse(Places.NOWHERE, edit)
            : publisher.publish(
                Caller.of(ctx).person(), why.isEmpty() ? otherwise : why, Places.NOWHERE, edit);
    ctx.header("Rapport-Ruleset", Integer.toString(published.live().number()));
    Answers.json(
        ctx,
        new Imported(published.live().number(), dryRun, rows.stream().map(shown::get).toList()));
  }

  /** A byte order mark is allowed, other encodings are not guessed. */
  private static String text(Context ctx) {
    byte[] bytes = Body.bytes(ctx, Body.MAX_BYTES);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new ApiException(Code.INVALID, "The file is not UTF-8; save it as \"CSV UTF-8\".");
    }
  }

  private Contents edit(
      List<Row> rows, String category, Contents live, int number, Map<Row, Shown> shown) {
    Contents contents = withCategory(live, category, number);
    Map<String, Row> added = new LinkedHashMap<>();
    for (Row row : rows) {
      Entry was = row.rule() == null ? null : find(live, row.rule());
      String refused = row.refused().isEmpty() ? taken(was) : row.refused();
      if (row.rule() == null || !refused.isEmpty()) {
        shown.put(row, new Shown(row.line(), row.text(), null, "refused", List.of(refused)));
        continue;
      }
      String id = row.rule().path("id").asText();
      if (added.containsKey(id) || (was != null && same(was, row.rule()))) {
        shown.put(row, new Shown(row.line(), row.text(), id, "unchanged", List.of()));
        continue;
      }
      try {
        int position = contents.position(Entry.Kind.RULE, id);
        Entry entry = EntryInput.entry(Entry.Kind.RULE, id, position, number, row.rule());
        contents = contents.with(entry);
        added.put(id, row);
        shown.put(row, new Shown(row.line(), row.text(), id, "live", List.of()));
      } catch (ApiException e) {
        List<String> words =
            e.faults().stream().map(fault -> fault.pointer() + " " + fault.message()).toList();
        shown.put(row, new Shown(row.line(), row.text(), null, "refused", words));
      }
    }
    return added.isEmpty() ? live : drafted(contents, added, shown);
  }

  private static @Nullable Entry find(Contents live, ObjectNode rule) {
    return live.find(Entry.Kind.RULE, rule.path("id").asText());
  }

  private static String taken(@Nullable Entry was) {
    return was == null || was.json().path("source").asText().equals("import")
        ? ""
        : "there is a rule of this id that was not imported";
  }

  /** An admin may have switched it, or added to it: as long as the words are these, it stays. */
  private static boolean same(Entry was, ObjectNode rule) {
    for (String field : List.of("patterns", "message", "rewrites"))
      if (!was.json().path(field).equals(rule.path(field))) return false;
    return true;
  }

  private static Contents withCategory(Contents live, String category, int number) {
    if (live.find(Entry.Kind.CATEGORY, category) != null) return live;
    if (!category.equals(HOUSE))
      throw Form.refused(List.of(new ApiException.Fault("?category", "is not a category")));
    ObjectNode house = Json.MAPPER.createObjectNode().put("id", HOUSE).put("title", "House style");
    house.put("why", "In our company we agreed to say it in another way.");
    int position = live.position(Entry.Kind.CATEGORY, HOUSE);
    return live.with(Entry.of(Entry.Kind.CATEGORY, position, number, house));
  }

  /** Switches off what does not prove itself, or because of which another rule no longer does. */
  private Contents drafted(Contents sent, Map<String, Row> added, Map<Row, Shown> shown) {
    Contents contents = sent;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Map<String, List<String>> guilty = new LinkedHashMap<>();
      for (Fault fault : publisher.faults(contents))
        for (String id : guilty(fault, added.keySet()))
          guilty
              .computeIfAbsent(id, none -> new ArrayList<>())
              .add(fault.rule() + ": " + fault.message());
      if (guilty.isEmpty()) break;
      for (Map.Entry<String, List<String>> one : guilty.entrySet()) {
        contents = off(contents, one.getKey());
        Row row = added.get(one.getKey());
        if (row != null)
          shown.put(row, new Shown(row.line(), row.text(), one.getKey(), "draft", one.getValue()));
      }
    }
    return contents;
  }

  private static Contents off(Contents contents, String id) {
    Entry entry = contents.find(Entry.Kind.RULE, id);
    if (entry == null) return contents;
    ObjectNode json = entry.json().deepCopy().put("enabled", false);
    return contents.with(Entry.of(entry.kind(), entry.position(), entry.since(), json));
  }

  /** The new rule itself, or the new rules that the proof of an older one names. */
  private static List<String> guilty(Fault fault, Set<String> added) {
    if (added.contains(fault.rule())) return List.of(fault.rule());
    return added.stream().filter(id -> fault.message().contains(" " + id + ":")).toList();
  }
}

package rapport.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rapport.Event;
import rapport.HistoryEntry;
import rapport.HistoryEntry.Place;
import rapport.Json;
import rapport.Person;
import rapport.store.HistoryStore;

/** A person's own history: to read, to take along, to erase. */
final class HistoryApi {
  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,18})\\.([01])\\.([0-9]{1,18})");

  private static final List<String> ACTIONS =
      Stream.concat(
              Arrays.stream(Event.Action.values()).map(Event.Action::id), Stream.of("attempt"))
          .toList();

  private final HistoryStore store;

  HistoryApi(HistoryStore store) {
    this.store = store;
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Page(List<HistoryEntry> events, @Nullable String next) {}

  void list(Context ctx) {
    Query query = new Query(ctx);
    HistoryEntry.Filter filter =
        new HistoryEntry.Filter(
            action(query),
            query.text("rule"),
            query.text("category"),
            query.day("from"),
            query.day("to"));
    Place after = place(query);
    int limit = query.limit();
    query.form.done();
    List<HistoryStore.Placed> page = store.list(Caller.of(ctx).person().id(), filter, after, limit);
    String next = page.size() < limit ? null : page.get(page.size() - 1).place().toString();
    Answers.json(ctx, new Page(page.stream().map(HistoryStore.Placed::entry).toList(), next));
  }

  private static @Nullable String action(Query query) {
    String action = query.text("action");
    if (action != null && !ACTIONS.contains(action))
      query.form.refuse("action", "must be one of " + String.join(", ", ACTIONS));
    return action;
  }

  private static Place place(Query query) {
    String cursor = query.text("cursor");
    if (cursor == null) return Place.START;
    Matcher matcher = CURSOR.matcher(cursor);
    if (matcher.matches())
      return new Place(
          Long.parseLong(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Long.parseLong(matcher.group(3)));
    query.form.refuse("cursor", "is not from this list");
    return Place.START;
  }

  /** {@code format=csv} or {@code json}; written as it is read, however long it is. */
  void export(Context ctx) {
    Query query = new Query(ctx);
    boolean csv = query.choice("format", Map.of("csv", true, "json", false), false);
    query.form.done();
    if (csv) csv(ctx);
    else json(ctx);
  }

  private void json(Context ctx) {
    Person person = Caller.of(ctx).person();
    ctx.contentType("application/json")
        .header("Content-Disposition", "attachment; filename=\"rapport-history.json\"");
    try (JsonGenerator out = Json.MAPPER.getFactory().createGenerator(ctx.outputStream())) {
      out.writeStartObject();
      out.writeStringField("id", person.id());
      out.writeStringField("name", person.name());
      out.writeArrayFieldStart("events");
      store.forEach(person.id(), entry -> write(out, entry));
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(JsonGenerator out, HistoryEntry entry) {
    try {
      out.writeObject(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final List<String> HEADS =
      List.of(
          "at",
          "day",
          "action",
          "rule",
          "category",
          "ruleset",
          "reply",
          "words",
          "in order",
          "origin",
          "site",
          "sentence",
          "scenario",
          "score",
          "shared",
          "text");

  private void csv(Context ctx) {
    try (Csv csv = new Csv(ctx, "rapport-history", HEADS)) {
      store.forEach(Caller.of(ctx).person().id(), entry -> row(csv, entry));
    }
  }

  private static void row(Csv csv, HistoryEntry e) {
    csv.row(
        e.at(),
        e.day(),
        e.action(),
        e.rule(),
        e.category(),
        e.ruleset(),
        e.replyId(),
        e.words(),
        e.inOrder(),
        e.origin(),
        e.site(),
        e.sentence(),
        e.scenario(),
        e.score(),
        e.shared(),
        e.text());
  }

  void erase(Context ctx) {
    store.erase(Caller.of(ctx).person().id());
    ctx.status(204);
  }
}

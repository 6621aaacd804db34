package rapport.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.publish.Places;
import rapport.publish.Publisher;
import rapport.rules.Change;
import rapport.rules.Contents;
import rapport.rules.Entry;
import rapport.rules.Live;
import rapport.rules.Publication;
import rapport.store.Database;
import rapport.store.RulesetStore;

/** Every published state of the rules, and the way back to any of them. */
final class PublicationApi {
  private static final Body<Restore> RESTORE = Body.of(Restore.class);

  private final RulesetStore store;
  private final Publisher publisher;

  PublicationApi(Database database, Publisher publisher) {
    this.store = new RulesetStore(database);
    this.publisher = publisher;
  }

  record Person(String id, String name) {}

  record Shown(
      int number, String at, Person person, String why, List<Change> changes, boolean live) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Listed(List<Shown> rulesets, @Nullable String next) {}

  record Restore(@Nullable String why) {}

  void list(Context ctx) {
    int limit = Pages.limit(ctx);
    String cursor = Pages.cursor(ctx);
    if (!cursor.matches("[0-9]{0,9}"))
      throw Pages.refused("cursor", "is not one that was given out here");
    List<Publication> found =
        store.list(cursor.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(cursor), limit + 1);
    int live = publisher.live().number();
    List<Shown> shown =
        Pages.page(found, limit).stream().map(publication -> shown(publication, live)).toList();
    Answers.json(
        ctx,
        new Listed(
            shown,
            Pages.next(found, limit, publication -> Integer.toString(publication.number()))));
  }

  void get(Context ctx) {
    Answers.json(ctx, shown(find(ctx), publisher.live().number()));
  }

  private static Shown shown(Publication publication, int live) {
    String name = publication.person().isEmpty() ? "Rapport" : publication.name();
    return new Shown(
        publication.number(),
        publication.at().toString(),
        new Person(publication.person(), name),
        publication.why(),
        publication.changes(),
        publication.number() == live);
  }

  /** Publishes an old state again, under a new number: history only grows. */
  void restore(Context ctx) {
    String why = RESTORE.read(ctx).why();
    int number = find(ctx).number();
    Contents old = store.contents(number);
    String reason = why == null || why.isBlank() ? "Back to " + number : Why.line("why", why);
    Live live =
        publisher
            .publish(
                Caller.of(ctx).person(),
                reason,
                Places.NOWHERE,
                (now, next) -> again(old, now, next))
            .live();
    Answers.json(ctx, shown(store.find(live.number()).orElseThrow(), live.number()));
  }

  /** What is the same now stays as it is; the rest begins anew. */
  private static Contents again(Contents old, Contents now, int next) {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : old.all()) {
      Entry current = now.find(entry.kind(), entry.id());
      boolean same =
          current != null
              && current.json().equals(entry.json())
              && current.position() == entry.position();
      entries.add(same ? current : entry.as(entry.position(), next));
    }
    return Contents.of(entries);
  }

  private Publication find(Context ctx) {
    String number = ctx.pathParam("number");
    if (!number.matches("[0-9]{1,9}"))
      throw new ApiException(Code.NOT_FOUND, "There is no such ruleset.");
    return store
        .find(Integer.parseInt(number))
        .orElseThrow(() -> new ApiException(Code.NOT_FOUND, "There is no such ruleset."));
  }
}

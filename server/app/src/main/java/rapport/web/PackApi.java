package rapport.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.Json;
import rapport.publish.Publisher;
import rapport.publish.Publisher.Published;
import rapport.rules.Change;
import rapport.rules.Contents;
import rapport.rules.Entry;
import rapport.rules.Live;
import rapport.store.Database;

/** All rules, lists and categories as one document, out and in. */
final class PackApi {
  private final Database database;
  private final Publisher publisher;

  PackApi(Database database, Publisher publisher) {
    this.database = database;
    this.publisher = publisher;
  }

  /** The whole of it, as {@link PackInput} reads and writes it. */
  record Whole(
      int language,
      List<EntryInput.CategoryInput> categories,
      List<EntryInput.ListInput> lists,
      List<EntryInput.RuleInput> rules) {}

  /**
   * @param ours what is live; null: an admin removed it
   * @param theirs the new version's; null: it is no longer in the pack
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Conflicting(String kind, String id, @Nullable JsonNode ours, @Nullable JsonNode theirs) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Conflicts(List<Conflicting> conflicts, @Nullable String next) {}

  record Key(String kind, String id) {}

  record Altered(String kind, String id, List<String> fields) {}

  /**
   * What an import did, or would do.
   *
   * @param ruleset that is live now
   */
  record Difference(
      int ruleset, boolean dryRun, List<Key> added, List<Altered> changed, List<Key> removed) {
    static Difference of(Published published, boolean dryRun) {
      return new Difference(
          published.live().number(),
          dryRun,
          keys(published, Change.ADDED),
          published.changes().stream()
              .filter(change -> change.change().equals(Change.ALTERED))
              .map(change -> new Altered(change.kind(), change.id(), orEmpty(change.fields())))
              .toList(),
          keys(published, Change.REMOVED));
    }

    private static List<Key> keys(Published published, String word) {
      return published.changes().stream()
          .filter(change -> change.change().equals(word))
          .map(change -> new Key(change.kind(), change.id()))
          .toList();
    }

    private static List<String> orEmpty(@Nullable List<String> fields) {
      return fields == null ? List.of() : fields;
    }
  }

  /** The tag is the ruleset's number: any publication makes it stale. */
  void get(Context ctx) {
    Live live = publisher.live();
    String document = Json.text(PackInput.document(live.contents()));
    Answers.tagged(
        ctx, tag(live.number()), "application/json", document.getBytes(StandardCharsets.UTF_8));
  }

  /** Replaces everything by what is sent, or nothing. */
  void put(Context ctx) {
    boolean dryRun = dryRun(ctx);
    PackInput sent = PackInput.read(ctx);
    Publisher.Edit edit =
        (live, number) -> {
          if (!dryRun || ctx.header("If-Match") != null) Conditions.check(ctx, tag(number - 1));
          return sent.contents(database, live, number);
        };
    answer(ctx, dryRun, publish(ctx, dryRun, "Import", sent, edit));
  }

  private Published publish(
      Context ctx,
      boolean dryRun,
      String otherwise,
      rapport.publish.Places places,
      Publisher.Edit edit) {
    if (dryRun) return publisher.rehearse(places, edit);
    String why = Why.of(ctx);
    return publisher.publish(
        Caller.of(ctx).person(), why.isEmpty() ? otherwise : why, places, edit);
  }

  private static void answer(Context ctx, boolean dryRun, Published published) {
    int number = published.live().number();
    ctx.header("ETag", tag(number)).header("Rapport-Ruleset", Integer.toString(number));
    Answers.json(ctx, Difference.of(published, dryRun));
  }

  /** What a new version's pack would have changed had an admin not changed it too. */
  void conflicts(Context ctx) {
    Contents live = publisher.live().contents();
    List<Conflicting> all =
        publisher.conflicts().stream()
            .map(
                conflict -> {
                  Contents.Key key = conflict.key();
                  Entry ours = live.find(key.kind(), key.id());
                  return new Conflicting(
                      key.kind().id(),
                      key.id(),
                      ours == null ? null : ours.json(),
                      conflict.shipped());
                })
            .toList();
    Answers.json(ctx, new Conflicts(all, null));
  }

  /** Ours stays. To take theirs, write it like any rule: the conflict is gone once both agree. */
  void settle(Context ctx) {
    for (Entry.Kind kind : Entry.Kind.values()) {
      if (kind.id().equals(ctx.pathParam("kind"))
          && publisher.settle(new Contents.Key(kind, ctx.pathParam("id")))) {
        ctx.status(204);
        return;
      }
    }
    throw new ApiException(ApiException.Code.NOT_FOUND, "There is no such conflict.");
  }

  static boolean dryRun(Context ctx) {
    String dryRun = ctx.queryParam("dryRun");
    if (dryRun == null || dryRun.equals("false")) return false;
    if (dryRun.equals("true") || dryRun.isEmpty()) return true;
    throw Pages.refused("dryRun", "must be true or false");
  }

  private static String tag(int number) {
    return "\"" + number + "\"";
  }
}

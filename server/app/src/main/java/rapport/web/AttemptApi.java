package rapport.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.Attempt;
import rapport.Person;
import rapport.Scenario;
import rapport.Scoring;
import rapport.Secret;
import rapport.engine.Ruleset;
import rapport.publish.Publisher;
import rapport.store.AttemptStore;
import rapport.store.Database;
import rapport.store.ScenarioStore;

/** Practice replies: handed in, looked up, shared. */
final class AttemptApi {
  /** A reply of a few minutes; far more than anybody writes. UTF-16 code units. */
  private static final int MAX_TEXT = 20_000;

  private static final Body<Sent> BODY = Body.of(Sent.class);

  private final AttemptStore store;
  private final ScenarioStore scenarios;
  private final Publisher publisher;
  private final Clock clock;

  AttemptApi(Database database, Publisher publisher, Clock clock) {
    this.store = new AttemptStore(database);
    this.scenarios = new ScenarioStore(database);
    this.publisher = publisher;
    this.clock = clock;
  }

  record Sent(@Nullable String scenario, @Nullable String text) {}

  /**
   * @param first the first try's total, null for the first try; the rest is one way to say it
   */
  record Done(
      @JsonUnwrapped Attempt attempt,
      @Nullable Integer first,
      String after,
      List<String> changed) {}

  void append(Context ctx) {
    Sent sent = BODY.read(ctx);
    Form form = new Form();
    String id = form.id("scenario", sent.scenario());
    String text = form.required("text", sent.text(), "-");
    if (text.isBlank()) form.refuse("text", "is empty");
    form.done();
    if (text.length() > MAX_TEXT)
      throw new ApiException(
          Code.TOO_LARGE, "A practice reply is longer than " + MAX_TEXT + " UTF-16 units.");
    Scenario scenario =
        scenarios
            .find(id)
            .orElseThrow(
                () -> new ApiException(Code.NOT_FOUND, "There is no scenario with this id."));
    Caller caller = Caller.of(ctx);
    Ruleset ruleset = publisher.live().ruleset(caller.person().team());
    Instant now = clock.instant();
    Attempt attempt =
        new Attempt(
            Secret.id(),
            scenario.id(),
            scenario.title(),
            scenario.customer().firstName(),
            now,
            LocalDate.ofInstant(now, caller.zone()),
            0,
            ruleset.number(),
            text,
            Scoring.of(ruleset, scenario, text),
            null);
    Attempt stored = store.append(caller.person().id(), attempt);
    Integer first =
        stored.attempt() == 1 ? null : store.firstScore(caller.person().id(), id).orElse(null);
    ctx.status(201);
    Answers.json(ctx, new Done(stored, first, scenario.after(), scenario.changed()));
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Page(List<Attempt> attempts, @Nullable String next) {}

  void list(Context ctx) {
    Query query = new Query(ctx);
    int limit = query.limit();
    String scenario = query.text("scenario");
    String cursor = query.text("cursor");
    if (cursor != null && !cursor.matches("[0-9]{1,18}"))
      query.form.refuse("cursor", "is not from this list");
    query.form.done();
    List<AttemptStore.Numbered> page =
        store.list(
            Caller.of(ctx).person().id(),
            scenario,
            cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor),
            limit);
    String next = page.size() < limit ? null : Long.toString(page.get(page.size() - 1).seq());
    Answers.json(ctx, new Page(page.stream().map(AttemptStore.Numbered::attempt).toList(), next));
  }

  void share(Context ctx) {
    Person person = Caller.of(ctx).person();
    done(ctx, store.share(person.id(), person.team(), ctx.pathParam("id"), clock.instant()));
  }

  void unshare(Context ctx) {
    done(ctx, store.unshare(Caller.of(ctx).person().id(), ctx.pathParam("id")));
  }

  private static void done(Context ctx, boolean isTheirs) {
    if (!isTheirs)
      throw new ApiException(Code.NOT_FOUND, "There is no practice reply of yours with this id.");
    ctx.status(204);
  }
}

package rapport.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.ApiException.Fault;
import rapport.Practice;
import rapport.Scenario;
import rapport.ScenarioProof;
import rapport.TeamProgress.View;
import rapport.publish.Publisher;
import rapport.store.Database;
import rapport.store.ScenarioStore;

/**
 * Scenarios to practise on. What an agent is to find out for themselves is shown to admins only.
 */
final class ScenarioApi {
  private static final Body<Scenario> BODY = Body.of(Scenario.class);

  private final ScenarioStore store;
  private final Chooser chooser;
  private final Publisher publisher;
  private final Clock clock;

  ScenarioApi(Database database, Publisher publisher, Clock clock, View leadView) {
    this.store = new ScenarioStore(database);
    this.chooser = new Chooser(database, publisher, clock, leadView);
    this.publisher = publisher;
    this.clock = clock;
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Page(List<?> scenarios, @Nullable String next) {}

  /** A scenario without its replies. */
  record Task(
      String id,
      String title,
      String business,
      int minutes,
      String intro,
      List<String> categories,
      Scenario.Customer customer,
      List<String> known,
      @Nullable String reason) {
    static Task of(Scenario s, @Nullable String reason) {
      return new Task(
          s.id(),
          s.title(),
          s.business(),
          s.minutes(),
          s.intro(),
          s.categories(),
          s.customer(),
          s.known(),
          reason);
    }
  }

  void list(Context ctx) {
    Query query = new Query(ctx);
    String cursor = query.text("cursor");
    int limit = query.limit();
    query.form.done();
    List<Scenario> rest =
        store.list().stream()
            .sorted((a, b) -> a.id().compareTo(b.id()))
            .filter(s -> cursor == null || s.id().compareTo(cursor) > 0)
            .toList();
    List<Scenario> page = rest.subList(0, Math.min(limit, rest.size()));
    boolean admin = Caller.of(ctx).person().isAdmin();
    List<?> shown = admin ? page : page.stream().map(s -> Task.of(s, null)).toList();
    Answers.json(
        ctx, new Page(shown, page.size() == rest.size() ? null : page.get(page.size() - 1).id()));
  }

  record Next(List<Task> scenarios, @Nullable String nextDue, List<String> leads) {}

  void next(Context ctx) {
    Query query = new Query(ctx);
    String first = query.text("first");
    Set<String> except = ids(query.text("except"));
    boolean more = query.choice("more", Map.of("true", true, "false", false), false);
    query.form.done();
    Caller caller = Caller.of(ctx);
    Practice practice = chooser.practice(caller, store.list());
    List<Task> tasks =
        practice.next(first, except, more).stream()
            .map(s -> Task.of(s.scenario(), s.reason()))
            .toList();
    var due = practice.nextDue();
    Answers.json(ctx, new Next(tasks, due == null ? null : due.toString(), chooser.leads(caller)));
  }

  record Sample(Task scenario, String after, List<String> changed) {}

  /**
   * The first that came with the program, for a visitor without an account: with one way to say it,
   * as there is nobody to hand in to. Never one of the company's own.
   */
  void sample(Context ctx) {
    Scenario first = store.first();
    Answers.json(ctx, new Sample(Task.of(first, null), first.after(), first.changed()));
  }

  private static Set<String> ids(@Nullable String list) {
    return list == null ? Set.of() : new HashSet<>(Arrays.asList(list.split(",")));
  }

  void put(Context ctx) {
    Scenario scenario = BODY.read(ctx);
    if (!scenario.id().equals(ctx.pathParam("id")))
      throw Form.refused(List.of(new Fault("/id", "must be the id in the address")));
    List<Fault> faults = ScenarioProof.faults(scenario, publisher.live().ruleset(null));
    if (!faults.isEmpty()) {
      String all = faults.stream().map(Fault::message).limit(3).collect(Collectors.joining("; "));
      throw new ApiException(Code.UNPROVED, "Not published: " + all + ".", faults);
    }
    boolean isNew = store.find(scenario.id()).isEmpty();
    store.put(scenario, clock.instant());
    ctx.status(isNew ? 201 : 200);
    Answers.json(ctx, scenario);
  }

  void delete(Context ctx) {
    String id = ctx.pathParam("id");
    if (store.find(id).isEmpty())
      throw new ApiException(Code.NOT_FOUND, "There is no scenario with this id.");
    store.delete(id, clock.instant());
    ctx.status(204);
  }
}

package rapport.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.publish.Publisher;
import rapport.rules.Live;
import rapport.store.Database;
import rapport.store.Trouble;

/** How the server is, for whoever watches it. Open to all, so it says nothing about people. */
final class HealthApi {
  private final Publisher publisher;
  private final Database database;
  private final ClockWatch clock;
  private final String version;

  HealthApi(Publisher publisher, Database database, ClockWatch clock, String version) {
    this.publisher = publisher;
    this.database = database;
    this.clock = clock;
    this.version = version;
  }

  /**
   * @param status {@code ok}; {@code degraded}: it works, but somebody should look; {@code
   *     failing}: nothing can be stored
   * @param brokenRules stored rules that no longer hold and are left out
   * @param packConflicts what a new version's pack would have changed had an admin not changed it
   *     too, as {@code rule/per-our-policy}
   * @param troubles what else is wrong, in words
   */
  record Health(
      String status,
      String version,
      int ruleset,
      List<String> brokenRules,
      List<String> packConflicts,
      List<String> troubles) {}

  record Ready(String status) {}

  void health(Context ctx) {
    Live live = publisher.live();
    List<String> broken = live.broken().keySet().stream().sorted().toList();
    Optional<Trouble> storage = database.condition().trouble();
    List<String> troubles = new ArrayList<>();
    storage.ifPresent(trouble -> troubles.add(trouble.text()));
    if (clock.isDoubtful()) troubles.add("The server's clock went back.");
    List<String> conflicts =
        publisher.conflicts().stream()
            .map(conflict -> conflict.key().kind().id() + "/" + conflict.key().id())
            .toList();
    String status = broken.isEmpty() && troubles.isEmpty() ? "ok" : "degraded";
    if (storage.isPresent()) status = "failing";
    if (storage.isPresent()) ctx.status(503).header("Retry-After", "5");
    Answers.json(ctx, new Health(status, version, live.number(), broken, conflicts, troubles));
  }

  void ready(Context ctx) {
    database.read(
        handle -> handle.createQuery("SELECT count(*) FROM person").mapTo(Integer.class).one());
    Optional<Trouble> trouble = database.condition().trouble();
    if (trouble.isPresent()) throw ApiException.later(Code.UNAVAILABLE, trouble.get().text(), 5);
    Answers.json(ctx, new Ready("ready"));
  }
}

package rapport.web;

import io.javalin.http.Context;
import java.util.List;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.publish.Publisher;
import rapport.rules.Live;
import rapport.store.Database;

/** How the server is, for whoever watches it. Open to all, so it says nothing about people. */
final class HealthApi {
  private final Publisher publisher;
  private final Database database;
  private final String version;

  HealthApi(Publisher publisher, Database database, String version) {
    this.publisher = publisher;
    this.database = database;
    this.version = version;
  }

  /**
   * @param status {@code ok}; {@code degraded}: it works, but somebody should look
   * @param brokenRules stored rules that no longer hold and are left out
   */
  record Health(String status, String version, int ruleset, List<String> brokenRules) {}

  record Ready(String status) {}

  void health(Context ctx) {
    Live live = publisher.live();
    List<String> broken = live.broken().keySet().stream().sorted().toList();
    Answers.json(
        ctx, new Health(broken.isEmpty() ? "ok" : "degraded", version, live.number(), broken));
  }

  void ready(Context ctx) {
    try {
      database.read(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
    } catch (RuntimeException e) {
      throw ApiException.later(Code.UNAVAILABLE, "The data cannot be read.", 5);
    }
    Answers.json(ctx, new Ready("ready"));
  }
}

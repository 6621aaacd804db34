package rapport.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static rapport.web.Access.AGENT;
import static rapport.web.Access.ALL;

import java.time.Clock;
import java.util.List;
import rapport.publish.Publisher;
import rapport.store.Database;
import rapport.store.EventStore;

/**
 * Every call there is, who may make it, and what answers it. The guard, the API's document and the
 * tests read this table.
 */
final class Routes {
  private Routes() {}

  /** JSON, below {@code /api/v1} unless the path begins with two slashes. */
  static List<Route> api(Database database, Publisher publisher, Clock clock, String version) {
    HealthApi health = new HealthApi(publisher, database, version);
    CheckApi checks = new CheckApi(publisher);
    RulesetApi ruleset = new RulesetApi(publisher);
    EventApi events = new EventApi(new EventStore(database), clock);
    MeApi me = new MeApi();
    return List.of(
        new Route(GET, "/health", ALL, "How the server is", health::health),
        new Route(GET, "/ready", ALL, "Whether it can answer", health::ready),
        new Route(POST, "/check", AGENT, "Check a text, or several", checks::check),
        new Route(GET, "/ruleset", AGENT, "The live rules, as browsers fetch them", ruleset::get),
        new Route(POST, "/events", AGENT, "Store what an agent did with cards", events::append),
        new Route(GET, "/me", AGENT, "Who you are", me::get));
  }

  /** Pages and files, open to all: what they show comes from the calls above. */
  static List<Route> pages(Extension extension) {
    Assets assets = new Assets();
    return List.of(
        new Route(GET, "//", ALL, "Start page", ctx -> assets.page(ctx, "index")),
        new Route(GET, "//practice", ALL, "Practice", ctx -> assets.page(ctx, "practice")),
        new Route(GET, "//progress", ALL, "My progress", ctx -> assets.page(ctx, "progress")),
        new Route(GET, "//team", ALL, "My team", ctx -> assets.page(ctx, "team")),
        new Route(GET, "//agents/{id}", ALL, "One agent", ctx -> assets.page(ctx, "agent")),
        new Route(GET, "//admin", ALL, "Rules and people", ctx -> assets.page(ctx, "admin")),
        new Route(GET, "//join/{invite}", ALL, "Use an invite", ctx -> assets.page(ctx, "join")),
        new Route(
            GET, "//api", ALL, "The API's document, readable", ctx -> assets.page(ctx, "api")),
        new Route(GET, "//assets/<path>", ALL, "What pages load", assets::asset),
        new Route(GET, "//extension.zip", ALL, "The extension", extension::zip));
  }
}

package rapport.web;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;
import static rapport.web.Access.ADMIN;
import static rapport.web.Access.AGENT;
import static rapport.web.Access.ALL;
import static rapport.web.Access.LEAD_OF_AGENT;
import static rapport.web.Access.LEAD_OF_TEAM;

import java.time.Clock;
import java.util.List;
import rapport.TeamProgress;
import rapport.publish.Publisher;
import rapport.store.Database;
import rapport.store.EventStore;
import rapport.store.HistoryStore;

/**
 * Every call there is, who may make it, and what answers it. The guard, the API's document and the
 * tests read this table.
 */
final class Routes {
  private Routes() {}

  /** JSON, below {@code /api/v1} unless the path begins with two slashes. */
  static List<Route> api(
      Database database,
      Publisher publisher,
      Clock clock,
      String version,
      TeamProgress.View leadView) {
    HealthApi health = new HealthApi(publisher, database, version);
    CheckApi checks = new CheckApi(publisher);
    RulesetApi ruleset = new RulesetApi(publisher);
    EventApi events = new EventApi(new EventStore(database), clock);
    MeApi me = new MeApi();
    HistoryApi history = new HistoryApi(new HistoryStore(database));
    ProgressApi progress = new ProgressApi(database, publisher, clock, leadView);
    TeamProgressApi team = new TeamProgressApi(database, publisher, clock, leadView);
    ScenarioApi scenarios = new ScenarioApi(database, publisher, clock);
    AttemptApi attempts = new AttemptApi(database, publisher, clock);
    return List.of(
        new Route(GET, "/health", ALL, "How the server is", health::health),
        new Route(GET, "/ready", ALL, "Whether it can answer", health::ready),
        new Route(POST, "/check", AGENT, "Check a text, or several", checks::check),
        new Route(GET, "/ruleset", AGENT, "The live rules, as browsers fetch them", ruleset::get),
        new Route(POST, "/events", AGENT, "Store what an agent did with cards", events::append),
        new Route(GET, "/me", AGENT, "Who you are", me::get),
        new Route(GET, "/me/progress", AGENT, "Own figures", progress::mine),
        new Route(GET, "/me/history", AGENT, "Own events and practice replies", history::list),
        new Route(GET, "/me/export", AGENT, "All of it, as CSV or JSON", history::export),
        new Route(DELETE, "/me/history", AGENT, "Erase the own history", history::erase),
        new Route(GET, "/agents/{id}/progress", LEAD_OF_AGENT, "A person", progress::person),
        new Route(GET, "/teams/{id}/progress", LEAD_OF_TEAM, "A team's figures", team::get),
        new Route(GET, "/scenarios", AGENT, "All scenarios", scenarios::list),
        new Route(GET, "/scenarios/next", AGENT, "What to practise next", scenarios::next),
        new Route(PUT, "/scenarios/{id}", ADMIN, "Add or change a scenario", scenarios::put),
        new Route(DELETE, "/scenarios/{id}", ADMIN, "Take a scenario away", scenarios::delete),
        new Route(GET, "/attempts", AGENT, "Own practice replies", attempts::list),
        new Route(POST, "/attempts", AGENT, "Hand in a practice reply", attempts::append),
        new Route(POST, "/attempts/{id}/share", AGENT, "Show it to the lead", attempts::share));
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

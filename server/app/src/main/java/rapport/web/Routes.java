package rapport.web;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;
import static rapport.web.Access.ADMIN;
import static rapport.web.Access.AGENT;
import static rapport.web.Access.AGENT_BY_FORM;
import static rapport.web.Access.ALL;
import static rapport.web.Access.LEAD_OF_AGENT;
import static rapport.web.Access.LEAD_OF_TEAM;
import static rapport.web.Access.OPERATOR;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rapport.Oidc;
import rapport.TeamProgress;
import rapport.publish.Publisher;
import rapport.rules.Entry;
import rapport.store.Database;
import rapport.store.EventStore;
import rapport.store.HistoryStore;

/**
 * Every call there is, who may make it, and what answers it. The guard, the API's document and the
 * tests read this table.
 */
final class Routes {
  private Routes() {}

  /** What calls are answered with. {@code url}: how browsers reach us, known once the port is. */
  record Parts(
      Database database,
      Publisher publisher,
      Guard guard,
      Clock clock,
      String version,
      TeamProgress.View leadView,
      @Nullable Oidc oidc,
      Supplier<String> url,
      Metrics metrics) {}

  /** All but pages: below {@code /api/v1} unless the path begins with two slashes. */
  static List<Route> api(Parts parts) {
    List<Route> calls = new ArrayList<>(calls(parts));
    calls.addAll(languageTool(parts));
    calls.addAll(watching(parts.metrics()));
    return OpenApi.with(calls, parts.version());
  }

  private static List<Route> calls(Parts parts) {
    Database database = parts.database();
    Publisher publisher = parts.publisher();
    Guard guard = parts.guard();
    Clock clock = parts.clock();
    EventStore eventStore = new EventStore(database);
    ClockWatch watch = ClockWatch.since(clock, eventStore);
    HealthApi health = new HealthApi(publisher, database, watch, parts.version());
    CheckApi checks = new CheckApi(publisher, parts.metrics());
    RulesetApi ruleset = new RulesetApi(publisher);
    EventApi events = new EventApi(eventStore, watch, parts.metrics());
    MeApi me = new MeApi(guard);
    HistoryApi history = new HistoryApi(new HistoryStore(database));
    ProgressApi progress = new ProgressApi(database, publisher, clock, parts.leadView());
    TeamProgressApi team = new TeamProgressApi(database, publisher, clock, parts.leadView());
    ScenarioApi scenarios = new ScenarioApi(database, publisher, clock, parts.leadView());
    AttemptApi attempts = new AttemptApi(database, publisher, clock);
    AgentApi agents = new AgentApi(database, guard, clock);
    TeamApi teams = new TeamApi(database, publisher, guard);
    JoinApi join = new JoinApi(database, guard, clock, parts.url());
    SignInApi signIn = new SignInApi(parts.oidc(), database, join, clock, parts.url());
    RuleApi rules = new RuleApi(database, publisher, Entry.Kind.RULE);
    RuleApi lists = new RuleApi(database, publisher, Entry.Kind.LIST);
    RuleApi categories = new RuleApi(database, publisher, Entry.Kind.CATEGORY);
    PublicationApi publications = new PublicationApi(database, publisher);
    TryApi trial = new TryApi(publisher);
    PackApi packs = new PackApi(database, publisher);
    ImportApi imports = new ImportApi(publisher);
    RuleStatsApi stats = new RuleStatsApi(database, clock);
    return List.of(
        new Route(GET, "/health", ALL, "How the server is", health::health),
        new Route(GET, "/ready", ALL, "Whether it can answer", health::ready),
        new Route(POST, "/check", AGENT, "Check a text, or several", checks::check),
        new Route(GET, "/ruleset", AGENT, "The live rules, as browsers fetch them", ruleset::get),
        new Route(GET, "/ruleset/compiled", AGENT, "The same for our pages", ruleset::compiled),
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
        new Route(GET, "/scenarios/sample", ALL, "One to try, signed out", scenarios::sample),
        new Route(PUT, "/scenarios/{id}", ADMIN, "Add or change a scenario", scenarios::put),
        new Route(DELETE, "/scenarios/{id}", ADMIN, "Take a scenario away", scenarios::delete),
        new Route(GET, "/attempts", AGENT, "Own practice replies", attempts::list),
        new Route(POST, "/attempts", AGENT, "Hand in a practice reply", attempts::append),
        new Route(POST, "/attempts/{id}/share", AGENT, "Show it to the lead", attempts::share),
        new Route(DELETE, "/attempts/{id}/share", AGENT, "Take that back", attempts::unshare),
        new Route(GET, "/rules", ADMIN, "Rules, by category, kind, enabled, q", rules::list),
        new Route(POST, "/rules/try", ADMIN, "Try an unsaved rule", trial::run),
        new Route(GET, "/rules/stats", ADMIN, "How rules fare, noisy first", stats::list),
        new Route(GET, "/rules/{id}", ADMIN, "A rule", rules::get),
        new Route(PUT, "/rules/{id}", ADMIN, "Add or replace a rule", rules::put),
        new Route(PATCH, "/rules/{id}", ADMIN, "Change a rule (merge patch)", rules::patch),
        new Route(DELETE, "/rules/{id}", ADMIN, "Remove a rule", rules::delete),
        new Route(GET, "/lists", ADMIN, "Word lists", lists::list),
        new Route(GET, "/lists/{id}", ADMIN, "A word list", lists::get),
        new Route(PUT, "/lists/{id}", ADMIN, "Add or replace a list", lists::put),
        new Route(DELETE, "/lists/{id}", ADMIN, "Remove a list", lists::delete),
        new Route(GET, "/categories", ADMIN, "Categories", categories::list),
        new Route(GET, "/categories/{id}", ADMIN, "A category", categories::get),
        new Route(PUT, "/categories/{id}", ADMIN, "Add or replace a category", categories::put),
        new Route(DELETE, "/categories/{id}", ADMIN, "Remove a category", categories::delete),
        new Route(GET, "/rulesets", ADMIN, "Every published state", publications::list),
        new Route(GET, "/rulesets/{number}", ADMIN, "One published state", publications::get),
        new Route(
            POST, "/rulesets/{number}/restore", ADMIN, "Go back to it", publications::restore),
        new Route(GET, "/pack", ADMIN, "All rules, lists and categories", packs::get),
        new Route(PUT, "/pack", ADMIN, "Replace them all, or none", packs::put),
        new Route(GET, "/pack/conflicts", ADMIN, "What updates left alone", packs::conflicts),
        new Route(DELETE, "/pack/conflicts/{kind}/{id}", ADMIN, "Keep what we have", packs::settle),
        new Route(POST, "/pack/import/csv", ADMIN, "Import a table of phrases", imports::csv),
        new Route(POST, "/pack/import/vale", ADMIN, "Import a Vale style file", imports::vale),
        new Route(GET, "/agents", ADMIN, "People", agents::list),
        new Route(POST, "/agents", ADMIN, "Add a person", agents::create),
        new Route(PATCH, "/agents/{id}", ADMIN, "Change a person (merge patch)", agents::patch),
        new Route(
            DELETE, "/agents/{id}", ADMIN, "Remove a person and their history", agents::delete),
        new Route(GET, "/agents/{id}/tokens", ADMIN, "A person's browsers", agents::tokens),
        new Route(
            DELETE, "/agents/{id}/tokens", ADMIN, "Sign a person out everywhere", agents::revoke),
        new Route(
            DELETE, "/agents/{id}/tokens/{token}", ADMIN, "Sign one browser out", agents::revoke),
        new Route(GET, "/teams", ADMIN, "Teams", teams::list),
        new Route(POST, "/teams", ADMIN, "Add a team", teams::create),
        new Route(PATCH, "/teams/{id}", ADMIN, "Change a team (merge patch)", teams::patch),
        new Route(DELETE, "/teams/{id}", ADMIN, "Remove an empty team", teams::delete),
        new Route(POST, "/invites", ADMIN, "Invite somebody", join::invite),
        new Route(POST, "/join", ALL, "Use an invite, once", join::join),
        new Route(POST, "/me/pairings", AGENT, "A link to pair the own extension", join::pairing),
        new Route(
            POST, "/sessions/tickets", AGENT, "A link that opens a page signed in", join::ticket),
        new Route(DELETE, "/sessions/current", AGENT, "Sign this browser's pages out", join::leave),
        new Route(GET, "//session/{ticket}", ALL, "Open a page signed in, once", join::enter),
        new Route(GET, "/sign-in", ALL, "Whether the company account opens it", signIn::offer),
        new Route(GET, "//sign-in", ALL, "Sign in with the company account", signIn::begin),
        new Route(GET, "//sign-in/callback", ALL, "Come back from there", signIn::end));
  }

  /** For programs that watch servers, at the addresses where they look. */
  private static List<Route> watching(Metrics metrics) {
    return List.of(new Route(GET, "//metrics", OPERATOR, "Figures for Prometheus", metrics::get));
  }

  /** The LanguageTool protocol, which has no base path. */
  private static List<Route> languageTool(Parts parts) {
    LanguageToolApi tool = new LanguageToolApi(parts.publisher(), parts.version());
    return List.of(
        new Route(POST, "//v2/check", AGENT_BY_FORM, "Check a text", tool::check),
        new Route(GET, "//v2/languages", ALL, "Languages that are checked", tool::languages),
        new Route(GET, "//v2/maxtextlength", ALL, "How long a text may be", tool::maxTextLength),
        // LanguageTool's own client asks by POST.
        new Route(POST, "//v2/maxtextlength", ALL, "How long a text may be", tool::maxTextLength));
  }

  /** Pages and files, open to all: what they show comes from the calls above. */
  static List<Route> pages(Extension extension, Crx crx, Supplier<String> url, List<String> sites) {
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
        new Route(
            GET,
            "//schema/{name}",
            ALL,
            "What a rule or a pack looks like, for editors",
            assets::schema),
        new Route(GET, "//assets/<path>", ALL, "What pages load", assets::asset),
        new Route(
            GET,
            "//extension.zip",
            ALL,
            "The extension",
            ctx -> extension.zip(ctx, url.get(), sites)),
        new Route(GET, "//extension.crx", ALL, "The extension, signed", crx::file),
        new Route(GET, "//updates.xml", ALL, "Its newest version", ctx -> crx.updates(ctx, url)));
  }
}

package rapport.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import rapport.ApiException.Code;
import rapport.Scenario;
import rapport.TeamProgress;

/** What every call takes and gives. {@link OpenApi} puts it together with {@link Routes}. */
final class Contract {
  private Contract() {}

  /** By method and path, as in {@link Routes}. */
  static Map<String, Call> calls() {
    Map<String, Call> calls = new LinkedHashMap<>();
    checking(calls);
    own(calls);
    practice(calls);
    rules(calls);
    PackContract.add(calls);
    people(calls);
    signIn(calls);
    LanguageToolContract.add(calls);
    calls.put("GET //metrics", new Call().givesFile(200, "text/plain"));
    return calls;
  }

  private static void checking(Map<String, Call> calls) {
    calls.put(
        "GET /health",
        new Call().gives(200, HealthApi.Health.class).gives(503, HealthApi.Health.class));
    calls.put("GET /ready", new Call().gives(200, HealthApi.Ready.class).refuses(Code.UNAVAILABLE));
    calls.put("GET /openapi.json", new Call().gives(200, JsonNode.class).tagged());
    calls.put(
        "POST /check",
        new Call()
            .takes(CheckApi.Checked.class)
            .gives(200, CheckApi.Answer.class, CheckApi.Results.class));
    calls.put("GET /ruleset", new Call().gives(200, Shapes.Browsers.class).tagged());
    calls.put("GET /ruleset/compiled", new Call().gives(200, Shapes.Compiled.class).tagged());
    calls.put(
        "POST /events",
        new Call().takes(EventApi.Events.class, "events").gives(200, EventApi.Results.class));
  }

  private static void own(Map<String, Call> calls) {
    calls.put("GET /me", new Call().gives(200, MeApi.Me.class));
    calls.put(
        "GET /me/progress",
        new Call()
            .query("by", "How long a period is; week unless said.", "day", "week", "month")
            .query("from", "First day; by default 90 days or a year back.")
            .query("to", "Last day; today unless said.")
            .query("category", "Counts only this category.")
            .gives(200, ProgressApi.Mine.class));
    calls.put(
        "GET /me/history",
        new Call()
            .query("action", "Only this action, or `attempt`.")
            .query("rule", "Only this rule.")
            .query("category", "Only this category.")
            .query("from", "First day.")
            .query("to", "Last day.")
            .paged()
            .gives(200, HistoryApi.Page.class));
    calls.put(
        "GET /me/export",
        new Call()
            .query("format", "json unless said.", "json", "csv")
            .gives(200, Shapes.Exported.class)
            .givesFile(200, "text/csv"));
    calls.put("DELETE /me/history", new Call().givesNothing(204));
    calls.put("POST /me/pairings", new Call().gives(201, JoinApi.Link.class));
    calls.put(
        "GET /agents/{id}/progress",
        new Call()
            .number("weeks", "1 to 260; 52 unless said.")
            .query("format", "json unless said.", "json", "csv")
            .gives(200, ProgressApi.Theirs.class)
            .givesFile(200, "text/csv"));
    calls.put(
        "GET /teams/{id}/progress",
        new Call()
            .number("weeks", "1 to 52; 8 unless said.")
            .query("format", "json unless said.", "json", "csv")
            .gives(200, TeamProgress.class)
            .givesFile(200, "text/csv"));
  }

  private static void practice(Map<String, Call> calls) {
    calls.put(
        "GET /scenarios",
        new Call().paged().gives(200, Shapes.Tasks.class, Shapes.Scenarios.class));
    calls.put(
        "GET /scenarios/next",
        new Call()
            .query("first", "Id of the one to begin with.")
            .query("except", "Ids to leave out, with commas.")
            .query("more", "Beyond today's minutes.", "true", "false")
            .gives(200, ScenarioApi.Next.class));
    calls.put(
        "PUT /scenarios/{id}",
        new Call()
            .takes(Scenario.class)
            .gives(200, Scenario.class)
            .gives(201, Scenario.class)
            .refuses(Code.UNPROVED));
    calls.put("DELETE /scenarios/{id}", new Call().givesNothing(204));
    calls.put("GET /scenarios/sample", new Call().gives(200, ScenarioApi.Sample.class));
    calls.put(
        "GET /attempts",
        new Call()
            .query("scenario", "Only of this scenario.")
            .paged()
            .gives(200, AttemptApi.Page.class));
    calls.put(
        "POST /attempts",
        new Call()
            .takes(AttemptApi.Sent.class, "scenario", "text")
            .gives(201, AttemptApi.Done.class)
            .refuses(Code.NOT_FOUND));
    calls.put("POST /attempts/{id}/share", new Call().givesNothing(204));
    calls.put("DELETE /attempts/{id}/share", new Call().givesNothing(204));
  }

  private static void rules(Map<String, Call> calls) {
    calls.put(
        "GET /rules",
        new Call()
            .query("category", "Only of this category.")
            .query("kind", "Only of this kind.", "risk", "signal", "cue")
            .query("enabled", "Only those that are on, or off.", "true", "false")
            .query("q", "Only with these words anywhere in them.")
            .paged()
            .gives(200, Shapes.Rules.class));
    calls.put(
        "POST /rules/try",
        new Call().takes(TryApi.Tried.class, "rule").gives(200, TryApi.Outcome.class));
    calls.put(
        "GET /rules/stats",
        new Call()
            .query("from", "First day; 30 days back unless said.")
            .query("to", "Last day; today unless said.")
            .query("team", "Only of this team.")
            .gives(200, RuleStatsApi.Listed.class));
    entries(calls, "/rules", Shapes.Rules.class, EntryInput.RuleInput.class, "kind", "patterns");
    calls.put(
        "PATCH /rules/{id}",
        new Call()
            .takes("application/json", JsonNode.class)
            .conditional()
            .gives(200, EntryInput.RuleInput.class));
    entries(calls, "/lists", Shapes.WordLists.class, EntryInput.ListInput.class, "words");
    entries(
        calls,
        "/categories",
        Shapes.Categories.class,
        EntryInput.CategoryInput.class,
        "title",
        "why");
    calls.put("GET /rulesets", new Call().paged().gives(200, PublicationApi.Listed.class));
    calls.put("GET /rulesets/{number}", new Call().gives(200, PublicationApi.Shown.class));
    calls.put(
        "POST /rulesets/{number}/restore",
        new Call()
            .takes(PublicationApi.Restore.class)
            .gives(200, PublicationApi.Shown.class)
            .refuses(Code.UNPROVED));
  }

  private static void entries(
      Map<String, Call> calls, String path, Class<?> list, Class<?> one, String... required) {
    calls.putIfAbsent("GET " + path, new Call().paged().gives(200, list));
    calls.put("GET " + path + "/{id}", new Call().gives(200, one).tagged());
    calls.put(
        "PUT " + path + "/{id}",
        new Call().takes(one, required).conditional().gives(200, one).gives(201, one));
    calls.put("DELETE " + path + "/{id}", new Call().conditional().givesNothing(204));
  }

  private static void people(Map<String, Call> calls) {
    calls.put(
        "GET /agents",
        new Call().query("team", "Only of this team.").paged().gives(200, AgentApi.Listed.class));
    calls.put(
        "POST /agents",
        new Call()
            .takes(AgentApi.Input.class, "name")
            .gives(201, AgentApi.Shown.class)
            .refuses(Code.CONFLICT));
    calls.put(
        "PATCH /agents/{id}",
        new Call()
            .takes(AgentApi.Input.class)
            .gives(200, AgentApi.Shown.class)
            .refuses(Code.CONFLICT));
    calls.put("DELETE /agents/{id}", new Call().givesNothing(204).refuses(Code.CONFLICT));
    calls.put("GET /agents/{id}/tokens", new Call().gives(200, AgentApi.ListedTokens.class));
    calls.put("DELETE /agents/{id}/tokens", new Call().givesNothing(204));
    calls.put("DELETE /agents/{id}/tokens/{token}", new Call().givesNothing(204));
    calls.put("GET /teams", new Call().paged().gives(200, TeamApi.Listed.class));
    calls.put(
        "POST /teams",
        new Call()
            .takes(TeamApi.Input.class, "id", "name", "zone")
            .gives(201, TeamApi.Shown.class)
            .refuses(Code.CONFLICT));
    calls.put(
        "PATCH /teams/{id}",
        new Call()
            .takes(TeamApi.Input.class)
            .gives(200, TeamApi.Shown.class)
            .refuses(Code.CONFLICT));
    calls.put("DELETE /teams/{id}", new Call().givesNothing(204).refuses(Code.CONFLICT));
    calls.put(
        "POST /invites",
        new Call()
            .takes(JoinApi.Invited.class)
            .gives(201, JoinApi.Link.class)
            .refuses(Code.NOT_FOUND, Code.CONFLICT));
    calls.put(
        "POST /join",
        new Call()
            .takes(JoinApi.Join.class, "invite", "browser")
            .gives(200, JoinApi.Joined.class)
            .refuses(Code.FORBIDDEN, Code.NOT_FOUND, Code.GONE));
    calls.put(
        "POST /sessions/tickets",
        new Call().takes(JoinApi.Ticket.class).gives(200, JoinApi.Url.class));
    calls.put("DELETE /sessions/current", new Call().givesNothing(204));
    calls.put(
        "GET //session/{ticket}",
        new Call()
            .query("to", "The page to open.")
            .givesFile(302, "text/plain")
            .refuses(Code.NOT_FOUND, Code.GONE));
  }

  private static void signIn(Map<String, Call> calls) {
    calls.put("GET /sign-in", new Call().gives(200, SignInApi.Offer.class));
    calls.put(
        "GET //sign-in",
        new Call()
            .query("to", "The page to open then; /join: a link on which to pair the extension.")
            .givesFile(302, "text/plain")
            .refuses(Code.NOT_FOUND, Code.UNAVAILABLE));
    calls.put(
        "GET //sign-in/callback",
        new Call()
            .query("code", "From the provider.")
            .query("state", "As it was sent there.")
            .query("iss", "The provider's name for itself.")
            .query("error", "Why the provider refused.")
            .givesFile(302, "text/plain")
            .refuses(Code.FORBIDDEN, Code.NOT_FOUND, Code.CONFLICT, Code.GONE, Code.UNAVAILABLE));
  }
}

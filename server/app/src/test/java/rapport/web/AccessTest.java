package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;
import static rapport.Running.NOW;
import static rapport.Running.json;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.Role;
import rapport.Running;
import rapport.Secret;
import rapport.Token;
import rapport.store.TokenStore;

/** Who may do what: every call, made by everybody. */
class AccessTest {
  /** What a test knows of one call: the status that each caller gets. */
  private record Row(String method, String path, String body, List<Integer> statuses) {
    /** As in the routes: {@code /agents/{id=ana}} is {@code /agents/{id}} called with ana. */
    String template() {
      return path.replaceAll("=[^}]*}", "}");
    }

    String fullTemplate() {
      String template = template().replaceAll("\\?.*", "");
      return template.startsWith("//") ? template.substring(1) : Route.BASE + template;
    }

    String address(String attempt) {
      String called = path.replaceAll("\\{[a-z]+=([^}]*)}", "$1").replace("ATTEMPT", attempt);
      return called.startsWith("//") ? called.substring(1) : Route.BASE + called;
    }

    @Override
    public String toString() {
      return method + " " + template();
    }
  }

  /**
   * Ana is an agent in north, which Lea leads; Ben is an agent in south, which Lou leads. Where an
   * admin may write, what is sent changes nothing, so that the rows do not depend on each other.
   */
  private static final String TABLE =
      """
      call                                       | body                | anonymous ana ben lea lou admin
      GET    /health                             |                     | 200 200 200 200 200 200
      GET    /ready                              |                     | 200 200 200 200 200 200
      GET    /openapi.json                       |                     | 200 200 200 200 200 200
      POST   /check                              | {"text": "Hello."}  | 401 200 200 200 200 200
      GET    /ruleset                            |                     | 401 200 200 200 200 200
      GET    /ruleset/compiled                   |                     | 401 200 200 200 200 200
      POST   /events                             | {"events": []}      | 401 200 200 200 200 200
      GET    /me                                 |                     | 401 200 200 200 200 200
      GET    /me/progress                        |                     | 401 200 200 200 200 200
      GET    /me/history                         |                     | 401 200 200 200 200 200
      GET    /me/export                          |                     | 401 200 200 200 200 200
      GET    /agents/{id=ana}/progress           |                     | 401 200 403 200 403 200
      GET    /agents/{id=nobody}/progress        |                     | 401 403 403 403 403 404
      GET    /teams/{id=north}/progress          |                     | 401 403 403 200 403 200
      GET    /scenarios                          |                     | 401 200 200 200 200 200
      GET    /scenarios/next                     |                     | 401 200 200 200 200 200
      PUT    /scenarios/{id=x}                   | {"no": 1}           | 401 403 403 403 403 400
      DELETE /scenarios/{id=x}                   |                     | 401 403 403 403 403 404
      GET    /scenarios/sample                   |                     | 200 200 200 200 200 200
      GET    /attempts                           |                     | 401 200 200 200 200 200
      POST   /attempts                           | {}                  | 401 400 400 400 400 400
      POST   /attempts/{id=ATTEMPT}/share        |                     | 401 204 404 404 404 404
      DELETE /attempts/{id=ATTEMPT}/share        |                     | 401 204 404 404 404 404
      GET    /rules                              |                     | 401 403 403 403 403 200
      POST   /rules/try                          | {}                  | 401 403 403 403 403 400
      GET    /rules/stats                        |                     | 401 403 403 403 403 200
      GET    /rules/{id=calm-down}               |                     | 401 403 403 403 403 200
      PUT    /rules/{id=calm-down}               | {}                  | 401 403 403 403 403 428
      PATCH  /rules/{id=calm-down}               | {}                  | 401 403 403 403 403 428
      DELETE /rules/{id=calm-down}               |                     | 401 403 403 403 403 428
      GET    /lists                              |                     | 401 403 403 403 403 200
      GET    /lists/{id=soon}                    |                     | 401 403 403 403 403 200
      PUT    /lists/{id=soon}                    | {}                  | 401 403 403 403 403 428
      DELETE /lists/{id=soon}                    |                     | 401 403 403 403 403 428
      GET    /categories                         |                     | 401 403 403 403 403 200
      GET    /categories/{id=command}            |                     | 401 403 403 403 403 200
      PUT    /categories/{id=command}            | {}                  | 401 403 403 403 403 428
      DELETE /categories/{id=command}            |                     | 401 403 403 403 403 428
      GET    /rulesets                           |                     | 401 403 403 403 403 200
      GET    /rulesets/{number=1}                |                     | 401 403 403 403 403 200
      POST   /rulesets/{number=9}/restore        | {}                  | 401 403 403 403 403 404
      GET    /pack                               |                     | 401 403 403 403 403 200
      PUT    /pack                               | {}                  | 401 403 403 403 403 400
      GET    /pack/conflicts                     |                     | 401 403 403 403 403 200
      DELETE /pack/conflicts/{kind=rule}/{id=x}  |                     | 401 403 403 403 403 404
      POST   /pack/import/csv                    |                     | 401 403 403 403 403 400
      POST   /pack/import/vale                   |                     | 401 403 403 403 403 400
      GET    /agents                             |                     | 401 403 403 403 403 200
      POST   /agents                             | {}                  | 401 403 403 403 403 400
      PATCH  /agents/{id=ana}                    | {"role": "king"}    | 401 403 403 403 403 400
      DELETE /agents/{id=nobody}                 |                     | 401 403 403 403 403 404
      GET    /agents/{id=ana}/tokens             |                     | 401 403 403 403 403 200
      DELETE /agents/{id=nobody}/tokens          |                     | 401 403 403 403 403 404
      DELETE /agents/{id=ana}/tokens/{token=x}   |                     | 401 403 403 403 403 404
      GET    /teams                              |                     | 401 403 403 403 403 200
      POST   /teams                              | {}                  | 401 403 403 403 403 400
      PATCH  /teams/{id=north}                   | {"zone": "Mars"}    | 401 403 403 403 403 400
      DELETE /teams/{id=north}                   |                     | 401 403 403 403 403 409
      POST   /invites                            | {}                  | 401 403 403 403 403 400
      POST   /join                               | {}                  | 400 400 400 400 400 400
      POST   /me/pairings                        | {}                  | 401 201 201 201 201 201
      POST   /sessions/tickets                   | {}                  | 401 200 200 200 200 200
      GET    //session/{ticket=x}?to=/progress   |                     | 404 404 404 404 404 404
      GET    /sign-in                            |                     | 200 200 200 200 200 200
      GET    //sign-in                           |                     | 404 404 404 404 404 404
      GET    //sign-in/callback                  |                     | 404 404 404 404 404 404
      POST   //v2/check                          | language=en&text=Hi | 401 200 200 200 200 200
      POST   //v2/check                          | language=en&text=Hi&apiKey=TOKEN | 401 200 200 200 200 200
      GET    //v2/languages                      |                     | 200 200 200 200 200 200
      GET    //v2/maxtextlength                  |                     | 200 200 200 200 200 200
      POST   //v2/maxtextlength                  |                     | 200 200 200 200 200 200
      GET    //metrics                           |                     | 200 403 403 403 403 200
      DELETE /me/history                         |                     | 401 204 204 204 204 204
      DELETE /sessions/current                   |                     | 401 204 204 204 204 204
      """;

  @TempDir static Path data;
  static Running running;
  static String revoked;
  static String expired;
  static String attempt;

  @BeforeAll
  static void start() {
    running = new Running(data);
    running.team("north", "Europe/Berlin");
    running.team("south", "UTC");
    revoked = running.token("gone", Role.ADMIN, null);
    running.get(revoked, "/me");
    running.call(ADMIN, "DELETE", "/agents/gone/tokens", "");
    expired = expiring();
    running.get(expired, "/me");
    running.clock.forward(Duration.ofMinutes(2));
    String ana = running.token("ana", Role.AGENT, "north");
    String scenario = json(running.get(ana, "/scenarios?limit=1")).at("/scenarios/0/id").asText();
    attempt =
        json(running.post(
                ana, "/attempts", "{\"scenario\": \"" + scenario + "\", \"text\": \"Hello.\"}"))
            .path("id")
            .asText();
  }

  private static String expiring() {
    Secret secret = Secret.fresh();
    running.token("late", Role.ADMIN, null);
    running
        .server
        .database()
        .write(
            handle -> {
              TokenStore.append(
                  handle,
                  secret.hash(),
                  new Token(
                      Secret.id(),
                      "late",
                      Token.Kind.BEARER,
                      "test",
                      NOW,
                      null,
                      NOW.plusSeconds(60)));
              return null;
            });
    return secret.text();
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  static Stream<Row> rows() {
    return TABLE.lines().skip(1).map(AccessTest::row);
  }

  private static Row row(String line) {
    String[] cells = line.split("\\|");
    String[] call = cells[0].strip().split(" +");
    List<Integer> statuses =
        Arrays.stream(cells[2].strip().split(" ")).map(Integer::valueOf).toList();
    return new Row(call[0], call[1], cells[1].strip(), statuses);
  }

  @Test
  void knowsEveryRoute() {
    Set<String> there = new TreeSet<>();
    json(running.send(running.request("/api/v1/openapi.json")))
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            there.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertThat(rows().map(row -> row.method + " " + row.fullTemplate()).distinct())
        .containsExactlyInAnyOrderElementsOf(there);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void letsThroughThoseWhoMayAndNobodyElse(Row row) {
    running.clock.forward(Duration.ofSeconds(1)); // nobody has called too often
    List<Integer> statuses = new ArrayList<>();
    statuses.add(status(row, null));
    // A fresh token for each call, as some end it.
    statuses.add(status(row, running.token("ana", Role.AGENT, "north")));
    statuses.add(status(row, running.token("ben", Role.AGENT, "south")));
    statuses.add(status(row, running.token("lea", Role.LEAD, "north", "north")));
    statuses.add(status(row, running.token("lou", Role.LEAD, "south", "south")));
    statuses.add(status(row, running.token("ada", Role.ADMIN, null)));
    assertThat(statuses).as("anonymous, ana, ben, lea, lou, admin").isEqualTo(row.statuses);
    assertThat(status(row, revoked)).as("revoked").isEqualTo(401);
    assertThat(status(row, expired)).as("expired").isEqualTo(401);
  }

  private static int status(Row row, @Nullable String token) {
    HttpRequest.Builder request = running.request(row.address(attempt));
    boolean inForm = row.body.contains("TOKEN");
    String body = row.body.replace("TOKEN", token == null ? "" : token);
    if (token != null && !inForm) request.header("Authorization", "Bearer " + token);
    boolean form = body.contains("=");
    request.header("Content-Type", form ? "application/x-www-form-urlencoded" : "application/json");
    return running
        .send(
            request.method(
                row.method,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)))
        .statusCode();
  }

  /** Pages hold nothing about anybody; what they show comes from the calls above. */
  @Test
  void opensItsPagesToEverybody() {
    for (Route page : Routes.pages(Extension.load(), Crx.load(null), () -> "", List.of()))
      assertThat(page.access()).as(page.path()).isEqualTo(Access.ALL);
  }
}

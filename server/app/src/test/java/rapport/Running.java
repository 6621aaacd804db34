package rapport;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import rapport.rules.Contents;
import rapport.store.PersonStore;
import rapport.store.TeamStore;
import rapport.store.TokenStore;

/** A server on a free port with a real file and a clock that stands still until a test moves it. */
public final class Running implements AutoCloseable {
  public static final String ADMIN = "admin-token-for-tests-0123456789";
  public static final Instant NOW = Instant.parse("2026-11-22T13:40:00Z");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** All servers of one run are of one version. */
  private static volatile Conformity conformity;

  static {
    // Thousands of requests in one run: their lines would bury what a test has to say.
    if (LoggerFactory.getLogger("rapport.requests") instanceof Logger requests)
      requests.setLevel(Level.WARN);
  }

  public final Server server;
  public final Hands clock = new Hands();

  /** A clock moved by hand. */
  public static final class Hands extends Clock {
    private volatile Instant now = NOW;

    public void forward(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }
  }

  /**
   * Its clock put right, for a real browser: events of a day after {@link #NOW} would be refused.
   */
  public Running onTime() {
    clock.forward(Duration.between(clock.instant(), Instant.now()));
    return this;
  }

  public Running(Path data) {
    this(data, TestPack.contents(), Map.of());
  }

  public Running(Path data, Contents shipped, Map<String, String> environment) {
    Map<String, String> all =
        new java.util.HashMap<>(
            Map.of(
                "RAPPORT_PORT",
                "0",
                "RAPPORT_DATA",
                data.toString(),
                "RAPPORT_ADMIN_TOKEN",
                ADMIN));
    all.putAll(environment);
    try {
      server = Server.start(Settings.of(all), clock, shipped);
    } catch (Settings.Faulty e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A new person of that role with a bearer token, which is returned. */
  public String token(String id, Role role, String team, String... leads) {
    Secret secret = Secret.fresh();
    Person person = new Person(id, id, null, role, team, List.of(leads), NOW, NOW);
    server
        .database()
        .write(
            handle -> {
              PersonStore.put(handle, person);
              TokenStore.append(
                  handle,
                  secret.hash(),
                  new Token(Secret.id(), id, Token.Kind.BEARER, "test", NOW, null, null));
              return null;
            });
    return secret.text();
  }

  public void team(String id, String zone) {
    server
        .database()
        .write(
            handle -> {
              TeamStore.put(handle, new Team(id, id, ZoneId.of(zone)));
              return null;
            });
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .timeout(Duration.ofSeconds(120));
  }

  /** Every answer must be one that the API's document promises. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    HttpResponse<String> answer = plain(request);
    conformity().check(answer);
    return answer;
  }

  private Conformity conformity() {
    Conformity made = conformity;
    if (made == null) {
      String document = plain(request("/api/v1/openapi.json")).body();
      made = new Conformity(Json.parse(document, JsonNode.class));
      conformity = made;
    }
    return made;
  }

  private HttpResponse<String> plain(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> get(String token, String path) {
    return send(request("/api/v1" + path).header("Authorization", "Bearer " + token));
  }

  /** Any method with a JSON body; {@code headers} are names and values in turn. */
  public HttpResponse<String> call(
      String token, String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        request("/api/v1" + path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json");
    if (headers.length > 0) request.headers(headers);
    return send(
        request.method(
            method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> post(String token, String path, String body) {
    return call(token, "POST", path, body);
  }

  public static JsonNode json(HttpResponse<String> response) {
    return Json.parse(response.body(), JsonNode.class);
  }

  /** A number from the file, as a reader sees it. */
  public int count(String sql) {
    return server.database().read(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }

  @Override
  public void close() {
    server.close();
  }
}

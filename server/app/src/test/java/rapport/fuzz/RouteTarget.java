package rapport.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rapport.Role;
import rapport.Running;

/**
 * Every call of the API, made by the admin, who may do most: no answer is a fault of ours, none
 * takes long, and what is refused changes nothing.
 */
public final class RouteTarget implements AutoCloseable {
  private static final Duration HANG = Duration.ofSeconds(10);
  private static final List<String> IDS =
      List.of(
          "calm-down",
          "ana",
          "north",
          "soon",
          "command",
          "1",
          "0",
          "-1",
          "99999999999",
          "x",
          "%00",
          "%2e%2e%2f",
          "a%20b",
          "%ED%A0%80",
          "%C3%28",
          "%F0%9F%98%94",
          "__proto__",
          "%27%3B--",
          "x".repeat(3_000));
  private static final List<String> QUERIES =
      List.of(
          "",
          "",
          "",
          "?limit=-1",
          "?limit=99999999999",
          "?limit=x",
          "?cursor=%00",
          "?cursor=////",
          "?cursor=eyJhIjoxfQ",
          "?from=0000-00-00",
          "?from=%2B999999999-01-01&to=-1",
          "?by=week&from=2026-01-01&to=1999-01-01",
          "?category=%F0%9F%98%94",
          "?kind=x&enabled=maybe",
          "?q=" + "%25".repeat(500),
          "?weeks=0",
          "?weeks=260",
          "?format=csv",
          "?format=exe",
          "?dryRun=perhaps",
          "?a=1&a=2&&=&;",
          "?to=//evil.example.com",
          "?team=north&team=south");
  private static final List<String> TAGS = List.of("*", "\"1\"", "W/\"x\"", "x", "\"\",,,", "");

  private final Running running;
  private final State state;
  private final List<Call> calls;
  private final HttpClient client = HttpClient.newHttpClient();

  RouteTarget(Path data) {
    running = new Running(data);
    running.team("north", "Europe/Berlin");
    running.token("ana", Role.AGENT, "north");
    calls = Call.all(running);
    state = new State(data);
  }

  /** For the fuzzer, which ends by ending the process. */
  private static @Nullable RouteTarget shared;

  public static void fuzzerInitialize() throws IOException {
    shared = new RouteTarget(Files.createTempDirectory("fuzz"));
  }

  public static void fuzzerTestOneInput(byte[] input) {
    if (shared == null) throw new IllegalStateException("fuzzerInitialize was not called");
    shared.run(input);
  }

  void run(byte[] input) {
    Choices choices = new Choices(input);
    Call call = choices.of(calls);
    String path = call.path().replaceAll("\\{[a-z]+}", choices.of(IDS)) + choices.of(QUERIES);
    byte[] body = call.body() == null ? new byte[0] : Hostile.body(choices, call.body());
    String type = choices.oneIn(12) ? "text/plain" : call.type();
    send(call.method(), path, type, choices.of(TAGS), body);
  }

  /** Sends it and holds the answer against the rule. */
  void send(String method, String path, String type, String tag, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.server.port() + path))
            .timeout(HANG)
            .header("Authorization", "Bearer " + Running.ADMIN)
            .header("Content-Type", type)
            .header("Rapport-Why", "because");
    if (!tag.isEmpty()) request.header(tag.equals("*") ? "If-None-Match" : "If-Match", tag);
    if (tag.equals("*") && body.length % 2 == 1) request.header("If-Match", tag);
    String before = state.digest();
    HttpResponse<byte[]> answer;
    try {
      answer = exchange(request.method(method, BodyPublishers.ofByteArray(body)).build());
    } catch (HttpTimeoutException e) {
      throw new AssertionError("hangs: " + told(method, path, body), e);
    } catch (IOException e) {
      throw new UncheckedIOException(told(method, path, body), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    String said = new String(answer.body(), StandardCharsets.UTF_8);
    if (answer.statusCode() >= 500)
      throw new AssertionError(answer.statusCode() + ": " + told(method, path, body) + said);
    if (answer.statusCode() >= 400 && !state.digest().equals(before))
      throw new AssertionError("refused, but changed: " + told(method, path, body) + said);
  }

  /** Once more when a connection that was kept from before turns out to be closed. */
  private HttpResponse<byte[]> exchange(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (HttpTimeoutException e) {
      throw e;
    } catch (IOException e) {
      return client.send(request, BodyHandlers.ofByteArray());
    }
  }

  private static String told(String method, String path, byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    return method + " " + path + " " + text.substring(0, Math.min(2_000, text.length())) + "\n";
  }

  @Override
  public void close() {
    state.close();
    running.close();
  }
}

package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.Running;
import rapport.TestPack;

/** What every answer carries, and what a proxy may say about who asks. */
class HeadersTest {
  @TempDir static Path data;
  static Running running;

  @BeforeAll
  static void start() {
    running =
        new Running(
            data, TestPack.contents(), Map.of("RAPPORT_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8"));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static HttpResponse<String> get(String path, String... headers) {
    var request = running.request(path);
    if (headers.length > 0) request.headers(headers);
    return running.send(request);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/admin",
        "/join/abc",
        "/assets/base.css",
        "/api/v1/health",
        "/api/v1/me",
        "/nothing"
      })
  void everyAnswerForbidsWhatOursNeverDo(String path) {
    var headers = get(path).headers();
    String policy = headers.firstValue("Content-Security-Policy").orElse("");
    assertThat(policy)
        .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe", "*", "http:");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()");
    assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
    assertThat(headers.firstValue("X-Request-Id")).isPresent();
    assertThat(headers.firstValue("Server")).isEmpty();
    assertThat(headers.firstValue("Strict-Transport-Security")).as("no TLS here").isEmpty();
  }

  @Test
  void whatAPageLoadsIsKeptByBrowsersWhileTheServerRuns() {
    String page = get("/progress").body();
    var named = Pattern.compile("/assets/([^/\"]+)/progress\\.js").matcher(page);
    assertThat(named.find()).as(page).isTrue();
    assertThat(page.replace(named.group(1) + "/", "")).contains("\"/assets/base.css\"");
    var script = get(named.group());
    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(script.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    // A page that was opened before the last start goes on working, with what there is now.
    var earlier = get("/assets/23456789ab/progress.js");
    assertThat(earlier.body()).isEqualTo(script.body());
    assertThat(earlier.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(get("/assets/23456789ab/nothing.js").statusCode()).isEqualTo(404);
    assertThat(get("/assets/" + named.group(1) + "/nothing.js").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNoHttpIsRefusedWithoutHtml() {
    String answer = Raw.send(running.server.port(), "G<b>T / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    assertThat(answer).doesNotContain("<b>", "<html", "Jetty");
    String huge = "x".repeat(20_000);
    String tooLong =
        Raw.send(
            running.server.port(), "GET / HTTP/1.1\r\nHost: localhost\r\nA: " + huge + "\r\n\r\n");
    assertThat(tooLong).startsWith("HTTP/1.1 431").doesNotContain("<html");
    assertThat(tooLong).contains("longer than 8 KiB");
  }

  @Test
  void saysWhichMethodsWouldDo() {
    String request = "DELETE /api/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close";
    String answer = Raw.send(running.server.port(), request + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 405").contains("GET, HEAD would do");
    assertThat(answer).containsIgnoringCase("\r\nAllow: GET, HEAD\r\n");
  }

  @Test
  void aTrustedProxySaysThatTheBrowserUsesTls() {
    var headers = get("/", "X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.9");
    assertThat(headers.headers().firstValue("Strict-Transport-Security")).isPresent();
    assertThat(session("https")).contains("Secure").contains("HttpOnly").contains("SameSite=Lax");
    assertThat(session("http")).doesNotContain("Secure").contains("HttpOnly");
  }

  /** The cookie of a page that was opened by a ticket. */
  private static String session(String scheme) {
    String ticket =
        Running.json(running.post(ADMIN, "/sessions/tickets", "{\"path\":\"/admin\"}"))
            .path("url")
            .asText();
    String path = ticket.substring(ticket.indexOf("/session/"));
    return get(path, "X-Forwarded-Proto", scheme).headers().firstValue("Set-Cookie").orElse("");
  }

  @Test
  void limitsTheClientBehindTheProxyNotTheProxy() {
    int refused = 0;
    for (int i = 0; i < 250; i++)
      if (get("/api/v1/health", "X-Forwarded-For", "203.0.113.7").statusCode() == 429) refused++;
    assertThat(refused).isPositive();
    assertThat(get("/api/v1/health", "X-Forwarded-For", "203.0.113.8").statusCode()).isEqualTo(200);
    // What the client itself wrote in front changes nothing.
    assertThat(get("/api/v1/health", "X-Forwarded-For", "198.51.100.1, 203.0.113.7").statusCode())
        .isEqualTo(429);
    // Further proxies of ours are looked through.
    assertThat(get("/api/v1/health", "X-Forwarded-For", "203.0.113.7, 10.1.2.3").statusCode())
        .isEqualTo(429);
  }

  @Test
  void believesNoProxyThatIsNotNamed(@TempDir Path other) {
    try (Running alone = new Running(other)) {
      var answer =
          alone.send(
              alone
                  .request("/")
                  .headers("X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.9"));
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
      int refused = 0;
      for (int i = 0; i < 250; i++) {
        String made = "203.0.113." + i;
        if (alone.send(alone.request("/api/v1/health").header("X-Forwarded-For", made)).statusCode()
            == 429) refused++;
      }
      assertThat(refused).as("an invented address is no new client").isPositive();
    }
  }

  @Test
  void writesByCookieNeedOurOwnPageAndJson() {
    String cookie = session("http").split(";", -1)[0];
    String own = "http://127.0.0.1:" + running.server.port();
    assertThat(write(cookie, own, "application/json")).isEqualTo(201);
    for (String origin :
        List.of("https://evil.example.com", "null", own + "0", "https" + own.substring(4)))
      assertThat(write(cookie, origin, "application/json")).as(origin).isEqualTo(403);
    assertThat(write(cookie, "", "application/json")).isEqualTo(403);
    for (String type :
        List.of("text/plain", "application/x-www-form-urlencoded", "application/jsonp"))
      assertThat(write(cookie, own, type)).as(type).isEqualTo(415);
  }

  private static int write(String cookie, String origin, String type) {
    var request =
        running
            .request("/api/v1/teams")
            .header("Cookie", cookie)
            .header("Content-Type", type)
            .POST(
                BodyPublishers.ofString(
                    "{\"id\":\"t%1$d\",\"name\":\"T%1$d\",\"zone\":\"UTC\"}"
                        .formatted(System.nanoTime())));
    if (!origin.isEmpty()) request.header("Origin", origin);
    return running.send(request).statusCode();
  }

  @Test
  void answersNoPageOfAnotherSiteByCors() {
    for (String origin :
        List.of(
            "https://evil.example.com",
            "null",
            "chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")) {
      var headers = get("/api/v1/health", "Origin", origin).headers();
      assertThat(headers.firstValue("Access-Control-Allow-Origin")).as(origin).isEmpty();
      assertThat(headers.firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }
  }
}

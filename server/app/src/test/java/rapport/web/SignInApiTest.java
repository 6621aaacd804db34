package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.Running;
import rapport.TestPack;

class SignInApiTest {
  private static final String ANA =
      "{\"email\": \"Ana@partner.example\", \"email_verified\": true, \"name\": \"Ana\"}";

  @TempDir static Path folder;
  static IdentityProvider provider;
  static Running running;

  @BeforeAll
  static void start() throws Exception {
    provider = new IdentityProvider(folder.resolve("provider.log"));
    running = running("data", provider.issuer());
    running.post(
        ADMIN, "/agents", "{\"name\": \"Ana of sales\", \"email\": \"ana@partner.example\"}");
  }

  private static Running running(String data, String issuer) {
    return new Running(
        folder.resolve(data),
        TestPack.contents(),
        Map.of(
            "RAPPORT_OIDC_ISSUER", issuer,
            "RAPPORT_OIDC_CLIENT_ID", "rapport",
            "RAPPORT_OIDC_CLIENT_SECRET", "between the two of them",
            "RAPPORT_OIDC_DOMAINS", "company.example"));
  }

  @AfterAll
  static void stop() {
    running.close();
    provider.close();
  }

  /** A browser that has begun to sign in: where it was sent, and the cookie it was given. */
  private record Begun(String asked, String cookie) {
    static Begun at(String to) {
      HttpResponse<String> answer = running.send(running.request("/sign-in?to=" + to));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
      String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/sign-in");
      return new Begun(
          answer.headers().firstValue("Location").orElseThrow(), cookie.replaceAll(";.*", ""));
    }

    HttpResponse<String> back(String location) {
      assertThat(location).startsWith(running.server.url() + "/sign-in/callback?");
      return running.send(
          running
              .request(location.substring(running.server.url().length()))
              .header("Cookie", cookie));
    }
  }

  private static HttpResponse<String> signIn(String to, String claims, UnaryOperator<String> tamper)
      throws Exception {
    Begun begun = Begun.at(to);
    return begun.back(provider.signIn(tamper.apply(begun.asked), claims));
  }

  /** Who is signed in by what was answered. */
  private static String who(HttpResponse<String> answer) {
    String session =
        answer.headers().allValues("Set-Cookie").stream()
            .filter(cookie -> cookie.startsWith("rapport_session="))
            .findFirst()
            .orElseThrow();
    return json(running.send(
            running.request("/api/v1/me").header("Cookie", session.replaceAll(";.*", ""))))
        .path("name")
        .asText();
  }

  @Test
  void asksByCodeWithAChallengeAStateAndANonce() {
    String asked = Begun.at("/progress").asked;
    assertThat(asked)
        .startsWith(provider.issuer() + "/authorize?")
        .contains("response_type=code")
        .contains("code_challenge_method=S256")
        .contains("code_challenge=")
        .contains("state=")
        .contains("nonce=")
        .contains("scope=openid+email+profile");
    assertThat(asked).doesNotContain("between");
  }

  @Test
  void signsInWhomTheAdminAddedWithThatAddress() throws Exception {
    HttpResponse<String> answer = signIn("/practice", ANA, asked -> asked);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).hasValue("/practice");
    assertThat(who(answer)).isEqualTo("Ana of sales");
  }

  @Test
  void makesAnAgentOfSomebodyOfTheCompanysDomainOnce() throws Exception {
    String claims =
        "{\"email\": \"ben@company.example\", \"email_verified\": true, \"name\": \"Ben \\u202E<b>\", \"role\": \"admin\"}";
    assertThat(who(signIn("/progress", claims, asked -> asked))).isEqualTo("Ben <b>");
    assertThat(who(signIn("/progress", claims, asked -> asked))).isEqualTo("Ben <b>");
    assertThat(
            running.count(
                "SELECT count(*) FROM person WHERE email = 'ben@company.example' AND role = 'agent'"))
        .isOne();
  }

  @Test
  void endsOnALinkThatPairsTheExtension() throws Exception {
    HttpResponse<String> answer = signIn("/join", ANA, asked -> asked);
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith("/join/");
    String body =
        "{\"invite\": \"" + location.substring("/join/".length()) + "\", \"browser\": \"Edge\"}";
    String token =
        json(running.send(running.request("/api/v1/join").POST(BodyPublishers.ofString(body))))
            .path("token")
            .asText();
    assertThat(json(running.get(token, "/me")).path("name").asText()).isEqualTo("Ana of sales");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"email\": \"eve@elsewhere.example\", \"email_verified\": true}                   |",
        "{\"email\": \"eve@company.example.evil.example\", \"email_verified\": true}        |",
        "{\"email\": \"eve@company.example\", \"email_verified\": false}                    |",
        "{\"email\": \"eve@company.example\"}                                               |",
        "{\"email_verified\": true}                                                         |",
        "{\"email\": \"eve@company.example\", \"email_verified\": true}                     | nonce=",
        "{\"email\": \"eve@company.example\", \"email_verified\": true, \"aud\": \"other\"} |",
        "{\"email\": \"eve@company.example\", \"email_verified\": true, \"iss\": \"https://evil.example\"} |",
        "{\"email\": \"eve@company.example\", \"email_verified\": true}                     | code_challenge="
      })
  void letsNobodyInWhomTheProviderDoesNotVouchFor(String claims, String altered) throws Exception {
    int before =
        running.count("SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM token)");
    HttpResponse<String> answer =
        signIn(
            "/progress",
            claims,
            asked ->
                altered == null
                    ? asked
                    : asked.replaceAll("(?<=[?&]" + altered + ")[^&]+", "x".repeat(43)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("rapport_session="));
    assertThat(running.count("SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM token)"))
        .isEqualTo(before);
  }

  @Test
  void refusesAnAnswerThatThisBrowserDidNotAskForOrAskedForBefore() throws Exception {
    Begun mine = Begun.at("/progress");
    Begun other = Begun.at("/progress");
    String location = provider.signIn(other.asked, ANA);
    assertThat(mine.back(location).statusCode()).as("another browser's state").isEqualTo(403);
    assertThat(
            running
                .send(running.request(location.substring(running.server.url().length())))
                .statusCode())
        .as("no cookie")
        .isEqualTo(403);
    assertThat(other.back(location.replaceAll("state=[^&]+", "state=x")).statusCode())
        .as("wrong state")
        .isEqualTo(403);
    assertThat(other.back(location).statusCode()).isEqualTo(302);
    assertThat(other.back(location).statusCode()).as("twice").isEqualTo(410);
  }

  @Test
  void refusesAnAnswerThatTookTooLong() throws Exception {
    Begun begun = Begun.at("/progress");
    String location = provider.signIn(begun.asked, ANA);
    running.clock.forward(Duration.ofMinutes(11));
    assertThat(begun.back(location).statusCode()).isEqualTo(410);
  }

  @Test
  void tellsPeopleInAPageWhatWentWrong() throws Exception {
    Begun begun = Begun.at("/progress");
    String claims = "{\"email\": \"<b>@elsewhere.example\", \"email_verified\": true}";
    String location = provider.signIn(begun.asked, claims);
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                running
                    .request(location.substring(running.server.url().length()))
                    .header("Cookie", begun.cookie)
                    .header("Accept", "text/html,application/xhtml+xml")
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(answer.body())
        .contains("Nobody here has the address &lt;b>@elsewhere.example. Ask an admin")
        .doesNotContain("<b>");
  }

  @Test
  void leadsNowhereElse() {
    for (String to : new String[] {"//evil.example", "https://evil.example", "/\\evil.example"})
      assertThat(
              running.send(running.request("/sign-in?to=" + to.replace("\\", "%5C"))).statusCode())
          .as(to)
          .isEqualTo(400);
  }

  @Test
  void saysWhetherItIsOfferedAndStaysCalmWhenTheProviderIsDown() {
    assertThat(json(running.send(running.request("/api/v1/sign-in"))).path("url").asText())
        .isEqualTo(running.server.url() + "/sign-in");
    try (Running alone = running("alone", "http://127.0.0.1:9/down")) {
      var answer = alone.send(alone.request("/sign-in"));
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
  }
}

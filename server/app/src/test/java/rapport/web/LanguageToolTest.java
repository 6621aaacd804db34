package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.languagetool.remote.CheckConfiguration;
import org.languagetool.remote.CheckConfigurationBuilder;
import org.languagetool.remote.RemoteLanguageTool;
import org.languagetool.remote.RemoteResult;
import org.languagetool.remote.RemoteRuleMatch;
import rapport.Role;
import rapport.Running;

/** Mostly through LanguageTool's own Java client. */
class LanguageToolTest {
  private static final String TEXT =
      "Hello \uD83D\uDE00 Sam. Please calm down. It is closed as per our policy.";

  @TempDir static Path data;
  static Running running;
  static String token;

  @BeforeAll
  static void start() {
    running = new Running(data);
    token = running.token("ana", Role.AGENT, null);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static RemoteLanguageTool client() throws MalformedURLException {
    return new RemoteLanguageTool(URI.create("http://127.0.0.1:" + running.server.port()).toURL());
  }

  private static CheckConfigurationBuilder signedIn(String language) {
    return new CheckConfigurationBuilder(language).username("ana").apiKey(token);
  }

  @Test
  void anotherOnesClientFindsOurRules() throws Exception {
    RemoteResult result = client().check(TEXT, signedIn("en-US").build());
    assertThat(result.getLanguageCode()).isEqualTo("en-US");
    assertThat(result.getRemoteServer().getSoftware()).isEqualTo("Rapport");
    assertThat(result.getMatches())
        .extracting(RemoteRuleMatch::getRuleId)
        .containsExactly("calm-down", "per-our-policy");
    RemoteRuleMatch calm = result.getMatches().get(0);
    int end = calm.getErrorOffset() + calm.getErrorLength();
    assertThat(TEXT.substring(calm.getErrorOffset(), end)).isEqualTo("Please calm down");
    assertThat(calm.getMessage()).isEqualTo("It does the opposite.");
    assertThat(calm.getShortMessage()).hasValue("Command");
    assertThat(calm.getReplacements().orElseThrow()).containsExactly("Take the time you need");
    assertThat(calm.getCategoryId()).hasValue("command");
    assertThat(calm.getLocQualityIssueType()).hasValue("style");
    assertThat(calm.getContext().substring(calm.getContextOffset())).startsWith("Please calm down");
    assertThat(client().getMaxTextLength()).isEqualTo(100_000);
  }

  @Test
  void heedsWhatTheClientSwitchesOff() throws Exception {
    CheckConfiguration off = signedIn("en").disabledRuleIds("calm-down").build();
    assertThat(client().check(TEXT, off).getMatches())
        .extracting(RemoteRuleMatch::getRuleId)
        .containsExactly("per-our-policy");
    CheckConfiguration only = signedIn("auto").enabledRuleIds("calm-down").enabledOnly().build();
    assertThat(client().check(TEXT, only).getMatches())
        .extracting(RemoteRuleMatch::getRuleId)
        .containsExactly("calm-down");
  }

  @Test
  void theClientShowsItsUserWhyItWasRefused() {
    assertThatThrownBy(() -> client().check("Hello.", new CheckConfigurationBuilder("en").build()))
        .hasMessageContaining("401");
    assertThatThrownBy(() -> client().check("Hello.", signedIn("en").apiKey("wrong").build()))
        .hasMessageContaining("401");
    assertThatThrownBy(() -> client().check("Hallo.", signedIn("de-DE").build()))
        .hasMessageContaining("Supported language codes are: en, en-AU");
    assertThatThrownBy(() -> client().check("Hello. ".repeat(15_000), signedIn("en").build()))
        .hasMessageContaining("Your text exceeds the limit of 100000 characters");
  }

  private static HttpResponse<String> form(String body, String... headers) {
    var request =
        running
            .request("/v2/check")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) request.headers(headers);
    return running.send(request);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void takesTheTokenFromTheHeaderAndIgnoresUnknownFields() {
    var answer =
        form(
            "language=en-GB&text=Calm+down.&level=picky&colour=red",
            "Authorization",
            "Bearer " + token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode match = json(answer).at("/matches/0");
    assertThat(match.path("sentence").asText()).isEqualTo("Calm down.");
    assertThat(match.at("/rule/category/name").asText()).isEqualTo("Command");
    assertThat(json(answer).at("/software/apiVersion").asInt()).isOne();
    assertThat(json(answer).at("/language/detectedLanguage/code").asText()).isEqualTo("en-GB");
  }

  @Test
  void tellsPlacesInTheWholeOfATextWithMarkup() {
    String data =
        """
        {"annotation": [{"text": "Hello "}, {"markup": "<b>"}, {"text": "Sam"}, {"markup": "</b>"}, {"text": "."},
         {"markup": "<p>", "interpretAs": "\\n\\n"}, {"text": "Calm "}, {"markup": "<i>"}, {"text": "down"}, {"markup": "</i>"}, {"text": "."}]}""";
    var answer = form("language=en&data=" + encoded(data) + "&apiKey=" + token);
    JsonNode match = json(answer).at("/matches/0");
    String whole = "Hello <b>Sam</b>.<p>Calm <i>down</i>.";
    int start = match.path("offset").asInt();
    assertThat(whole.substring(start, start + match.path("length").asInt()))
        .isEqualTo("Calm <i>down");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "language=en                      | Error: Missing 'text' or 'data' parameter",
        "text=Hello                       | Error: Missing 'language' parameter",
        "language=en&text=a&data=%7B%7D   | Error: Set only 'text' or 'data' parameter, not both",
        "language=en&data=%7B             | Error: The 'data' parameter is not valid JSON",
        "language=en&data=%7B%7D          | Error: The 'data' parameter must hold 'text', or 'annotation' with texts and markup",
        "language=en&text=%E4%ZZ          | Error: The form is not URL-encoded."
      })
  void saysWhatIsWrongAsLanguageToolDoes(String body, String text) {
    var answer = form(body, "Authorization", "Bearer " + token);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(answer.body()).isEqualTo(text);
  }

  @Test
  void hasTheTeamsRulesAndRefusesWhatTheGuardRefuses() {
    assertThat(form("language=en&text=Calm+down.").statusCode()).isEqualTo(401);
    assertThat(form("language=en&text=Calm+down.&apiKey=wrong").body()).startsWith("Error: ");
    var inAddress =
        running.send(
            running.request("/v2/check?apiKey=" + token).POST(BodyPublishers.ofString("text=a")));
    assertThat(inAddress.statusCode()).isEqualTo(400);
    var large = form("language=en&apiKey=" + token + "&text=" + "a".repeat(10 << 20));
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(form("language=en&text=Calm+down.&apiKey=" + ADMIN).statusCode()).isEqualTo(200);
  }

  @Test
  void listsItsLanguagesToEverybody() {
    JsonNode languages = json(running.send(running.request("/v2/languages")));
    assertThat(languages.findValuesAsText("longCode")).contains("en", "en-US", "en-GB");
    assertThat(languages.findValuesAsText("code")).containsOnly("en");
  }
}

package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.Running;

class ImportApiTest {
  private static final String TABLE =
      """
      phrase,why,rewrite
      to be honest,It says the rest was not.,
      "Going forward, please",Office talk.,"from now on"
      """;

  @TempDir Path data;
  Running running;

  @BeforeEach
  void start() {
    running = new Running(data);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private HttpResponse<String> send(String path, byte[] body) {
    return running.send(
        running
            .request("/api/v1/pack/import/" + path)
            .header("Authorization", "Bearer " + ADMIN)
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<String> send(String path, String body) {
    return send(path, body.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code line outcome}, a row. */
  private static List<String> outcomes(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<String> outcomes = new ArrayList<>();
    for (JsonNode row : json(answer).path("rows"))
      outcomes.add(row.path("line").asText() + " " + row.path("outcome").asText());
    return outcomes;
  }

  private List<String> found(String text) {
    return json(running.post(ADMIN, "/check", "{\"text\": \"" + text + "\"}"))
        .path("findings")
        .findValuesAsText("rule");
  }

  @Test
  void aTableOfPhrasesIsOneRulesetOfRulesThatProveThemselves() {
    assertThat(outcomes(send("csv?dryRun=true", TABLE))).containsExactly("2 live", "3 live");
    assertThat(found("To be honest, it is late.")).isEmpty();
    var answer = send("csv", TABLE);
    assertThat(outcomes(answer)).containsExactly("2 live", "3 live");
    assertThat(json(answer).path("ruleset").asInt()).isEqualTo(2);
    assertThat(found("To be honest, it is late. Going forward please call."))
        .containsExactly("own-to-be-honest", "own-going-forward-please");
    JsonNode rule = json(running.get(ADMIN, "/rules/own-going-forward-please"));
    assertThat(rule.path("category").asText()).isEqualTo("house");
    assertThat(rule.path("severity").asText()).isEqualTo("hint");
    assertThat(rule.at("/rewrites/0").asText()).isEqualTo("from now on");
    assertThat(rule.at("/mustNotMatch/0").asText()).contains("from now on");
    assertThat(json(running.get(ADMIN, "/rulesets")).at("/rulesets/0/why").asText())
        .isEqualTo("A table of phrases");
    assertThat(outcomes(send("csv", TABLE))).containsExactly("2 unchanged", "3 unchanged");
    assertThat(running.count("SELECT count(*) FROM ruleset")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFFphrase;why;rewrite\r\nto be honest;Reason;frankly\r\n",
        "Use instead\tAvoid\tReason\nfrankly\tto be honest\tReason\n",
        "to be honest,Reason,frankly",
        "\"Phrase\",\"Why\",\"Rewrite\"\n\"to be\nhonest\",\"Reason\",\"frankly\"\n",
        "rewrite , why , phrase\nfrankly,Reason, “To be honest…” \n\n"
      })
  void readsTheTablesThatSpreadsheetsWrite(String table) {
    assertThat(outcomes(send("csv", table))).hasSize(1).first().asString().endsWith("live");
    JsonNode rule = json(running.get(ADMIN, "/rules/own-to-be-honest"));
    assertThat(rule.at("/rewrites/0").asText()).isEqualTo("frankly");
    assertThat(rule.path("message").asText()).isEqualTo("Reason");
  }

  @Test
  void whatDoesNotProveItselfIsADraftAndSaysWhy() {
    var answer =
        send(
            "csv",
            "phrase,why,rewrite\nhonestly,Why,calm down\nhere is the reason,Why,\nas such,Why,as it is\n");
    assertThat(outcomes(answer)).containsExactly("2 draft", "3 draft", "4 live");
    assertThat(json(answer).at("/rows/0/messages/0").asText()).contains("found by calm-down");
    // It would flag what another rule offers.
    assertThat(json(answer).at("/rows/1/messages/0").asText())
        .contains("per-our-policy")
        .contains("found by own-here-is-the-reason");
    assertThat(json(running.get(ADMIN, "/rules/own-honestly")).path("enabled").asBoolean(true))
        .isFalse();
    assertThat(found("Honestly, as such it is late.")).containsExactly("own-as-such");
  }

  @Test
  void refusesFormulasAndWhatIsNoPhraseRowByRow() {
    var answer =
        send(
            "csv",
            """
            phrase,why,rewrite
            "=HYPERLINK(""http://x"")",Why,
            as such,@SUM(A1),
            as such,Why,+1
            as such,'-5 is cold,
            me@home,Why,
            Sorry. Bye,Why,
            a\u202Eb,Why,
            ...,Why,
            """);
    assertThat(outcomes(answer))
        .containsExactly(
            "2 refused",
            "3 refused",
            "4 refused",
            "5 live",
            "6 refused",
            "7 refused",
            "8 refused",
            "9 refused");
    assertThat(json(answer).at("/rows/0/messages/0").asText()).contains("like a formula");
    assertThat(json(answer).at("/rows/4/messages/0").asText()).contains("'@'");
    assertThat(json(answer).at("/rows/5/messages/0").asText()).contains("end of a sentence");
    assertThat(json(running.get(ADMIN, "/rules/own-as-such")).path("message").asText())
        .isEqualTo("-5 is cold");
  }

  @Test
  void refusesWhatIsNoTableAndChangesNothing() {
    String before = Rules.state(running);
    assertThat(send("csv", new byte[] {'a', (byte) 0xE4, ',', 'b'}).body()).contains("not UTF-8");
    assertThat(send("csv", "phrase,why\n\"a, b\n").statusCode()).isEqualTo(400);
    assertThat(send("csv", "phrase,why,rewrite\n").body()).contains("no rows");
    assertThat(send("csv?category=nonsense", TABLE).statusCode()).isEqualTo(400);
    assertThat(send("csv", "a".repeat(10 << 20)).statusCode()).isEqualTo(413);
    assertThat(send("vale", "a: [").body()).contains("no YAML");
    assertThat(send("vale", "a: " + "[".repeat(50_000)).statusCode()).isEqualTo(400);
    assertThat(Rules.state(running)).isEqualTo(before);
  }

  @Test
  void importsSimpleValeStyles() {
    var existence =
        send(
            "vale?name=Clichés.yml",
            """
            extends: existence
            message: "Avoid '%s'."
            level: warning
            ignorecase: true
            tokens:
              - at the end of the day
              - (?:in a nutshell|long story short)
              - '\\bobviously\\b'
            """);
    assertThat(outcomes(existence)).containsExactly("6 live", "7 live", "7 live", "8 refused");
    assertThat(json(existence).at("/rows/3/messages/0").asText()).contains("'\\'");
    assertThat(found("At the end of the day, long story short.")).hasSize(2);
    JsonNode rule =
        json(running.get(ADMIN, "/rules/" + json(existence).at("/rows/0/rule").asText()));
    assertThat(rule.path("message").asText()).isEqualTo("Avoid this.");
    assertThat(rule.path("severity").asText()).isEqualTo("warning");
    var swap =
        send(
            "vale?name=Plain&category=command",
            """
            extends: substitution
            message: "Say '%s' instead of '%s'."
            level: suggestion
            swap:
              utilise: use|take
              Prior To: before
            """);
    assertThat(outcomes(swap)).containsExactly("5 live", "6 refused");
    assertThat(json(swap).at("/rows/1/messages/0").asText()).contains("capitals");
    JsonNode use = json(running.get(ADMIN, "/rules/vale-plain-utilise"));
    assertThat(use.path("message").asText()).isEqualTo("Say 'use' instead of 'utilise'.");
    assertThat(use.path("rewrites")).hasSize(2);
    assertThat(use.path("severity").asText()).isEqualTo("hint");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Line 1: extends must be existence or substitution, not 'occurrence'.|extends: occurrence",
        "Line 3: 'nonword' is more than can be imported.|extends: existence\nmessage: m\nnonword: true\ntokens: [a]",
        "Line 3: a scope other than text is more than can be imported.|extends: existence\nmessage: m\nscope: heading\ntokens: [a]",
        "Line 2: level must be suggestion, warning or error.|extends: existence\nlevel: loud",
        "Line 3: 'swap' does not belong to existence.|extends: existence\nmessage: m\nswap: {a: b}",
        "Line 1: message is missing.|extends: existence\ntokens: [a]"
      })
  void namesWhatIsNotSimpleInAStyleByLine(String both) {
    int bar = both.indexOf('|');
    var answer = send("vale", both.substring(bar + 1));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("detail").asText()).isEqualTo(both.substring(0, bar));
  }
}

package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.Json;
import rapport.Running;

class CheckApiTest {
  @TempDir static Path data;
  static Running running;

  @BeforeAll
  static void start() {
    running = new Running(data);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void findsAPhraseAndOffersARewrite() {
    var answer =
        json(running.post(ADMIN, "/check", "{\"text\": \"It is closed as per our policy.\"}"));
    assertThat(answer.at("/ruleset").asInt()).isEqualTo(1);
    assertThat(answer.at("/findings/0"))
        .hasToString(
            "{\"start\":13,\"end\":30,\"rule\":\"per-our-policy\",\"category\":\"defensive-policy\",\"severity\":\"warning\","
                + "\"message\":\"They hear a wall.\",\"rewrites\":[\"here is the reason\"]}");
    assertThat(answer.at("/shape").has("empathy")).isTrue();
    assertThat(answer.at("/shape/empathy").isNull()).isTrue();
    assertThat(answer.has("customer")).isTrue();
  }

  @Test
  void leavesAloneWhatIsToBeSkipped() {
    var answer =
        json(
            running.post(
                ADMIN,
                "/check",
                "{\"text\": \"Per our policy.\", \"skip\": [{\"start\": 0, \"end\": 15}]}"));
    assertThat(answer.at("/findings")).isEmpty();
  }

  @Test
  void checksSeveralTextsUnderOneRuleset() {
    var answer =
        json(
            running.post(
                ADMIN,
                "/check",
                "{\"texts\": [{\"id\": \"a\", \"text\": \"Calm down.\"}, {\"id\": \"b\", \"text\": \"Hello.\"}]}"));
    assertThat(answer.at("/results/0/id").asText()).isEqualTo("a");
    assertThat(answer.at("/results/0/findings/0/rule").asText()).isEqualTo("calm-down");
    assertThat(answer.at("/results/1/findings")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"text\": 'x'}                                          | 400 | The body is not JSON: line 1, column 10.",
        "                                                         | 400 | The body is empty; JSON is expected.",
        "{\"text\": \"a\"} x                                      | 400 | The body is not JSON: line 1, column 15.",
        "{\"text\": \"a\", \"text\": \"b\"}                        | 400 | The JSON holds a field twice: line 1, column 21.",
        "{\"text\": \"a\", \"skip\": [{\"start\": 9999999999}]}  | 400 | The JSON holds a number that is too large for its place: line 1, column 44.",
        "{\"x\": {\"y\": 1}, \"text\": \"a\"}                  | 400 | /x is not a field of this call.",
        "{\"text\": \"a\", \"x\": [1]}                           | 400 | /x is not a field of this call.",
        "{\"texts\": [{\"x\": {\"y\": 1}, \"text\": \"a\"}]}      | 400 | /texts/0/x is not a field of this call.",
        "{\"text\": \"a\", \"colour\": 1}                          | 400 | /colour is not a field of this call.",
        "{\"text\": \"a\", \"colour\": 1, \"x\": {\"y\": []}}      | 400 | /colour is not a field of this call, and 1 more.",
        "{\"text\": 17}                                           | 400 | /text must be a text.",
        "{\"text\": null}                                         | 400 | /text is missing.",
        "{\"text\": \"a\", \"skip\": [{\"start\": \"0\"}]}         | 400 | /skip/0/start must be a whole number.",
        "{\"text\": \"a\", \"skip\": [{\"start\": 0, \"end\": 2}]} | 400 | /skip/0 must be a start and an end within the text.",
        "{\"text\": \"a\", \"texts\": []}                          | 400 | The body holds either texts or one text, not both.",
        "{\"texts\": [null, {\"id\": \"b\"}]}                      | 400 | /texts/0 must be an object, and 1 more.",
        "[]                                                       | 400 | The body must be an object.",
        "null                                                     | 400 | The body must be an object."
      })
  void saysWhatIsWrongWithABody(String body, int status, String detail) {
    var response = running.post(ADMIN, "/check", body == null ? "" : body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(response).path("detail").asText()).isEqualTo(detail);
  }

  @Test
  void refusesATextBeyondTheLimitWithoutRepeatingIt() {
    var response = running.post(ADMIN, "/check", "{\"text\": \"" + "zebra ".repeat(16_667) + "\"}");
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(json(response).at("/errors/0/pointer").asText()).isEqualTo("/text");
    assertThat(response.body()).doesNotContain("zebra");
  }

  @Test
  void refusesTooManyTexts() {
    String texts = "{\"text\": \"a\"},".repeat(101);
    var response =
        running.post(
            ADMIN, "/check", "{\"texts\": [" + texts.substring(0, texts.length() - 1) + "]}");
    assertThat(response.statusCode()).isEqualTo(413);
  }

  @Test
  void refusesABodyOfTenMegabytes() {
    var request =
        running
            .request("/api/v1/check")
            .header("Authorization", "Bearer " + ADMIN)
            .POST(BodyPublishers.ofString("{\"text\": \"" + "a".repeat(10 << 20) + "\"}"));
    assertThat(running.send(request).statusCode()).isEqualTo(413);
  }

  @Test
  void pointsToEachUnknownField() {
    String body =
        "{\"texts\": [{\"a\": 1, \"b\": {\"c\": 2}}, {\"b\": [1], \"text\": \"x\", \"a\": 1}], \"b\": {}}";
    var errors = json(running.post(ADMIN, "/check", body)).path("errors");
    assertThat(errors.findValuesAsText("pointer"))
        .containsExactly("/texts/0/a", "/texts/0/b", "/texts/1/b", "/texts/1/a", "/b");
  }

  @Test
  void saysThatItUnpacksNothing() {
    var response =
        running.call(ADMIN, "POST", "/check", "{\"text\": \"a\"}", "Content-Encoding", "gzip");
    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(json(response).path("detail").asText()).contains("without Content-Encoding");
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[] body = "{\"text\": \"?\"}".getBytes(StandardCharsets.US_ASCII);
    body[10] = (byte) 0xFF;
    var request =
        running
            .request("/api/v1/check")
            .header("Authorization", "Bearer " + ADMIN)
            .POST(BodyPublishers.ofByteArray(body));
    var response = running.send(request);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).path("detail").asText()).startsWith("The body is not JSON");
  }

  @Test
  void refusesAnAbyssOfBrackets() {
    var response = running.post(ADMIN, "/events", "{\"events\": " + "[".repeat(100_000));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).path("detail").asText()).contains("nested too deep");
  }

  @Test
  void keepsNothingOfATextAndNamesNothingOfItInAFault() {
    var response =
        running.post(ADMIN, "/check", "{\"text\": \"a secret of Sam's\", \"customer\": tru}");
    assertThat(response.body()).doesNotContain("secret").doesNotContain("tru}");
    assertThat(Json.text(json(response))).contains("not JSON");
  }
}

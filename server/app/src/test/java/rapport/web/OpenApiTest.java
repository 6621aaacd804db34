package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Conformity;
import rapport.Running;

class OpenApiTest {
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

  private static JsonNode document() {
    return json(running.send(running.request("/api/v1/openapi.json")));
  }

  @Test
  void everyCallTellsItsSummaryItsRolesItsAnswersAndItsErrors() {
    Set<String> ids = new HashSet<>();
    document()
        .path("paths")
        .forEach(
            path ->
                path.forEach(
                    operation -> {
                      String id = operation.path("operationId").asText();
                      assertThat(ids.add(id)).as(id).isTrue();
                      assertThat(operation.path("summary").asText()).as(id).isNotBlank();
                      assertThat(operation.path("description").asText()).as(id).startsWith("For ");
                      assertThat(operation.path("responses").properties())
                          .as(id)
                          .anyMatch(answer -> answer.getKey().matches("[23].."))
                          .anyMatch(answer -> answer.getKey().equals("429"));
                      assertThat(
                              operation.path("x-access").asText().equals("all")
                                  || operation.path("security").size() == 2)
                          .as(id)
                          .isTrue();
                    }));
    assertThat(ids).hasSizeGreaterThan(50);
  }

  @Test
  void pointsNowhereThatIsNotThere() {
    JsonNode document = document();
    Set<String> references = new HashSet<>();
    document.findValues("$ref").forEach(reference -> references.add(reference.asText()));
    assertThat(references).isNotEmpty();
    for (String reference : references)
      assertThat(document.at(reference.substring(1)).isObject()).as(reference).isTrue();
  }

  @Test
  void noticesAnAnswerThatItDoesNotPromise() {
    var answer = running.get(ADMIN, "/me");
    for (String part :
        new String[] {
          "/components/schemas/Me/properties/leads", "/paths/~1api~1v1~1me/get/responses/200"
        }) {
      JsonNode document = document();
      int end = part.lastIndexOf('/');
      ((ObjectNode) document.at(part.substring(0, end))).remove(part.substring(end + 1));
      Conformity other = new Conformity(document);
      assertThatThrownBy(() -> other.check(answer)).as(part).isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void costsNothingTheSecondTime() {
    var first = running.send(running.request("/api/v1/openapi.json"));
    String etag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(
            running
                .send(running.request("/api/v1/openapi.json").header("If-None-Match", etag))
                .statusCode())
        .isEqualTo(304);
  }
}

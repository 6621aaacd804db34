package rapport.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.Role;
import rapport.Running;

/** What people calls refuse: each has its own answer, and the store stays as it was. */
class AgentInputTest {
  @TempDir Path data;
  Running running;

  @BeforeEach
  void start() {
    running = new Running(data);
    running.team("north", "Europe/Berlin");
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "POST   | /agents     | {\"name\": \"\"}                                | 400 | /name",
        "POST   | /agents     | {\"name\": \"a\\u0000b\"}                       | 400 | /name",
        "POST   | /agents     | {\"name\": \"a\\u202Eb\"}                       | 400 | /name",
        "POST   | /agents     | {\"name\": \"\\uD800\"}                         | 400 | /name",
        "POST   | /agents     | {\"name\": \"A\", \"team\": \"south\"}          | 400 | /team",
        "POST   | /agents     | {\"name\": \"A\", \"role\": \"king\"}           | 400 | /role",
        "POST   | /agents     | {\"name\": \"A\", \"leads\": [\"north\"]}       | 400 | /leads",
        "POST   | /agents     | {\"name\": \"A\", \"email\": \"x\"}             | 400 | /email",
        "POST   | /agents     | {\"name\": \"A\", \"salary\": 1}                | 400 | /salary",
        "PATCH  | /agents/ana | {\"id\": \"x\"}                                 | 400 | /id",
        "PATCH  | /agents/ana | 7                                               | 400 | ''",
        "PATCH  | /agents/bob | {}                                              | 404 | -",
        "DELETE | /agents/bob | -                                               | 404 | -",
        "DELETE | /agents/admin | -                                             | 409 | -",
        "PATCH  | /agents/admin | {\"role\": \"agent\"}                         | 409 | -",
        "POST   | /teams      | {\"id\": \"x\", \"name\": \"X\", \"zone\": \"Mars\"} | 400 | /zone",
        "POST   | /teams      | {\"id\": \"X x\", \"name\": \"X\", \"zone\": \"UTC\"} | 400 | /id",
        "POST   | /teams      | {\"id\": \"north\", \"name\": \"X\", \"zone\": \"UTC\"} | 409 | -",
        "POST   | /teams      | {\"id\": \"x\", \"name\": \"north\", \"zone\": \"UTC\"} | 409 | -",
        "DELETE | /teams/north | -                                              | 409 | -",
        "POST   | /invites    | {\"agent\": \"bob\"}                            | 404 | -",
        "POST   | /invites    | {}                                              | 400 | /name"
      })
  void refusesAndChangesNothing(
      String method, String path, String body, int status, String pointer) {
    running.token("ana", Role.AGENT, "north");
    String before = everything();
    var response = running.call(ADMIN, method, path, body.equals("-") ? "" : body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    if (pointer.startsWith("/"))
      assertThat(json(response).at("/errors/0/pointer").asText()).isEqualTo(pointer);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void refusesBodiesThatNoDecentClientSendsAndChangesNothing() {
    running.token("ana", Role.AGENT, "north");
    String before = everything();
    byte[] big = ("{\"name\": \"" + "x".repeat(10 << 20) + "\"}").getBytes(UTF_8);
    byte[] broken = "{\"name\": \"AB\"}".getBytes(UTF_8);
    broken[10] = (byte) 0xFF; // never part of UTF-8
    byte[] longName = ("{\"name\": \"" + "x".repeat(101) + "\"}").getBytes(UTF_8);
    byte[] deep = ("{\"name\": " + "[".repeat(5_000)).getBytes(UTF_8);
    for (String call :
        List.of("POST /agents", "POST /invites", "PATCH /agents/ana", "POST /teams")) {
      assertThat(bytes(call, big, "").statusCode()).as(call).isEqualTo(413);
      assertThat(bytes(call, longName, "").statusCode()).as(call).isEqualTo(400);
      assertThat(bytes(call, deep, "").statusCode()).as(call).isEqualTo(400);
      assertThat(bytes(call, broken, "").statusCode()).as(call).isEqualTo(400);
      assertThat(bytes(call, "{".getBytes(UTF_8), "").statusCode()).as(call).isEqualTo(400);
      assertThat(bytes(call, "{}".getBytes(UTF_8), "?token=" + ADMIN).statusCode())
          .as(call)
          .isEqualTo(400);
    }
    assertThat(everything()).isEqualTo(before);
  }

  private HttpResponse<String> bytes(String call, byte[] body, String query) {
    String[] parts = call.split(" ");
    return running.send(
        running
            .request("/api/v1" + parts[1] + query)
            .header("Authorization", "Bearer " + ADMIN)
            .method(parts[0], BodyPublishers.ofByteArray(body)));
  }

  @Test
  void theLastAdminStaysUntilThereIsAnother() {
    assertThat(running.call(ADMIN, "DELETE", "/agents/admin", "").statusCode()).isEqualTo(409);
    String second = running.token("ada", Role.ADMIN, null);
    assertThat(running.call(second, "DELETE", "/agents/admin", "").statusCode()).isEqualTo(204);
    assertThat(running.call(second, "DELETE", "/agents/ada", "").statusCode()).isEqualTo(409);
    assertThat(running.get(second, "/me").statusCode()).isEqualTo(200);
  }

  private String everything() {
    return running
        .server
        .database()
        .read(
            handle -> {
              StringBuilder all = new StringBuilder();
              for (String table : new String[] {"person", "team", "lead", "invite", "token"}) {
                handle
                    .createQuery("SELECT * FROM " + table)
                    .mapToMap()
                    .forEach(row -> all.append(row).append('\n'));
              }
              return all.toString()
                  .replaceAll("\\[B@[0-9a-f]+", "hash")
                  .replaceAll("last_used_at=[^,}]*", "");
            });
  }
}

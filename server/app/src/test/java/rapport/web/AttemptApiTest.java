package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Json;
import rapport.Role;
import rapport.Running;
import rapport.Scenario;
import rapport.publish.ShippedPack;
import rapport.store.ScenarioStore;

class AttemptApiTest {
  @TempDir Path data;
  Running running;
  String ana;
  String lead;

  @BeforeEach
  void start() {
    running = new Running(data, ShippedPack.load(), Map.of());
    running.team("north", "Europe/Berlin");
    running.team("south", "Europe/Berlin");
    ana = running.token("ana", Role.AGENT, "north");
    lead = running.token("jo", Role.LEAD, "north", "north");
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private HttpResponse<String> handIn(String scenario, String text) {
    return running.post(ana, "/attempts", Json.text(Map.of("scenario", scenario, "text", text)));
  }

  @Test
  void scoresATryAndKeepsTheFirstBesideTheSecond() {
    JsonNode first = json(handIn("hour-on-hold", "Dear patient, as soon as possible."));
    assertThat(first.path("attempt").asInt()).isOne();
    assertThat(first.has("first")).isFalse();
    assertThat(first.at("/outcome/findings/0/title").asText()).isNotEmpty();
    assertThat(first.path("after").asText()).contains("Rosa");
    JsonNode second =
        json(handIn("hour-on-hold", "Hi Rosa, I'm sorry you sat on hold for an hour."));
    assertThat(second.path("attempt").asInt()).isEqualTo(2);
    assertThat(second.path("first").asInt()).isEqualTo(first.at("/outcome/total").asInt());
    assertThat(second.at("/outcome/taken")).isNotEmpty();
    assertThat(json(running.get(ana, "/attempts")).path("attempts")).hasSize(2);
    assertThat(json(running.get(ana, "/me/progress")).at("/practice/attempts").asInt())
        .isEqualTo(2);
    assertThat(json(running.get(ana, "/me/history?action=attempt")).path("events")).hasSize(2);
  }

  @Test
  void showsALeadOnlyWhatWasShared() {
    String id = json(handIn("hour-on-hold", "My private words.")).path("id").asText();
    assertThat(running.get(lead, "/agents/ana/progress").body()).doesNotContain("private words");
    assertThat(running.post(lead, "/attempts/" + id + "/share", "{}").statusCode())
        .as("not theirs")
        .isEqualTo(404);
    assertThat(running.post(ana, "/attempts/" + id + "/share", "{}").statusCode()).isEqualTo(204);
    assertThat(running.get(lead, "/agents/ana/progress").body()).contains("My private words.");

    assertThat(running.call(lead, "DELETE", "/attempts/" + id + "/share", "").statusCode())
        .as("not theirs to take back")
        .isEqualTo(404);
    assertThat(running.call(ana, "DELETE", "/attempts/" + id + "/share", "").statusCode())
        .isEqualTo(204);
    assertThat(running.get(lead, "/agents/ana/progress").body()).doesNotContain("private words");
    assertThat(json(running.get(ana, "/me/history")).at("/events/0/shared").asBoolean()).isFalse();
  }

  @Test
  void whatWasSharedStaysWithTheTeamWhereItWasShared() {
    String other = running.token("max", Role.LEAD, null, "south");
    String id = json(handIn("hour-on-hold", "My private words.")).path("id").asText();
    running.post(ana, "/attempts/" + id + "/share", "{}");
    assertThat(
            running
                .call(Running.ADMIN, "PATCH", "/agents/ana", "{\"team\": \"south\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(running.get(other, "/agents/ana/progress").body())
        .contains("\"shared\":[]")
        .doesNotContain("private words");
    running.post(ana, "/attempts/" + id + "/share", "{}");
    assertThat(running.get(other, "/agents/ana/progress").body()).contains("My private words.");
  }

  @Test
  void offersAVisitorOneScenarioWithOneWayToSayItAndNoneOfTheCompanysOwn() {
    String first = ScenarioStore.shipped().get(0).id();
    running.call(Running.ADMIN, "DELETE", "/scenarios/" + first, "");
    HttpResponse<String> sample = running.send(running.request("/api/v1/scenarios/sample"));
    assertThat(sample.statusCode()).isEqualTo(200);
    assertThat(json(sample).at("/scenario/id").asText()).isEqualTo(first);
    assertThat(json(sample).path("after").asText()).isNotEmpty();
    assertThat(json(sample).path("scenario").has("claims")).isFalse();
  }

  @Test
  void givesAnAgentTheTaskWithoutTheReplies() {
    JsonNode next = json(running.get(ana, "/scenarios/next?first=hour-on-hold"));
    assertThat(next.at("/scenarios/0/id").asText()).isEqualTo("hour-on-hold");
    assertThat(next.at("/scenarios/0").has("after")).isFalse();
    assertThat(next.at("/leads/0").asText()).isEqualTo("jo");
    assertThat(running.get(ana, "/scenarios").body())
        .doesNotContain("\"after\"")
        .doesNotContain("\"claims\"");
    assertThat(json(running.get(ana, "/scenarios")).path("scenarios")).hasSize(28);
    assertThat(running.get(Running.ADMIN, "/scenarios?limit=5").body())
        .contains("\"after\"")
        .contains("\"next\"");
  }

  @Test
  void refusesWhatIsNoReply() {
    assertThat(handIn("hour-on-hold", " ").statusCode()).isEqualTo(400);
    assertThat(handIn("no-such", "text").statusCode()).isEqualTo(404);
    assertThat(handIn("hour-on-hold", "x".repeat(20_001)).statusCode()).isEqualTo(413);
  }

  @Test
  void publishesAnAdminsScenarioOnlyWhenItHolds() {
    Scenario shipped = ScenarioStore.shipped().get(0);
    ObjectNode own = Json.MAPPER.valueToTree(shipped);
    own.put("id", "own-one");
    assertThat(running.call(ana, "PUT", "/scenarios/own-one", own.toString()).statusCode())
        .isEqualTo(403);
    assertThat(
            running.call(Running.ADMIN, "PUT", "/scenarios/own-one", own.toString()).statusCode())
        .isEqualTo(201);
    assertThat(handIn("own-one", "Hi Kim.").statusCode()).isEqualTo(201);
    own.put("after", "Calm down, we apologize for any inconvenience.");
    HttpResponse<String> refused =
        running.call(Running.ADMIN, "PUT", "/scenarios/own-one", own.toString());
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("/after").contains("is marked by");
    assertThat(running.call(Running.ADMIN, "DELETE", "/scenarios/own-one", "").statusCode())
        .isEqualTo(204);
    assertThat(running.call(Running.ADMIN, "DELETE", "/scenarios/" + shipped.id(), "").statusCode())
        .isEqualTo(204);
    assertThat(json(running.get(ana, "/scenarios")).path("scenarios")).hasSize(27);
  }
}

package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Person;
import rapport.Role;
import rapport.Running;
import rapport.TestPack;
import rapport.store.PersonStore;

class ProgressApiTest {
  @TempDir Path data;
  Running running;
  String ana;
  String lead;
  String other;

  @BeforeEach
  void start() {
    begin(Map.of());
  }

  private void begin(Map<String, String> environment) {
    running = new Running(data, TestPack.contents(), environment);
    running.team("north", "Europe/Berlin");
    running.team("south", "Europe/Berlin");
    ana = running.token("ana", Role.AGENT, "north");
    lead = running.token("jo", Role.LEAD, "north", "north");
    other = running.token("max", Role.LEAD, "south", "south");
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private static String reply() {
    return event("\"action\": \"reply\", \"words\": 50, \"inOrder\": true");
  }

  private static String event(String more) {
    return "{\"id\": \"%s\", \"at\": \"2026-11-20T12:00:00Z\", \"ruleset\": 1, \"replyId\": \"r\", \"site\": \"desk.example.com\", %s}"
        .formatted(UUID.randomUUID(), more);
  }

  private static final String SHOWN =
      "\"action\": \"shown\", \"rule\": \"calm-down\", \"category\": \"command\"";

  private void send(String token, int replies, String... more) {
    List<String> events = new ArrayList<>(List.of(more));
    for (int i = 0; i < replies; i++) events.add(reply());
    HttpResponse<String> answer =
        running.post(token, "/events", "{\"events\": [" + String.join(",", events) + "]}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("refused");
  }

  @Test
  void showsAnAgentsFirstEvent() {
    send(ana, 0, event(SHOWN));
    JsonNode mine = json(running.get(ana, "/me/progress?by=day"));
    assertThat(mine.path("enough").asBoolean()).isFalse();
    assertThat(mine.at("/total/shown").asInt()).isOne();
    assertThat(mine.at("/periods/0/shown").asInt()).isOne();
    assertThat(mine.at("/categories/1/title").asText()).isEqualTo("Command");
    assertThat(mine.at("/categories/1/shown").asInt()).isOne();
  }

  @Test
  void leavesInsertedTextOut() {
    send(ana, 20, event(SHOWN + ", \"origin\": \"inserted\""), event(SHOWN));
    JsonNode mine = json(running.get(ana, "/me/progress"));
    assertThat(mine.at("/total/shown").asInt()).isOne();
    assertThat(mine.at("/periods/0/rate").asDouble()).isEqualTo(1.0);
  }

  @Test
  void aLeadSeesTheirOwnTeamOnly() {
    assertThat(running.get(lead, "/teams/north/progress").statusCode()).isEqualTo(200);
    assertThat(running.get(lead, "/agents/ana/progress").statusCode()).isEqualTo(200);
    assertThat(running.get(ana, "/agents/ana/progress").statusCode())
        .as("they see what their lead sees")
        .isEqualTo(200);
    assertThat(running.get(other, "/teams/north/progress").statusCode()).isEqualTo(403);
    assertThat(running.get(other, "/agents/ana/progress").statusCode()).isEqualTo(403);
    assertThat(running.get(ana, "/teams/north/progress").statusCode()).isEqualTo(403);
    assertThat(running.get(ana, "/agents/jo/progress").statusCode()).isEqualTo(403);
    assertThat(running.get(Running.ADMIN, "/teams/south/progress").statusCode()).isEqualTo(200);
  }

  @Test
  void aLeadNeverSeesASentenceAndNoFigureFromFewReplies() {
    send(
        ana,
        19,
        event(SHOWN),
        event(
            "\"action\": \"reported\", \"rule\": \"calm-down\", \"category\": \"command\", \"sentence\": \"Secret words.\""));
    String page = running.get(lead, "/agents/ana/progress").body();
    String team = running.get(lead, "/teams/north/progress").body();
    assertThat(page + team).doesNotContain("Secret");
    assertThat(json(running.get(lead, "/agents/ana/progress")).at("/total/shown").asInt()).isZero();
    JsonNode member = json(running.get(lead, "/teams/north/progress")).at("/members/0");
    assertThat(member.path("name").asText()).isEqualTo("ana");
    assertThat(member.path("replies").asInt()).isEqualTo(19);
    assertThat(member.has("now")).isFalse();
    send(ana, 1);
    assertThat(json(running.get(lead, "/teams/north/progress")).at("/members/0/now").asDouble())
        .isEqualTo(1.0);
    assertThat(json(running.get(lead, "/teams/north/progress")).at("/members/0/worksOn").asText())
        .isEqualTo("Command");
  }

  @Test
  void hidesPeopleAndAsksForFiveOfThemWhereTheCompanyWantsThat() {
    running.close();
    begin(Map.of("RAPPORT_LEAD_VIEW", "team"));
    send(ana, 30, event(SHOWN));
    assertThat(running.get(lead, "/agents/ana/progress").statusCode()).isEqualTo(403);
    assertThat(json(running.get(ana, "/scenarios/next")).path("leads"))
        .as("nobody could read what was shared")
        .isEmpty();
    JsonNode team = json(running.get(lead, "/teams/north/progress"));
    assertThat(team.path("members")).isEmpty();
    assertThat(team.path("now").has("rate")).isFalse();
    assertThat(team.path("rules")).isEmpty();
    for (int i = 0; i < 4; i++) send(running.token("p" + i, Role.AGENT, "north"), 5);
    assertThat(json(running.get(lead, "/teams/north/progress")).at("/now/rate").asDouble())
        .isEqualTo(0.4);
  }

  @Test
  void whatSomebodyDidStaysInTheTeamWhereTheyDidIt() {
    send(ana, 25, event(SHOWN));
    running
        .server
        .database()
        .write(
            handle -> {
              Person before = PersonStore.find(handle, "ana").orElseThrow();
              PersonStore.put(
                  handle,
                  new Person(
                      before.id(),
                      before.name(),
                      null,
                      Role.AGENT,
                      "south",
                      List.of(),
                      before.createdAt(),
                      before.joinedAt()));
              return null;
            });
    assertThat(json(running.get(lead, "/teams/north/progress")).at("/total/replies").asInt())
        .isEqualTo(25);
    assertThat(json(running.get(other, "/teams/south/progress")).at("/total/replies").asInt())
        .isZero();
    assertThat(running.get(lead, "/agents/ana/progress").statusCode()).isEqualTo(403);
    assertThat(json(running.get(other, "/agents/ana/progress")).at("/total/replies").asInt())
        .isZero();
    assertThat(json(running.get(ana, "/me/progress")).at("/total/replies").asInt()).isEqualTo(25);
  }

  @Test
  void erasesAPersonsHistoryFromEverySum() {
    send(ana, 25, event(SHOWN));
    assertThat(running.call(ana, "DELETE", "/me/history", "{}").statusCode()).isEqualTo(204);
    assertThat(json(running.get(ana, "/me/history")).path("events")).isEmpty();
    assertThat(json(running.get(lead, "/teams/north/progress")).at("/total/replies").asInt())
        .isZero();
    assertThat(running.count("SELECT count(*) FROM rule_day")).isZero();
    assertThat(running.count("SELECT count(*) FROM rule_week")).isZero();
    assertThat(running.count("SELECT count(*) FROM category_week")).isZero();
  }

  @Test
  void nothingIsLeftOfAPersonWhoWasRemoved() {
    send(ana, 25, event(SHOWN));
    send(lead, 3, event(SHOWN));
    running.post(ana, "/attempts", "{\"scenario\": \"hour-on-hold\", \"text\": \"Hello Rosa.\"}");
    assertThat(running.count("SELECT count(*) FROM attempt")).isOne();
    assertThat(running.call(Running.ADMIN, "DELETE", "/agents/ana", "").statusCode())
        .isEqualTo(204);
    for (String table :
        List.of(
            "event",
            "reply_day",
            "category_day",
            "reply_week",
            "category_week",
            "attempt",
            "token",
            "invite",
            "lead")) {
      assertThat(running.count("SELECT count(*) FROM " + table + " WHERE person = 'ana'"))
          .as(table)
          .isZero();
    }
    assertThat(running.count("SELECT sum(shown) FROM rule_day")).as("the lead's own").isOne();
    assertThat(running.get(ana, "/me").statusCode()).isEqualTo(401);
    assertThat(json(running.get(lead, "/teams/north/progress")).at("/total/replies").asInt())
        .isEqualTo(3);
  }

  @Test
  void namesTheTeamsOfALead() {
    String both = running.token("kim", Role.LEAD, "north", "north", "south");
    JsonNode led = json(running.get(both, "/me")).path("ledTeams");
    assertThat(led.findValuesAsText("id")).containsExactlyInAnyOrder("north", "south");
    assertThat(led.findValuesAsText("name")).hasSize(2);
    assertThat(json(running.get(ana, "/me")).path("ledTeams")).isEmpty();
  }

  @Test
  void turnsThePagesOfAHistory() {
    send(ana, 7, event(SHOWN));
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = json(running.get(ana, "/me/history?limit=3" + cursor));
      page.path("events").forEach(event -> seen.add(event.path("id").asText()));
      cursor = page.path("next").isTextual() ? "&cursor=" + page.path("next").asText() : "";
    } while (!cursor.isEmpty());
    assertThat(seen).hasSize(8).doesNotHaveDuplicates();
    assertThat(json(running.get(ana, "/me/history?action=shown")).path("events")).hasSize(1);
    assertThat(json(running.get(ana, "/me/history?to=2026-11-19")).path("events")).isEmpty();
    assertThat(json(running.get(ana, "/me/history?to=2026-11-19")).at("/next").isNull()).isTrue();
    var wrong = json(running.get(ana, "/me/history?cursor=x&limit=0&action=dance"));
    assertThat(wrong.path("errors").findValuesAsText("pointer"))
        .containsExactly("?action", "?cursor", "?limit");
    assertThat(wrong.path("detail").asText()).startsWith("The parameter action must be one of");
  }

  @Test
  void exportsWithoutAnythingThatASpreadsheetWouldRun() {
    send(
        ana,
        1,
        event(
            "\"action\": \"reported\", \"rule\": \"calm-down\", \"sentence\": \"=HYPERLINK(1), \\\"and\\\" more\""));
    assertThat(running.get(ana, "/me/export?format=csv").body())
        .contains("\"'=HYPERLINK(1), \"\"and\"\" more\"")
        .contains("reply");
    assertThat(json(running.get(ana, "/me/export?format=json")).path("events")).hasSize(2);
    assertThat(Csv.cell("+1")).isEqualTo("'+1");
    assertThat(Csv.cell(-1)).isEqualTo("-1");
    assertThat(running.get(lead, "/teams/north/progress?format=csv").body())
        .startsWith("what,name");
  }
}

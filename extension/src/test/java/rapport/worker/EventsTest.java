package rapport.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rapport.worker.FakeServer.Mood;

/**
 * What an agent does reaches the server once, whatever happens to the server, the worker or the
 * disk on the way.
 */
@Tag("long")
class EventsTest {
  @TempDir(cleanup = CleanupMode.NEVER)
  Path profile;

  private FakeServer server;
  private Agent agent;

  @BeforeEach
  void start() throws Exception {
    server = FakeServer.start();
    agent = new Agent(profile, server.address());
    agent.pair(server.address(), "mira");
  }

  @AfterEach
  void stop() {
    agent.close();
    server.close();
  }

  @Test
  void tellsTheRuleAndNeverTheWords() {
    agent.write();
    agent.accept();
    agent.await("the event", () -> server.actions().contains("accepted"));
    var event =
        server.stored().stream()
            .filter(e -> e.get("action").getAsString().equals("accepted"))
            .findFirst()
            .orElseThrow();
    assertThat(event.get("site").getAsString()).isEqualTo("127.0.0.1");
    assertThat(event.get("origin").getAsString()).isEqualTo("typed");
    assertThat(event.get("rule").getAsString()).isNotEmpty();
    assertThat(event.keySet())
        .containsExactlyInAnyOrder(
            "id",
            "at",
            "action",
            "rule",
            "category",
            "ruleset",
            "replyId",
            "origin",
            "site",
            "person");
    assertThat(server.stored().toString()).doesNotContain("feeling").doesNotContain("called us");
  }

  @Test
  void countsAReplyOnceWhenItsFormIsSubmitted() {
    agent.desk().locator("#box").click();
    agent.desk().keyboard().type("word ".repeat(30));
    agent.desk().waitForTimeout(1500);
    agent.desk().locator("#send").click();
    agent.await("the reply", () -> server.actions().contains("reply"));
    agent.desk().waitForTimeout(1000);
    assertThat(server.actions()).containsOnlyOnce("reply");
    assertThat(server.stored().get(0).get("words").getAsInt()).isEqualTo(30);
  }

  @Test
  void neverLetsAPageReadTheToken() {
    assertThat(agent.local("account").toString()).contains("mira");
    assertThat(agent.desk().evaluate("() => typeof chrome === 'undefined' || !chrome.storage"))
        .isEqualTo(true);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"REFUSES", "BUSY", "BROKEN", "GARBAGE", "GONE"})
  void waitsForAServerInTroubleAndSendsOnce(Mood trouble) {
    server.mood(trouble);
    agent.write();
    agent.accept();
    agent.await("a try", () -> server.asked() > 0);
    assertThat(server.stored()).isEmpty();
    server.mood(Mood.WELL);
    agent.await("the event", () -> server.actions().contains("accepted"));
    assertThat(server.actions()).containsOnlyOnce("accepted");
    agent.await("an empty queue", () -> ((Number) agent.status().get("queued")).intValue() == 0);
  }

  @Test
  void doesNotAskAgainAndAgainWhileTheServerIsBusy() {
    server.mood(Mood.BROKEN);
    agent.write();
    agent.accept();
    agent.await("a try", () -> server.asked() > 0);
    int asked = server.asked();
    for (int i = 0; i < 20; i++) {
      agent.tell("events", Map.of("events", List.of(event("dismissed"))));
    }
    assertThat(server.asked() - asked).isLessThanOrEqualTo(1);
  }

  @Test
  void losesNothingWhenTheWorkerEndsBetweenAcceptAndSend() {
    server.mood(Mood.SILENT);
    agent.write();
    agent.accept();
    agent.await("a try", () -> server.asked() > 0);
    agent.killWorker();
    server.mood(Mood.WELL);
    agent.tell("start", Map.of("site", "127.0.0.1", "have", ""));
    agent.await("the event", () -> server.actions().contains("accepted"));
    assertThat(server.actions()).containsOnlyOnce("accepted");
  }

  @Test
  void wakesAWorkerThatEndedBeforeTheAccept() {
    agent.write();
    agent.killWorker();
    agent.accept();
    agent.await("the event", () -> server.actions().contains("accepted"));
  }

  @Test
  void keepsTheQueueOverARestartOfTheBrowser() {
    server.mood(Mood.GONE);
    agent.write();
    agent.accept();
    agent.await("a try", () -> server.asked() > 0);
    agent.close();
    server.mood(Mood.WELL);
    agent = new Agent(profile, server.address());
    agent.await("the event", () -> server.actions().contains("accepted"));
    assertThat(server.actions()).containsOnlyOnce("accepted");
  }

  @Test
  void keepsWhatOnePersonDidFromTheNextOnTheSameMachine() {
    server.mood(Mood.BROKEN);
    agent.write();
    agent.accept();
    agent.await("a try", () -> server.asked() > 0);
    agent.pair(server.address(), "sam");
    server.mood(Mood.WELL);
    agent.tell("events", Map.of("events", List.of(event("dismissed"))));
    agent.await("Sam's own event", () -> server.actions().contains("dismissed"));
    assertThat(server.actions()).doesNotContain("accepted");
    agent.pair(server.address(), "mira");
    agent.await("Mira's event", () -> server.actions().contains("accepted"));
    assertThat(server.stored())
        .allSatisfy(
            e ->
                assertThat(e.get("person").getAsString())
                    .isEqualTo(e.get("action").getAsString().equals("dismissed") ? "sam" : "mira"));
  }

  @Test
  void goesOnWritingWhenTheDiskIsFull() {
    agent.quota(1L);
    agent.write();
    agent.accept();
    agent.desk().keyboard().type("Bye.");
    assertThat(agent.words()).contains("Bye.");
    assertThat(server.actions()).doesNotContain("accepted");
    agent.quota(null);
    agent.await("the event, told again", () -> server.actions().contains("accepted"));
    assertThat(server.actions()).containsOnlyOnce("accepted");
  }

  @Test
  @Tag("long")
  void holdsTenThousandAndDropsTheOldestShownFirst() {
    server.mood(Mood.BROKEN);
    agent.tell("events", Map.of("events", events("dismissed", 100)));
    agent.tell("events", Map.of("events", events("shown", 5_000)));
    agent.tell("events", Map.of("events", events("accepted", 4_950)));
    assertThat(((Number) agent.status().get("queued")).intValue()).isEqualTo(10_000);
    assertThat(((Number) agent.status().get("dropped")).intValue()).isEqualTo(50);
    server.mood(Mood.WELL);
    agent.pair(server.address(), "mira");
    agent.await("all of them", () -> server.stored().size() == 10_000);
    assertThat(server.actions().stream().filter("shown"::equals)).hasSize(4_950);
    assertThat(server.actions().stream().filter("dismissed"::equals)).hasSize(100);
  }

  private static List<Map<String, Object>> events(String action, int count) {
    List<Map<String, Object>> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(event(action));
    }
    return events;
  }

  private static Map<String, Object> event(String action) {
    return Map.of(
        "id", UUID.randomUUID().toString(),
        "at", "2026-03-01T09:00:00.000Z",
        "action", action,
        "rule", "know-exactly",
        "category", "sympathy-overreach",
        "ruleset", 0,
        "replyId", UUID.randomUUID().toString(),
        "origin", "typed",
        "site", "127.0.0.1");
  }
}

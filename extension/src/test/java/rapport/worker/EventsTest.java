package rapport.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rapport.worker.FakeServer.Mood;

/**
 * What an agent does reaches the server once, whatever happens to the server, the worker or the
 * disk on the way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsTest {
  private Path profile;
  private FakeServer server;
  private Agent agent;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.NEVER) Path folder) {
    profile = folder;
    agent = new Agent(profile);
  }

  @AfterAll
  void stop() {
    agent.close();
  }

  /** A server of its own is a person of its own: nothing of the test before waits in the queue. */
  @BeforeEach
  void pair() throws Exception {
    server = FakeServer.start();
    agent.visit(server.address());
    agent.pair(server.address(), "mira");
  }

  @AfterEach
  void close() {
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
    agent.await("the box read", () -> agent.draft() != null);
    // From then on a text is read within a frame of its last key.
    agent.desk().waitForTimeout(1500);
    agent.desk().locator("#send").click();
    agent.await("the reply", () -> server.actions().contains("reply"));
    agent.desk().waitForTimeout(1000);
    assertThat(server.actions()).containsOnlyOnce("reply");
    assertThat(words("reply")).containsExactly(30);
  }

  @Test
  void countsNoReplyThatIsOnlyLeftBehind() {
    agent.desk().locator("#box").click();
    agent.desk().keyboard().insertText("word ".repeat(30));
    agent.await("the box read", () -> agent.draft() != null);
    agent.desk().reload();
    agent.desk().locator("#box").fill("");
    agent.desk().locator("#box").click();
    agent.desk().keyboard().insertText("word ".repeat(31));
    agent.await("the box read", () -> agent.draft() != null);
    agent.switchBox(false);
    agent.switchBox(true);
    agent.desk().keyboard().press("Control+a");
    agent.desk().keyboard().press("Delete");
    agent.await("the emptied reply", () -> server.actions().contains("reply"));
    assertThat(server.actions()).containsOnlyOnce("reply");
    assertThat(words("reply")).containsExactly(31);
  }

  private List<Integer> words(String action) {
    return server.stored().stream()
        .filter(event -> event.get("action").getAsString().equals(action))
        .map(event -> event.get("words").getAsInt())
        .toList();
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
    agent.tell("events", Map.of("events", List.of(Made.event("accepted"))));
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
    agent.tell("events", Map.of("events", List.of(Made.event("accepted"))));
    agent.await("a try", () -> server.asked() > 0);
    int asked = server.asked();
    for (int i = 0; i < 20; i++) {
      agent.tell("events", Map.of("events", List.of(Made.event("dismissed"))));
    }
    // Twenty more to send, and it keeps to its own pauses: five of them are a minute.
    assertThat(server.asked() - asked).isLessThanOrEqualTo(5);
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
    agent.await("what was shown to wait", () -> agent.queued() == 3);
    agent.accept();
    agent.await("the event to wait", () -> agent.queued() == 4);
    agent.await("a try", () -> server.asked() > 0);
    agent.close();
    server.mood(Mood.WELL);
    agent = new Agent(profile);
    agent.await("the event", () -> server.actions().contains("accepted"));
    assertThat(server.actions()).containsOnlyOnce("accepted");
  }

  @Test
  void keepsWhatOnePersonDidFromTheNextOnTheSameMachine() {
    server.mood(Mood.BROKEN);
    agent.tell("events", Map.of("events", List.of(Made.event("accepted"))));
    agent.await("a try", () -> server.asked() > 0);
    agent.pair(server.address(), "sam");
    server.mood(Mood.WELL);
    agent.tell("events", Map.of("events", List.of(Made.event("dismissed"))));
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
}

package rapport.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Keyboard;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys that are meant for the card stay from a page that listens before anybody else, and all
 * others reach it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysTest {
  private FakeServer server;
  private Agent agent;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.NEVER) Path profile) throws Exception {
    server = FakeServer.start();
    agent = new Agent(profile);
  }

  @BeforeEach
  void open() {
    agent.visit(server.address() + "/listening");
  }

  @AfterAll
  void stop() {
    agent.close();
    server.close();
  }

  @Test
  void enterAndEscAreTheCardsWhileItIsOpen() {
    agent.write();
    agent.desk().evaluate("() => heard.length = 0");
    agent.desk().keyboard().press("Alt+KeyJ");
    agent.await("the card", agent::hasCard);
    agent.desk().keyboard().press("Escape");
    agent.await("no card", () -> !agent.hasCard());
    agent.accept();
    agent.await("no card", () -> !agent.hasCard());
    assertThat(heard()).doesNotContain("Enter", "Escape", "j");
    agent.desk().keyboard().press("Escape");
    agent.desk().keyboard().press("Enter");
    assertThat(heard()).contains("Enter", "Escape");
  }

  @Test
  void alsoWhenTheEditorIsInAFrameAndItsCardAroundIt() {
    Frame frame =
        agent.desk().frames().stream()
            .filter(f -> f.parentFrame() != null)
            .findFirst()
            .orElseThrow();
    agent.desk().locator("#frame").click();
    agent.desk().keyboard().type(Agent.RISKY, new Keyboard.TypeOptions().setDelay(5));
    agent.await(
        "marks in the frame",
        () ->
            (int)
                    frame.evaluate(
                        "() => [...CSS.highlights.values()].reduce((n, h) => n + h.size, 0)")
                == 3);
    agent.desk().evaluate("() => heard.length = 0");
    String before = frame.innerText("body");
    agent.desk().keyboard().press("Alt+KeyJ");
    agent.await("the card", () -> agent.desk().locator("rapport-card").count() == 1);
    agent.desk().keyboard().press("Enter");
    agent.await("the words to change", () -> !frame.innerText("body").equals(before));
    assertThat(heard()).doesNotContain("Enter", "j");
    assertThat(frame.locator("rapport-card, rapport-strip").count()).isZero();
  }

  private List<String> heard() {
    return ((List<?>) agent.desk().evaluate("() => heard")).stream().map(String::valueOf).toList();
  }
}

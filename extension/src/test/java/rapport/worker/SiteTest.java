package rapport.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The switch for a site means the tab's own, whatever site a frame of it comes from. */
class SiteTest {
  private static final String DESK =
      "<!doctype html><title>Desk</title><iframe id=frame src='http://localhost/editor' width=700"
          + " height=300></iframe>";
  private static final String EDITOR =
      "<!doctype html><title>Editor</title><textarea id=box rows=8 cols=70></textarea>";

  @Test
  void switchesTheTabsSiteAndNotThatOfAFrame(@TempDir(cleanup = CleanupMode.NEVER) Path profile) {
    try (Agent agent = new Agent(profile)) {
      Page desk = agent.desk();
      desk.route("http://127.0.0.1/desk", route -> answer(route, DESK));
      desk.route("http://localhost/editor", route -> answer(route, EDITOR));
      off(agent, List.of("127.0.0.1"));
      desk.navigate("http://127.0.0.1/desk");
      desk.frameLocator("#frame").locator("#box").click();
      desk.keyboard().type(Agent.RISKY, new Keyboard.TypeOptions().setDelay(5));
      Frame editor = desk.frames().get(1);
      // As long as a mark needs where the site is on.
      desk.waitForTimeout(1_500);
      assertThat(painted(editor)).isZero();
      off(agent, List.of("localhost"));
      agent.await("marks in the frame", () -> painted(editor) == 3);
      off(agent, List.of("127.0.0.1", "localhost"));
      agent.await("no marks", () -> painted(editor) == 0);
    }
  }

  private static void off(Agent agent, List<String> sites) {
    agent.tell("saveSettings", Map.of("settings", Map.of("sitesOff", sites)));
  }

  private static int painted(Frame frame) {
    return (int)
        frame.evaluate("() => [...CSS.highlights.values()].reduce((n, h) => n + h.size, 0)");
  }

  private static void answer(Route route, String html) {
    route.fulfill(
        new Route.FulfillOptions().setContentType("text/html; charset=utf-8").setBody(html));
  }
}

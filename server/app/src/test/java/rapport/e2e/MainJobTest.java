package rapport.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.Role;
import rapport.Running;
import rapport.publish.ShippedPack;

/**
 * Type, see, replace, remember: the whole way from a key to the database, with nothing put in place
 * of anything.
 */
final class MainJobTest {
  private static final String DESK =
      """
      <!doctype html><meta charset="utf-8"><title>Desk</title>
      <textarea id="plain" rows="6" cols="80"></textarea>
      <div id="rich" contenteditable="true" style="min-height: 6em; border: 1px solid"></div>
      """;

  @TempDir Path folder;
  private HttpServer desk;
  private Running rapport;

  @BeforeEach
  void start() throws IOException {
    desk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    desk.createContext(
        "/",
        exchange -> {
          byte[] page = DESK.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    desk.start();
    rapport = new Running(folder.resolve("data"), ShippedPack.load(), Map.of()).onTime();
    rapport.team("support", "Europe/Berlin");
  }

  @AfterEach
  void stop() {
    rapport.close();
    desk.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#plain", "#rich"})
  void marksThreePhrasesReplacesOneAndRemembersIt(String box) {
    String token = rapport.token("mira", Role.AGENT, "support");
    try (Agent agent = new Agent(folder.resolve("profile"))) {
      agent.connect(address(), token);
      openDesk(agent);
      agent.page.click(box);
      agent.type(Agent.SENTENCE);
      agent.until("three marks", () -> agent.marks(box).equals(Agent.PHRASES));

      agent.page.keyboard().press("Alt+KeyJ");
      agent.page.waitForTimeout(300);
      agent.page.keyboard().press("Enter");
      agent.until("the first phrase is gone", () -> !text(agent, box).contains("exactly"));
      assertThat(text(agent, box)).endsWith(", but per our policy you should have called us.");
      agent.until(
          "the acceptance is in the file",
          () -> rapport.count("SELECT count(*) FROM event WHERE action = 'accepted'") == 1);

      agent.page.keyboard().press("Control+KeyZ");
      agent.until("one undo", () -> text(agent, box).equals(Agent.SENTENCE));

      Page progress = agent.open("/progress");
      PlaywrightAssertions.assertThat(progress.locator(".legend"))
          .containsText("Took a rewrite1"); // the words, then how often
    }
    var progress = Running.json(rapport.get(token, "/me/progress"));
    assertThat(progress.at("/total/accepted").asInt()).isEqualTo(1);
  }

  @Test
  void opensTheCardByAClickOnThePhrase() {
    try (Agent agent = new Agent(folder.resolve("profile"))) {
      openDesk(agent);
      agent.page.click("#rich");
      agent.type(Agent.SENTENCE);
      agent.until("three marks", () -> agent.marks("#rich").equals(Agent.PHRASES));
      clickOn(agent, "per our policy");
      agent.page.waitForTimeout(300);
      agent.page.keyboard().press("1");
      agent.until("the policy is gone", () -> !text(agent, "#rich").contains("per our policy"));
      assertThat(text(agent, "#rich"))
          .startsWith("I know exactly how you're feeling, but ")
          .endsWith(" you should have called us.");
    }
  }

  @Test
  void sendsWhatWasDoneWhileTheServerWasAwayOnceAndOnlyOnceAlsoAfterARestartOfTheBrowser() {
    String token = rapport.token("mira", Role.AGENT, "support");
    int port = rapport.server.port();
    Path profile = folder.resolve("profile");
    try (Agent agent = new Agent(profile)) {
      agent.connect(address(), token);
      rapport.close();
      openDesk(agent);
      agent.page.click("#plain");
      agent.type(Agent.SENTENCE);
      agent.until("three marks", () -> agent.marks("#plain").equals(Agent.PHRASES));
      agent.page.keyboard().press("Alt+KeyJ");
      agent.page.waitForTimeout(300);
      agent.page.keyboard().press("Enter");
      agent.until("the first phrase is gone", () -> !text(agent, "#plain").contains("exactly"));
      agent.page.waitForTimeout(500);
    }
    rapport =
        new Running(
                folder.resolve("data"),
                ShippedPack.load(),
                Map.of("RAPPORT_PORT", String.valueOf(port)))
            .onTime();
    try (Agent agent = new Agent(profile)) {
      openDesk(agent);
      agent.page.click("#plain");
      agent.until(
          "the acceptance arrives",
          () -> rapport.count("SELECT count(*) FROM event WHERE action = 'accepted'") == 1);
      agent.page.click("#rich");
      agent.page.waitForTimeout(1_000);
      assertThat(rapport.count("SELECT count(*) FROM event WHERE action = 'accepted'"))
          .isEqualTo(1);
    }
  }

  private String address() {
    return "http://127.0.0.1:" + rapport.server.port();
  }

  private void openDesk(Agent agent) {
    agent.page.navigate("http://127.0.0.1:" + desk.getAddress().getPort() + "/");
    agent.page.waitForTimeout(300);
  }

  private static String text(Agent agent, String box) {
    return (String)
        agent.page.evaluate(
            "box => { const at = document.querySelector(box); return at.value ?? at.textContent; }",
            box);
  }

  private static void clickOn(Agent agent, String phrase) {
    var at =
        (Map<?, ?>)
            agent.page.evaluate(
                """
                phrase => {
                  const node = document.querySelector('#rich').firstChild;
                  const range = document.createRange();
                  const start = node.data.indexOf(phrase);
                  range.setStart(node, start);
                  range.setEnd(node, start + phrase.length);
                  const r = range.getBoundingClientRect();
                  return {x: r.x + r.width / 2, y: r.y + r.height / 2};
                }""",
                phrase);
    agent
        .page
        .mouse()
        .click(((Number) at.get("x")).doubleValue(), ((Number) at.get("y")).doubleValue());
  }
}

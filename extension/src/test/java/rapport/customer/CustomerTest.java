package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.Browser;

/**
 * The strip tells whom it read and what: a reply without a warm word names the customer and a fact
 * of their message. A box that holds an internal note has neither strip nor marks.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerTest {
  private static final String READ = " sounds let down. Start with “four times”.";
  private static final String STRIP = "Shape of this reply";
  private static final String REPLY =
      "We looked at the parcel in the depot on the north side of the town this morning and found"
          + " the label on it torn in two pieces, as per our policy it waits there.";

  private Browser browser;
  private Page page;

  @BeforeAll
  void start(@TempDir Path profile) {
    browser = Browser.start(profile);
    browser.extensionId();
  }

  @AfterAll
  void stop() {
    browser.close();
  }

  @BeforeEach
  void open() {
    page = browser.context().newPage();
  }

  @AfterEach
  void shut() {
    page.close();
  }

  static Stream<Desk> desks() {
    return Desks.PUBLIC.stream();
  }

  static Stream<Desk> notes() {
    return Desks.NOTES.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("desks")
  void readsTheLastMessageOfTheCustomer(Desk desk) {
    write(desk);
    // Chatwoot writes no name at its bubbles.
    String name = desk.name().equals("Chatwoot") ? "The customer" : "Sam";
    assertThat(sentence()).isEqualTo(name + READ);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notes")
  void leavesAnInternalNoteAlone(Desk desk) {
    show(desk);
    page.locator("#box").click();
    page.keyboard().insertText(REPLY);
    // As long as it takes where it is no note.
    page.waitForTimeout(2_000);
    assertThat(page.evaluate("CSS.highlights.size")).isEqualTo(0);
    assertThat(page.locator("rapport-strip").count()).isZero();
  }

  @Test
  void takesWhatTheAgentSelectedForTheMessage() {
    Desk desk = Desks.PUBLIC.get(0);
    show(
        new Desk(
            "selected",
            "<p id=pick>I am furious. I have been waiting for three weeks about it.</p>"
                + desk.html()));
    page.locator("#pick").click(new Locator.ClickOptions().setClickCount(3));
    page.locator("#box").click();
    page.keyboard().insertText(REPLY);
    assertThat(sentence()).startsWith("Sam sounds let down. Start with “").contains("three weeks");
  }

  private void show(Desk desk) {
    page.route(
        "http://127.0.0.1/**",
        route ->
            route.fulfill(
                new com.microsoft.playwright.Route.FulfillOptions()
                    .setContentType("text/html; charset=utf-8")
                    .setBody("<!doctype html><title>Ticket</title>" + desk.html())));
    page.navigate("http://127.0.0.1/ticket");
  }

  private void write(Desk desk) {
    show(desk);
    page.locator("#box").click();
    page.keyboard().insertText(REPLY);
  }

  /** The strip's one sentence, as a screen reader finds it in the closed shadow root. */
  private String sentence() {
    CDPSession devTools = browser.context().newCDPSession(page);
    try {
      for (int tries = 0; tries < 200; tries++) {
        String said = strip(devTools);
        if (!said.isEmpty()) {
          return said;
        }
        page.waitForTimeout(100);
      }
      return "";
    } finally {
      devTools.detach();
    }
  }

  private static String strip(CDPSession devTools) {
    Map<String, JsonObject> nodes = new LinkedHashMap<>();
    for (JsonElement each : devTools.send("Accessibility.getFullAXTree").getAsJsonArray("nodes")) {
      nodes.put(each.getAsJsonObject().get("nodeId").getAsString(), each.getAsJsonObject());
    }
    return nodes.values().stream()
        .filter(node -> value(node, "role").equals("StaticText"))
        .filter(node -> lies(node, nodes, "status", "") && lies(node, nodes, "group", STRIP))
        .map(node -> value(node, "name").strip())
        .collect(Collectors.joining(" "));
  }

  private static boolean lies(
      JsonObject node, Map<String, JsonObject> nodes, String role, String name) {
    for (JsonObject at = node;
        at != null;
        at = at.has("parentId") ? nodes.get(at.get("parentId").getAsString()) : null) {
      if (value(at, "role").equals(role) && value(at, "name").contains(name)) {
        return true;
      }
    }
    return false;
  }

  private static String value(JsonObject node, String property) {
    return node.has(property) && node.getAsJsonObject(property).has("value")
        ? node.getAsJsonObject(property).get("value").getAsString()
        : "";
  }
}

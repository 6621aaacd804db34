package rapport.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.Role;
import rapport.Running;
import rapport.publish.ShippedPack;

/**
 * A real help desk: Request Tracker 5 on 127.0.0.1:8081, as `make test-rt` installs and starts it.
 * The reply is sent, and the ticket holds the new words and nothing of ours.
 */
@Tag("rt")
final class RequestTrackerTest {
  private static final String DESK = "http://127.0.0.1:8081";
  private static final String LOGIN =
      "Basic "
          + Base64.getEncoder().encodeToString("root:password".getBytes(StandardCharsets.UTF_8));
  private static final String MESSAGE =
      "Hi, my order 4471 is three days late and this is the fourth time I call. I am really angry. Sam";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sendsTheNewWordsAndNothingElse(boolean rich) throws Exception {
    String ticket = rest("POST", "/ticket", newTicket()).get("id").asText();
    try (Running rapport =
            new Running(folder.resolve("data"), ShippedPack.load(), Map.of()).onTime();
        Agent agent = new Agent(folder.resolve("profile"))) {
      rapport.team("support", "Europe/Berlin");
      String token = rapport.token("mira", Role.AGENT, "support");
      agent.connect("http://127.0.0.1:" + rapport.server.port(), token);
      signIn(agent.page, rich);
      agent.page.navigate(DESK + "/Ticket/Update.html?id=" + ticket + "&Action=Respond");
      String box = rich ? "frame" : "textarea[name=UpdateContent]";
      if (rich) agent.page.frameLocator("iframe.cke_wysiwyg_frame").locator("body").click();
      else agent.page.click(box);
      agent.page.waitForTimeout(300);
      agent.type(Agent.SENTENCE);
      agent.until("three marks", () -> agent.marks(box).equals(Agent.PHRASES));

      agent.page.keyboard().press("Alt+KeyJ");
      agent.page.waitForTimeout(400);
      agent.page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of("target", "request-tracker-" + (rich ? "rich" : "plain") + ".png")));
      agent.page.keyboard().press("Enter");
      agent.until("the first phrase is gone", () -> !held(agent.page, rich).contains("exactly"));
      String replaced = held(agent.page, rich);
      agent.page.keyboard().press("Control+KeyZ");
      agent.until(
          "one undo",
          () -> held(agent.page, rich).replace("&#39;", "'").contains(Agent.PHRASES.get(0)));
      agent.page.keyboard().press("Control+KeyY");
      agent.until("redo", () -> held(agent.page, rich).equals(replaced));
      agent.page.click("input[name=SubmitTicket]");
      agent.page.waitForURL("**/Ticket/Display.html**");
      agent.until(
          "the acceptance is in the file",
          () -> rapport.count("SELECT count(*) FROM event WHERE action = 'accepted'") == 1);

      String sent = lastCorrespondence(ticket);
      assertThat(sent)
          .doesNotContainIgnoringCase("rapport")
          .doesNotContain("<mark")
          .doesNotContain("<span");
      String words =
          sent.replaceAll("<[^>]+>", "").replace("&nbsp;", " ").replace("&#39;", "'").strip();
      assertThat(words.strip())
          .doesNotContain("exactly")
          .endsWith(", but per our policy you should have called us.");
      // The desk opens its box with an empty paragraph; ours is the one before it.
      if (rich) assertThat(sent.replace("<p>&nbsp;</p>", "").strip()).matches("<p>[^<]*</p>");
    }
  }

  @Test
  void checksNoCommentAndReadsWhatTheDeskQuotesOfTheCustomer() throws Exception {
    String ticket = rest("POST", "/ticket", newTicket()).get("id").asText();
    try (Agent agent = new Agent(folder.resolve("profile"))) {
      signIn(agent.page, false);
      String box = "textarea[name=UpdateContent]";
      agent.page.navigate(DESK + "/Ticket/Update.html?id=" + ticket + "&Action=Comment");
      agent.page.click(box);
      agent.type(Agent.SENTENCE);
      // As long as it takes in a reply.
      agent.page.waitForTimeout(3_000);
      assertThat(agent.marks(box)).isEmpty();
      assertThat(agent.page.locator("rapport-strip").count()).isZero();

      agent.page.navigate(
          DESK
              + "/Ticket/Update.html?Action=Respond&id="
              + ticket
              + "&QuoteTransaction="
              + transaction(ticket, "Create"));
      agent.page.click(box);
      agent.page.keyboard().press("Control+End");
      agent.type("\n\n" + "We sent it to the depot on Monday. ".repeat(4));
      agent.until(
          "the customer's feeling in the strip",
          () -> spoken(agent.page).matches("(?s).*sounds (frustrating|let down).*"));
    }
  }

  /** All that a screen reader can find, in closed shadow roots too. */
  private static String spoken(Page page) {
    var devTools = page.context().newCDPSession(page);
    String tree = devTools.send("Accessibility.getFullAXTree").toString();
    devTools.detach();
    return tree;
  }

  private static void signIn(Page page, boolean rich) {
    page.navigate(DESK + "/");
    page.fill("input[name=user]", "root");
    page.fill("input[name=pass]", "password");
    page.click("input[type=submit]");
    page.navigate(DESK + "/Prefs/Other.html");
    page.evaluate(
        "rich => document.querySelector('#MessageBoxRichText-' + (rich ? 'yes' : 'no')).checked = true",
        rich);
    page.click("input[name=Update]");
    page.waitForLoadState();
  }

  /** What the box would send: asked of the editor itself. */
  private static String held(Page page, boolean rich) {
    return (String)
        page.evaluate(
            rich
                ? "() => Object.values(CKEDITOR.instances)[0].getData()"
                : "() => document.querySelector('textarea[name=UpdateContent]').value");
  }

  private static String lastCorrespondence(String ticket) throws IOException, InterruptedException {
    String last = transaction(ticket, "Correspond");
    JsonNode attachments =
        rest("GET", "/transaction/" + last + "/attachments?fields=ContentType,Content", null)
            .get("items");
    for (String type : new String[] {"text/html", "text/plain"}) {
      for (JsonNode each : attachments) {
        if (each.path("ContentType").asText().startsWith(type)) return each.get("Content").asText();
      }
    }
    throw new AssertionError("the ticket has no such reply: " + attachments);
  }

  /** The ticket's last one of this type. */
  private static String transaction(String ticket, String type)
      throws IOException, InterruptedException {
    String last = "";
    for (JsonNode item :
        rest("GET", "/ticket/" + ticket + "/history?fields=Type&per_page=100", null).get("items")) {
      if (item.get("Type").asText().equals(type)) last = item.get("id").asText();
    }
    return last;
  }

  private static String newTicket() throws IOException {
    return JSON.writeValueAsString(
        Map.of(
            "Queue", "General",
            "Subject", "Order 4471 is late",
            "Requestor", "sam@example.com",
            "Content", MESSAGE,
            "ContentType", "text/plain"));
  }

  private static JsonNode rest(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(DESK + "/REST/2.0" + path))
            .header("Authorization", LOGIN)
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    return JSON.readTree(response.body());
  }
}

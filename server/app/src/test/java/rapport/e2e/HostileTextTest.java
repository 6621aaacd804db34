package rapport.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Running;
import rapport.TestPack;

/**
 * What admins and people may write, in the places where others read it: text stays text. A dialog,
 * an image or a script would betray that it was read as HTML.
 */
final class HostileTextTest {
  private static final String IMAGE = "<img src=x onerror=alert(1)>";
  private static final String SCRIPT = "</script><script>alert(2)</script>";
  private static final String LINK = "<a href='javascript:alert(3)'>here</a>";
  private static final String FORMULA = "=HYPERLINK(1)";

  private static final String RULE =
      """
      {"id": "calm-down", "kind": "risk", "category": "command", "severity": "error", "enabled": true, "patterns": ["(please)? calm down"],
       "message": "%s%s", "rewrites": ["%s", "%s"], "mustMatch": ["You should [[calm down]].", "[[Please calm down]]."],
       "mustNotMatch": ["The wind will calm soon.", "It went down."]}
      """
          .formatted(IMAGE, LINK, SCRIPT, IMAGE);

  @TempDir Path folder;
  private Running rapport;
  private HttpServer desk;
  private final List<String> dialogs = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    rapport =
        new Running(folder.resolve("data"), TestPack.contents(TestPack.POLICY, RULE), Map.of())
            .onTime();
    assertThat(Running.json(rapport.get(ADMIN, "/health")).path("brokenRules")).isEmpty();
    desk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    desk.createContext(
        "/",
        exchange -> {
          byte[] page =
              "<!doctype html><title>Desk</title><textarea id=plain rows=6 cols=80></textarea>"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    desk.start();
  }

  @AfterEach
  void stop() {
    rapport.close();
    desk.stop(0);
  }

  private String post(String path, String json) {
    HttpResponse<String> answer = rapport.post(ADMIN, path, json.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return answer.body();
  }

  /** A person with that name in a team of a hostile name, with something to see; their token. */
  private String person(String id, String name, String role) {
    String link =
        Running.json(
                rapport.post(
                    ADMIN,
                    "/invites",
                    "{\"name\":\"%s\",\"role\":\"%s\",\"team\":\"north\"}".formatted(name, role)))
            .path("url")
            .asText();
    String invite = link.substring(link.lastIndexOf('/') + 1);
    String joined =
        post("/join", "{\"invite\":\"%s\",\"browser\":\"%s\"}".formatted(invite, IMAGE));
    String token = joined.replaceFirst(".*\"token\":\"([^\"]*)\".*", "$1");
    for (String action : List.of("shown", "accepted"))
      assertThat(
              rapport
                  .post(
                      token,
                      "/events",
                      "{\"events\":[{\"id\":\"%s\",\"at\":\"2026-11-22T13:00:00Z\",\"action\":\"%s\",\"rule\":\"calm-down\",\"category\":\"command\",\"ruleset\":1,\"replyId\":\"r\",\"site\":\"desk.example.com\"}]}"
                          .formatted(java.util.UUID.randomUUID(), action))
                  .body())
          .contains("stored");
    return token;
  }

  @Test
  void staysTextOnPagesInTheCardAndInTables() {
    post("/teams", "{'id':'north','name':'" + IMAGE + "','zone':'UTC'}");
    String ana = person("ana", SCRIPT, "agent");
    person("bo", FORMULA, "agent");
    String lead = person("lea", IMAGE, "lead");
    String leadId = Running.json(rapport.get(lead, "/me")).path("id").asText();
    assertThat(
            rapport
                .call(ADMIN, "PATCH", "/agents/" + leadId, "{\"leads\":[\"north\"]}")
                .statusCode())
        .isEqualTo(200);

    assertThat(rapport.get(lead, "/teams/north/progress?format=csv").body())
        .contains("'" + FORMULA)
        .doesNotContainPattern("(?m)(^|,)\"?=");
    assertThat(
            rapport
                .post(ADMIN, "/teams", "{\"id\":\"b\",\"name\":\"a\\u202eb\",\"zone\":\"UTC\"}")
                .statusCode())
        .as("a name that reads as another")
        .isEqualTo(400);

    try (Agent agent = new Agent(folder.resolve("profile"))) {
      agent.page.onDialog(
          dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
          });
      for (String path : List.of("/admin", "/team", "/progress", "/practice"))
        harmless(agent, open(agent, ADMIN, path), path);
      assertThat(agent.page.url()).endsWith("/practice");
      open(agent, ADMIN, "/admin");
      agent.until("the names are there as text", () -> text(agent.page).contains(IMAGE));
      open(agent, lead, "/team");
      agent.until("the team's name is there as text", () -> text(agent.page).contains(IMAGE));
      harmless(agent, agent.page, "/team of a lead");

      agent.connect(rapport.server.url(), ana);
      agent.page.navigate("http://127.0.0.1:" + desk.getAddress().getPort() + "/");
      agent.page.click("#plain");
      agent.page.waitForTimeout(1_000); // the first focus fetches the rules
      agent.type("Hello, please calm down now.");
      agent.until("marked", () -> agent.marks("#plain").equals(List.of("please calm down")));
      agent.page.keyboard().press("Alt+KeyJ");
      agent.page.waitForTimeout(400);
      harmless(agent, agent.page, "the card on a desk");
      agent.page.keyboard().press("1");
      agent.until(
          "the rewrite is put in letter by letter",
          () -> agent.page.inputValue("#plain").contains("<script>alert(2)</script>"));
      harmless(agent, agent.page, "after replacing");
    }
  }

  /** Signed in as the person of that token, by a ticket as the extension does it. */
  private Page open(Agent agent, String token, String path) {
    String url =
        Running.json(rapport.post(token, "/sessions/tickets", "{\"path\":\"" + path + "\"}"))
            .path("url")
            .asText();
    agent.page.navigate(url);
    agent.page.waitForTimeout(600);
    return agent.page;
  }

  private static String text(Page page) {
    return (String) page.evaluate("() => document.body.innerText");
  }

  /** Shadow trees included, as far as they are open. */
  private void harmless(Agent agent, Page page, String where) {
    Object found =
        page.evaluate(
            """
            () => {
              const bad = [];
              const look = (root) => {
                for (const e of root.querySelectorAll('*')) {
                  if (e.matches('img[src="x"], [onerror], script:not([src]), a[href^="javascript:"]')) bad.push(e.outerHTML);
                  if (e.shadowRoot) look(e.shadowRoot);
                }
              };
              look(document);
              return bad;
            }""");
    assertThat((List<?>) found).as(where).isEmpty();
    agent.page.waitForTimeout(50);
    assertThat(dialogs).as(where).isEmpty();
  }
}

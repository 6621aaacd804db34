package rapport.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Role;
import rapport.Token;

/** Practising, signed in, signed out and for the first time, in a real browser. */
class PracticePagesTest {
  private static final String REPLY =
      """
      Hi Rosa,

      An hour on hold and then a dropped line, with your mother in hospital: I'm so sorry. I'll take care of this for you now.

      I've found two slots, Monday 10:15 and Tuesday 16:00. Tell me which one and I'll confirm it shortly.
      """;

  @TempDir static Path folder;
  static Desk desk;

  @BeforeAll
  static void start() {
    desk = new Desk(folder);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void practisesHandsInTriesAgainSharesAndSeesItOnProgress() {
    desk.person("nia", "Nia Novak", Role.AGENT, "evening");
    Page page = desk.open("nia", "/practice?scenario=hour-on-hold");
    assertThat(page.locator("h1")).hasText("An hour on hold");
    page.locator("#reply").fill(REPLY);
    Sight.isAccessible(page);
    page.close();

    // The tab was closed in the middle: the same text is there again, also without the address.
    page = desk.open("nia", "/practice");
    assertThat(page.locator("#reply")).hasValue(REPLY);
    assertThat(desk.running.count("SELECT count(*) FROM attempt WHERE person = 'nia'")).isZero();
    Sight.button(page, "Hand in").click();
    assertThat(page.locator("h1"))
        .hasText("Rosa would feel heard. One thing to try: change the marked phrase.");
    assertThat(page.locator("mark.theirs").first()).hasText("hour on hold");
    assertThat(page.locator("mark.hint, mark.warning").first()).containsText("shortly");
    Sight.isAccessible(page);
    Sight.button(page, "Try again").click();
    assertThat(page.locator("#reply")).hasValue(REPLY);
    page.locator("#reply").fill(REPLY.replace("shortly", "by 7 pm today"));
    Sight.button(page, "Hand in").click();
    assertThat(page.locator("#lede")).containsText("second try");
    assertThat(page.locator(".advice + .note")).containsText("on the first try");

    Page lead = desk.open("jo", "/agents/nia");
    assertThat(lead.locator("h1")).containsText("Nia Novak");
    assertThat(lead.getByText("No practice reply shared.")).isVisible();
    assertThat(lead.content()).doesNotContain("dropped line");

    Page own = desk.open("nia", "/practice");
    own.close();
    page.getByText("Share with").click();
    assertThat(page.getByText("Shared with")).isVisible();
    page.navigate(desk.url("/progress"));
    assertThat(page.getByText("Practised in 1 of the last 12 weeks").first()).isVisible();
    Sight.isAccessible(page);
    page.close();
    lead.close();

    lead = desk.open("jo", "/agents/nia");
    lead.locator("button[aria-label='Read An hour on hold']").click();
    assertThat(lead.locator("dialog .reply")).containsText("by 7 pm today");
    own = desk.open("nia", "/agents/nia");
    own.locator("button[aria-label='Take back An hour on hold']").click();
    assertThat(own.getByText("No practice reply shared.")).isVisible();
    own.close();
    lead = desk.open("jo", "/agents/nia");
    assertThat(lead.getByText("No practice reply shared.")).isVisible();
    lead.close();

    // Another desk, another lead: what was shared stays with the one it was shared with.
    desk.person("nia", "Nia Novak", Role.AGENT, "morning");
    lead = desk.open("eva", "/agents/nia");
    assertThat(lead.getByText("No practice reply shared.")).isVisible();
    lead.close();
  }

  @Test
  void opensSignedInFromTheExtensionOnceAndSaysWhatWillStandInAnEmptyHistory() {
    desk.person("void", "Vic Empty", Role.AGENT, "evening");
    Page options = desk.browser.context().newPage();
    options.navigate("chrome-extension://" + desk.browser.extensionId() + "/options.html");
    String ask =
        "async ([type, body]) => { const answer = await chrome.runtime.sendMessage({type, body}); return answer.url ?? answer.ok; }";
    Map<String, String> account =
        Map.of("server", desk.url(""), "token", desk.token("void", Token.Kind.BEARER));
    assertThat(options.evaluate(ask, List.of("connect", account))).isEqualTo(true);
    String url = (String) options.evaluate(ask, List.of("openPage", Map.of("path", "/progress")));
    options.close();

    desk.browser.context().clearCookies();
    Page page = desk.browser.context().newPage();
    page.navigate(url);
    assertThat(page).hasURL(desk.url("/progress"));
    assertThat(page.locator("h1")).hasText("Your history starts with the first reply");
    Sight.isAccessible(page);
    page.reload();
    assertThat(page.locator(".who")).hasText("Vic Empty");

    desk.browser.context().clearCookies();
    assertThat(page.navigate(url).status()).isEqualTo(410);
    page.navigate(desk.url("/progress"));
    assertThat(page.locator("h1")).hasText("This page opens from Rapport’s icon");
    page.close();
  }

  @Test
  void praisesNothingInAReplyThatPutsSomebodyOff() {
    desk.person("kay", "Kay Short", Role.AGENT, "evening");
    Page page = desk.open("kay", "/practice?scenario=hour-on-hold");
    page.locator("#reply").fill("Per my last mail, it is open.");
    Sight.button(page, "Hand in").click();
    assertThat(page.locator("h1"))
        .hasText("A first try for Rosa. One thing to try: say what happened to them first.");
    page.close();
  }

  @Test
  void losesNothingBetweenTwoTabsOrWhenSkipping() {
    desk.person("tab", "Tab Two", Role.AGENT, "evening");
    Page one = desk.open("tab", "/practice?scenario=hour-on-hold");
    one.locator("#reply").fill("Hi Rosa,");
    Page two = one.context().newPage();
    two.navigate(desk.url("/practice?scenario=hour-on-hold"));
    assertThat(two.locator("#reply")).hasValue("Hi Rosa,");
    two.locator("#reply").fill("Hi Rosa,\n\nan hour is long.");
    assertThat(one.locator("#reply")).hasValue("Hi Rosa,\n\nan hour is long.");
    Sight.button(one, "Skip").click();
    assertThat(one.locator("h1")).not().hasText("An hour on hold");
    one.locator("#reply").fill("Another scenario.");
    Sight.button(two, "Hand in").click();
    assertThat(two.locator("h1")).containsText("Rosa");
    two.close();
    one.close();
    one = desk.open("tab", "/practice");
    assertThat(one.locator("#reply")).hasValue("Another scenario.");
    one.close();
  }

  @Test
  void checksByRulesThatTheServerCompiledUnlessItIsOfAnotherVersion() {
    desk.person("com", "Com Piled", Role.AGENT, "evening");
    for (boolean same : List.of(true, false)) {
      Page page = desk.open("com", "/assets/logo.svg");
      List<String> asked = new CopyOnWriteArrayList<>();
      page.onRequest(request -> asked.add(request.url().replaceFirst(".*/api/v1", "")));
      if (!same) {
        String other = "{\"ruleset\":1,\"engine\":\"other\",\"snapshot\":\"of another engine\"}";
        page.route(
            "**/ruleset/compiled",
            route ->
                route.fulfill(
                    new Route.FulfillOptions().setContentType("application/json").setBody(other)));
      }
      page.navigate(desk.url("/practice"));
      page.locator("#reply").fill("Calm down, per our policy.");
      Sight.marked(page);
      assertThat(asked).contains("/ruleset/compiled");
      assertThat(asked.contains("/ruleset")).as("compiles here").isEqualTo(!same);
      page.close();
    }
  }

  @Test
  void aVisitorTriesAPracticeWithoutAnAccount() {
    desk.browser.context().clearCookies();
    Page page = desk.browser.context().newPage();
    page.navigate(desk.url("/"));
    page.getByText("Try a practice").click();
    assertThat(page.locator("#reply")).isVisible();
    page.locator("#reply").fill("Calm down, we will get back to you as soon as possible.");
    Sight.marked(page);
    Sight.button(page, "Show one way").click();
    assertThat(page.getByText("Yours may be better.")).isVisible();
    Sight.isAccessible(page);
    page.close();
  }
}

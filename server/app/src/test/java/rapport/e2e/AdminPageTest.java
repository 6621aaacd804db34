package rapport.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Browser;
import rapport.Json;
import rapport.Role;
import rapport.Running;

/** An admin at work on the admin page, with names and sentences that would like to be markup. */
class AdminPageTest {
  private static final String HOSTILE = "<img src=x onerror=document.title=0>";

  @TempDir static Path folder;
  static Running running;
  static Browser browser;

  @BeforeAll
  static void start() {
    running = new Running(folder.resolve("data"));
    running.team("north", "Europe/Berlin");
    running.team("west", "UTC");
    String ana = running.token("ana", Role.AGENT, "north");
    running.call(
        Running.ADMIN, "PATCH", "/agents/ana", Json.text(java.util.Map.of("name", HOSTILE)));
    List<String> events = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      events.add(event("shown", ""));
      if (i < 20) events.add(event("dismissed", ""));
    }
    events.add(event("reported", ", \"sentence\": " + Json.text("Calm down " + HOSTILE)));
    events.add(
        event("shown", "").replace("calm-down", "per-our-policy").replace("11-22T", "09-01T"));
    running.post(ana, "/events", "{\"events\": [" + String.join(",", events) + "]}");
    browser = Browser.start(folder.resolve("profile"));
  }

  private static String event(String action, String more) {
    return """
    {"id": "%s", "at": "2026-11-22T10:00:00Z", "action": "%s", "rule": "calm-down", "category": "command", "ruleset": 1, "replyId": "r1", "site": "desk.example.com"%s}
    """
        .formatted(UUID.randomUUID(), action, more)
        .strip();
  }

  @AfterAll
  static void stop() {
    browser.close();
    running.close();
  }

  private static Locator row(Page page, String id) {
    return page.locator("#rules tr").filter(new Locator.FilterOptions().setHasText(id));
  }

  @Test
  void worksThroughRulesTryOutHistoryAndPeople() {
    Page page = Sight.asAdmin(browser, running, "/admin");
    assertThat(page.locator("h1")).hasText("One rule is noisy.");
    assertThat(page.locator("#rules tr").first()).containsText("calm-down");
    Locator noisy = row(page, "calm-down");
    assertThat(noisy).containsText("Noisy: 20 ignored, 1 reported.");
    noisy.locator("summary").click();
    assertThat(noisy.locator("q")).hasText("Calm down " + HOSTILE);

    page.locator("#q").fill("policy");
    assertThat(page.locator("#rules tr")).hasCount(1);
    assertThat(page.locator("#count")).hasText("1 of 1");
    page.locator("#q").fill("");
    assertThat(page.locator("#rules tr")).hasCount(2);

    row(page, "calm-down").getByText("calm-down").first().click();
    String json = page.locator("#rule").inputValue();
    page.locator("#rule").fill(json.replace("It does the opposite.", HOSTILE));
    page.locator("#texts").fill("Please calm down, Sam.\nThe wind is calm " + HOSTILE);
    page.locator("#run").click();
    assertThat(page.locator("#outcome mark")).hasText("Please calm down");
    assertThat(page.locator("#outcome")).containsText("Its own examples hold.");
    page.locator("#publish").click();
    assertThat(page.locator("#outcome")).containsText("Say why you change it");
    page.locator("#why").fill("Shorter “words”");
    page.locator("#publish").click();
    assertThat(page.locator("#outcome")).containsText("calm-down is live.");
    assertThat(page.locator("#rulesets li").first()).containsText("Shorter “words”");
    assertThat(page.locator("#rulesets li").first()).containsText("Live");

    page.locator("#rulesets li").nth(1).getByText("Restore").click();
    assertThat(page.locator("#status")).hasText("Back to set 1, now as set 3.");
    assertThat(page.locator("#rulesets li")).hasCount(3);
    assertThat(running.get(Running.ADMIN, "/rules/calm-down").body())
        .contains("It does the opposite.");

    assertThat(page.locator("#agents")).containsText(HOSTILE);
    Locator ana =
        page.locator("#agents tr").filter(new Locator.FilterOptions().setHasText(HOSTILE));
    ana.locator("summary").click();
    assertThat(ana.locator("li")).containsText("test, last used");
    looksRight(page, "admin");
    Sight.isAccessible(page);
    ana.getByText("Revoke").click();
    assertThat(ana.locator("li")).hasText("Signed in nowhere.");
    page.locator("#invite [name=name]").fill("Ben Beier");
    page.locator("#invite [name=team]").selectOption("north");
    page.locator("#invite button").click();
    String link = page.locator("#link code").textContent();
    assertThat(page.locator("#agents")).containsText("not yet");
    assertThat(page.locator("#invite [name=name]")).hasValue("");
    assertThat(page.locator("#invite [name=team]")).hasValue("");
    assertThat(page.title()).isEqualTo("Admin · Rapport");
    assertThat((Integer) page.evaluate("document.querySelectorAll('main img, main script').length"))
        .isZero();

    page.navigate(link);
    assertThat(page.locator("h1")).hasText("You are invited to Rapport");
    looksRight(page, "join");
    Sight.isAccessible(page);
    page.locator("#join").click();
    assertThat(page.locator("h1")).hasText("Welcome, Ben Beier");
    page.navigate(link);
    page.locator("#join").click();
    assertThat(page.locator("#status")).containsText("used already");
    page.close();
  }

  @Test
  void countsForOneTeamAndOverOtherPeriods() {
    Page page = Sight.asAdmin(browser, running, "/admin");
    Locator old = row(page, "per-our-policy").locator("[data-label=Shown]");
    assertThat(old).hasText("0");
    page.locator("#days").selectOption("90");
    assertThat(old).hasText("1");
    assertThat(page.locator("h1")).hasText("One rule is noisy.");
    page.locator("#desk").selectOption("west");
    assertThat(page.locator("h1")).hasText("All rules are quiet in west.");
    assertThat(old).hasText("0");
    page.locator("#desk").selectOption("north");
    assertThat(page.locator("h1")).hasText("One rule is noisy in north.");
    assertThat(old).hasText("1");
    Sight.isAccessible(page);
    page.close();
  }

  private static Locator person(Page page, String name) {
    return page.locator("#agents tr").filter(new Locator.FilterOptions().setHasText(name));
  }

  @Test
  void changesARoleMovesToAnotherTeamAndRemovesAPersonButNeverTheLastAdmin() {
    running.team("south", "UTC");
    running.token("cleo", Role.AGENT, "north");
    Page page = Sight.asAdmin(browser, running, "/admin");
    person(page, "cleo").getByText("Change").click();
    assertThat(page.locator("dialog h2")).hasText("cleo");
    assertThat(page.locator("dialog fieldset")).isHidden();
    page.locator("dialog [name=name]").fill("Cleo Sand");
    page.locator("dialog [name=role]").selectOption("lead");
    page.locator("dialog [name=team]").selectOption("south");
    page.locator("dialog [name=leads][value=north]").check();
    Sight.isAccessible(page);
    Sight.button(page, "Save").click();
    assertThat(page.locator("dialog")).hasCount(0);
    assertThat(page.locator("#link")).hasText("Cleo Sand is changed.");
    assertThat(person(page, "Cleo Sand")).containsText("Lead of north");
    assertThat(person(page, "Cleo Sand").locator("[data-label=Team]")).hasText("south");
    assertThat(person(page, "Cleo Sand").getByText("Change")).isFocused();

    person(page, "Cleo Sand").getByText("Change").click();
    page.keyboard().press("Escape");
    assertThat(person(page, "Cleo Sand").getByText("Change")).isFocused();
    person(page, "Cleo Sand").getByText("Change").click();
    Sight.button(page, "Remove…").click();
    assertThat(Sight.button(page, "Keep them")).isFocused();
    assertThat(page.locator("dialog")).containsText("Remove Cleo Sand?");
    Sight.button(page, "Remove them").click();
    assertThat(person(page, "Cleo Sand")).hasCount(0);
    assertThat(page.locator("#link")).hasText("Cleo Sand is removed.");
    assertThat(running.count("SELECT count(*) FROM token WHERE person = 'cleo'")).isZero();

    Locator admin = page.locator("#agents tr:has(td:text-is('Admin'))");
    assertThat(admin).hasCount(1);
    admin.getByText("Change").click();
    page.locator("dialog [name=role]").selectOption("agent");
    Sight.button(page, "Save").click();
    assertThat(page.locator("dialog [role=alert]"))
        .hasText("This is the last admin. Make somebody else an admin first.");
    Sight.button(page, "Remove…").click();
    Sight.button(page, "Remove them").click();
    assertThat(page.locator("dialog [role=alert]")).containsText("This is the last admin.");
    Sight.button(page, "Keep them").click();
    assertThat(admin).hasCount(1);
    page.close();
  }

  @Test
  void showsTheApiToWhoeverAsks() {
    Page page = browser.context().newPage();
    page.navigate(running.server.url() + "/api");
    page.locator("#q").fill("POST v1/check");
    assertThat(page.locator("#count")).hasText("1 call");
    page.locator("summary:visible").click();
    assertThat(page.locator(".parts:visible")).containsText("For whoever is signed in.");
    assertThat(page.locator(".shape:visible").first()).containsText("text?: string,");
    looksRight(page, "api");
    Sight.isAccessible(page);
    page.close();
  }

  /**
   * Nothing scrolls sideways, on a desk or a phone. {@code -Dscreenshots=folder} keeps pictures.
   */
  private static void looksRight(Page page, String name) {
    String folder = System.getProperty("screenshots");
    for (boolean phone : List.of(false, true)) {
      page.setViewportSize(phone ? 390 : 1280, phone ? 844 : 900);
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
          .as(name)
          .isLessThanOrEqualTo(0);
      if (folder == null) continue;
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of(folder, name + (phone ? "-phone-" : "-desk-") + scheme + ".png")));
      }
    }
    page.setViewportSize(1280, 900);
  }
}

package rapport.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Json;
import rapport.Role;
import rapport.Running;

/** What agents and leads see of a history, from one event to a year, in a real browser. */
class ProgressPagesTest {
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
  void showsOneReplyAsOneReply() {
    desk.person("one", "Ona Single", Role.AGENT, "evening");
    desk.replies("one", Running.NOW.minusSeconds(3_600), 1);
    Page page = desk.open("one", "/progress");
    assertThat(page.locator("h1")).hasText("1 reply so far.");
    assertThat(page.getByText("19 more and the first chart appears.")).isVisible();
    assertThat(page.locator("canvas")).hasCount(0);
    page.close();
  }

  @Test
  void showsAYearByDayWeekMonthAndCategory() {
    Page page = desk.open("mira", "/progress");
    assertThat(page.locator("h1")).containsText("risky phrases");
    assertThat(page.locator("canvas")).hasCount(2);
    Sight.isAccessible(page);
    Sight.button(page, "Month").click();
    assertThat(page.locator("button[aria-pressed=true]")).hasText("Month");
    page.locator("summary").first().click();
    assertThat(page.locator("details[open] tbody tr")).hasCount(13);
    page.locator("select").selectOption("blame");
    assertThat(page.locator("button[aria-pressed=true]")).hasText("Month");
    assertThat(page.locator("h1")).containsText("risky phrases");
    page.close();
    Page start = desk.open("mira", "/");
    Sight.isAccessible(start);
    start.close();
  }

  @Test
  void fitsAPhoneAgainAfterItWasTurned() {
    Page page = desk.open("mira", "/assets/logo.svg");
    hold(page, 390, 844);
    page.navigate(desk.url("/progress"));
    assertThat(page.locator("canvas")).hasCount(2);
    page.waitForCondition(() -> width(page) > 300); // the charts' code comes later
    int upright = width(page);
    hold(page, 844, 390);
    page.waitForCondition(() -> width(page) > upright);
    hold(page, 390, 844);
    page.waitForCondition(() -> width(page) == upright);
    assertThat((Integer) page.evaluate("innerWidth")).isEqualTo(390);
    page.close();
  }

  /** As a phone, whose page grows with whatever is too wide for it. */
  private static void hold(Page page, int width, int height) {
    JsonObject metrics = new JsonObject();
    metrics.addProperty("width", width);
    metrics.addProperty("height", height);
    metrics.addProperty("deviceScaleFactor", 2);
    metrics.addProperty("mobile", true);
    page.context().newCDPSession(page).send("Emulation.setDeviceMetricsOverride", metrics);
  }

  private static int width(Page page) {
    String widest = "Math.max(...[...document.querySelectorAll('canvas')].map(c => c.clientWidth))";
    return (Integer) page.evaluate(widest);
  }

  @Test
  void keepsEveryDayWhereTheClockChanged() {
    desk.person("dst", "Dee Light", Role.AGENT, "evening");
    // Berlin: 25 October 2026 has 25 hours, from 22:00 UTC on the day before to 23:00 UTC.
    desk.replies("dst", Instant.parse("2026-10-24T21:59:59Z"), 21);
    desk.replies("dst", Instant.parse("2026-10-24T22:00:00Z"), 22);
    desk.replies("dst", Instant.parse("2026-10-25T22:59:59Z"), 23);
    desk.replies("dst", Instant.parse("2026-10-25T23:00:00Z"), 24);
    Page page = desk.open("dst", "/progress");
    // The reader sits elsewhere: a day is the team's all the same.
    desk.command(page, "Emulation.setTimezoneOverride", "timezoneId", "America/New_York");
    page.reload();
    Sight.button(page, "Day").click();
    assertThat(page.locator("button[aria-pressed=true]")).hasText("Day");
    page.locator("summary").first().click();
    List<String> rows = page.locator("details[open] tbody tr").allInnerTexts();
    assertThat(rows.stream().map(row -> row.split("\t")[0])).doesNotHaveDuplicates();
    assertThat(rows.stream().map(row -> row.replace('\t', ' ')).toList().subList(0, 3))
        .satisfiesExactly(
            row -> assertThat(row).startsWith("24 Oct 2026 21 "),
            row -> assertThat(row).startsWith("25 Oct 2026 45 "),
            row -> assertThat(row).startsWith("26 Oct 2026 24 "));
    page.close();
  }

  @Test
  void aLeadSeesTheirTeamAndPeopleButNoOtherTeam() {
    Page page = desk.open("jo", "/team");
    assertThat(page.locator("h1")).containsText("risky phrases");
    assertThat(page.locator("#people tbody tr").first()).containsText("Ana Reis");
    page.locator("#people th button").nth(1).click();
    assertThat(page.locator("#people th[aria-sort]")).hasText("Replies");
    assertThat(page.locator("select")).hasCount(1);
    Sight.isAccessible(page);
    page.navigate(desk.url("/agents/mira"));
    assertThat(page.locator("h1")).containsText("Mira Okafor");
    assertThat(page.getByText("Mira sees exactly this page.")).isVisible();
    assertThat(page.locator("main")).not().containsText("NaN");
    Sight.isAccessible(page);
    page.navigate(desk.url("/agents/eva"));
    assertThat(page.locator("h1")).hasText("This page is for somebody else");
    page.close();

    Page both = desk.open("eva", "/team");
    assertThat(both.locator("select").first().locator("option"))
        .hasText(new String[] {"Evening desk", "Morning desk"});
    both.close();
    Page own = desk.open("mira", "/agents/mira");
    assertThat(own.getByText("Your lead sees exactly this page.")).isVisible();
    own.navigate(desk.url("/agents/jo"));
    assertThat(own.locator("h1")).hasText("This page is for somebody else");
    own.navigate(desk.url("/team"));
    assertThat(own.locator("h1")).hasText("There is no team here yet");
    own.close();
  }

  @Test
  void whoMovesTakesTheirOwnHistoryAlongAndLeavesTheTeamsWhereItWas() {
    desk.person("lu", "Lu Moss", Role.AGENT, "evening");
    desk.replies("lu", Running.NOW.minusSeconds(86_400), 30);
    desk.person("lu", "Lu Moss", Role.AGENT, "morning");
    Page own = desk.open("lu", "/progress");
    assertThat(own.getByText("Rests on 30 replies").first()).isVisible();
    own.close();
    Page before = desk.open("jo", "/agents/lu");
    assertThat(before.locator("h1")).hasText("This page is for somebody else");
    before.close();
    Page after = desk.open("eva", "/agents/lu");
    assertThat(after.locator("h1")).hasText("Lu Moss: too few replies yet to say how it goes.");
    after.close();
  }

  @Test
  void whoErasesTheirHistoryIsGoneFromEveryPage() {
    desk.person("er", "Erin Gone", Role.AGENT, "morning");
    desk.replies("er", Running.NOW.minusSeconds(86_400), 40);
    Page page = desk.open("er", "/progress");
    List<Cookie> session = page.context().cookies();
    page.getByText("Erase my history").click();
    Sight.isAccessible(page);
    Sight.button(page, "Keep it").click();
    page.getByText("Erase my history").click();
    Sight.button(page, "Erase it").click();
    assertThat(page.locator("h1")).hasText("Your history starts with the first reply");
    assertThat(desk.running.count("SELECT count(*) FROM event WHERE person = 'er'")).isZero();
    Page lead = desk.open("eva", "/team");
    lead.locator("select").first().selectOption("morning");
    assertThat(lead.locator("#people tr").filter(new Locator.FilterOptions().setHasText("Erin")))
        .containsText("Fewer than 20 replies");
    assertThat(desk.running.call(Running.ADMIN, "DELETE", "/agents/er", "").statusCode())
        .isEqualTo(204);
    lead.reload();
    lead.locator("select").first().selectOption("morning");
    assertThat(lead.locator("#people tbody")).not().containsText("Erin");
    lead.close();
    page.context().clearCookies();
    page.context().addCookies(session);
    page.reload();
    assertThat(page.locator("h1")).hasText("This page opens from Rapport’s icon");
    page.close();
  }

  @Test
  void takesItsHistoryAlongAsATableAndAsJson() throws IOException {
    desk.person("ex", "Exa Port", Role.AGENT, "evening");
    desk.replies("ex", Running.NOW.minusSeconds(3_600), 3);
    Page page = desk.open("ex", "/progress");
    Download table = page.waitForDownload(() -> page.getByText("CSV").click());
    assertThat(Files.readAllLines(table.path())).hasSize(4);
    assertThat(Files.readString(table.path())).contains("reply", "desk.example.com");
    Download json = page.waitForDownload(() -> page.getByText("JSON").click());
    assertThat(Json.parse(Files.readString(json.path()), JsonNode.class).path("events")).hasSize(3);
    page.close();
  }
}

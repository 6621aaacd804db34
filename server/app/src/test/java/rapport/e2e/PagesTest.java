package rapport.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Role;
import rapport.Running;
import rapport.Token;

/** The pages for people, walked through in a real browser on a real server. */
class PagesTest {
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

  private static Locator button(Page page, String words) {
    return page.locator("button:visible")
        .filter(
            new Locator.FilterOptions()
                .setHasText(java.util.regex.Pattern.compile("^" + words + "$")));
  }

  /**
   * What axe-core finds, with all its rules. The pages have no frames, so one run sees everything.
   */
  private static List<?> violations(Page page) {
    if (!Boolean.TRUE.equals(page.evaluate("'axe' in window"))) {
      page.evaluate(AxeBuilder.getAxeScript());
    }
    return (List<?>)
        page.evaluate(
            """
            async () => (await axe.run({resultTypes: ['violations']})).violations
              .map(found => found.id + ': ' + found.nodes.map(node => node.html).join(' '))""");
  }

  /** In light and dark, on a desk and on a phone, where nothing may scroll sideways. */
  private static void isAccessible(Page page) {
    for (boolean phone : List.of(false, true)) {
      page.setViewportSize(phone ? 390 : 1280, phone ? 844 : 900);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        assertThat(violations(page)).as("%s %s, phone: %s", page.url(), scheme, phone).isEmpty();
      }
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
          .as("%s scrolls sideways", page.url())
          .isLessThanOrEqualTo(0);
    }
    page.setViewportSize(1280, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  /** Waits for a mark. Asked from outside: the page's policy forbids evaluating inside it. */
  private static void marked(Page page) {
    String marks = "[...CSS.highlights.keys()].some(name => name.startsWith('rapport-'))";
    for (int tries = 0; tries < 100; tries++) {
      if (Boolean.TRUE.equals(page.evaluate(marks))) return;
      page.waitForTimeout(50);
    }
    throw new AssertionError("nothing was marked");
  }

  @Test
  void practisesHandsInTriesAgainSharesAndSeesItOnProgress() {
    desk.person("nia", "Nia Novak", Role.AGENT, "evening");
    Page page = desk.open("nia", "/practice?scenario=hour-on-hold");
    assertThat(page.locator("h1")).hasText("An hour on hold");
    page.locator("#reply").fill(REPLY);
    isAccessible(page);
    page.close();

    // The tab was closed in the middle: the same text is there again, also without the address.
    page = desk.open("nia", "/practice");
    assertThat(page.locator("#reply")).hasValue(REPLY);
    assertThat(desk.running.count("SELECT count(*) FROM attempt")).isZero();
    button(page, "Hand in").click();
    assertThat(page.locator("h1")).containsText("Rosa");
    assertThat(page.locator("mark.theirs").first()).hasText("hour on hold");
    assertThat(page.locator("mark.hint, mark.warning").first()).containsText("shortly");
    isAccessible(page);
    button(page, "Try again").click();
    assertThat(page.locator("#reply")).hasValue(REPLY);
    page.locator("#reply").fill(REPLY.replace("shortly", "by 7 pm today"));
    button(page, "Hand in").click();
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
    isAccessible(page);
    page.close();
    lead.close();

    lead = desk.open("jo", "/agents/nia");
    lead.locator("button[aria-label='Read An hour on hold']").click();
    assertThat(lead.locator("dialog .reply")).containsText("by 7 pm today");
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
    isAccessible(page);
    page.reload();
    assertThat(page.locator(".who")).hasText("Vic Empty");

    desk.browser.context().clearCookies();
    assertThat(page.navigate(url).status()).isEqualTo(410);
    page.navigate(desk.url("/progress"));
    assertThat(page.locator("h1")).hasText("This page opens from Rapport’s icon");
    page.close();
  }

  @Test
  void aVisitorTriesAPracticeWithoutAnAccount() {
    desk.browser.context().clearCookies();
    Page page = desk.browser.context().newPage();
    page.navigate(desk.url("/"));
    page.getByText("Try a practice").click();
    assertThat(page.locator("#reply")).isVisible();
    page.locator("#reply").fill("Calm down, we will get back to you as soon as possible.");
    marked(page);
    button(page, "Show one way").click();
    assertThat(page.getByText("Yours may be better.")).isVisible();
    isAccessible(page);
    page.close();
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
    isAccessible(page);
    button(page, "Month").click();
    assertThat(page.locator("button[aria-pressed=true]")).hasText("Month");
    page.locator("summary").first().click();
    assertThat(page.locator("details[open] tbody tr")).hasCount(13);
    page.locator("select").selectOption("blame");
    assertThat(page.locator("button[aria-pressed=true]")).hasText("Month");
    assertThat(page.locator("h1")).containsText("risky phrases");
    page.close();
    Page start = desk.open("mira", "/");
    isAccessible(start);
    start.close();
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
    button(page, "Day").click();
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
    isAccessible(page);
    page.navigate(desk.url("/agents/mira"));
    assertThat(page.locator("h1")).containsText("Mira Okafor");
    assertThat(page.getByText("Mira sees exactly this page.")).isVisible();
    isAccessible(page);
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
    isAccessible(page);
    button(page, "Keep it").click();
    page.getByText("Erase my history").click();
    button(page, "Erase it").click();
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
}

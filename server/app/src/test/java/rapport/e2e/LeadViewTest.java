package rapport.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Role;
import rapport.Running;

/** Where a works council wants it: leads see their team as a whole, nobody in it. */
class LeadViewTest {
  @TempDir static Path folder;
  static Desk desk;

  @BeforeAll
  static void start() {
    desk = new Desk(folder, Map.of("RAPPORT_LEAD_VIEW", "team"));
    desk.person("mo", "Mo Four", Role.AGENT, "morning");
    desk.replies("mo", Running.NOW.minusSeconds(86_400), 200);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void showsTheTeamWithoutItsPeopleAndNothingFromFewerThanFive() {
    Page page = desk.open("eva", "/team");
    assertThat(page.locator("h1")).containsText("Evening desk writes");
    assertThat(page.locator("#people")).hasCount(0);
    assertThat(page.locator("main")).not().containsText("Mira");
    Sight.isAccessible(page);
    page.locator("select").first().selectOption("morning");
    assertThat(page.locator("h1")).containsText("to draw yet");
    assertThat(page.locator("#lede")).hasText("A figure needs 20 replies of at least 5 people.");
    page.navigate(desk.url("/agents/mira"));
    assertThat(page.locator("h1")).hasText("This page is for somebody else");
    page.close();
  }

  @Test
  void tellsPeopleThatNobodySeesThemAlone() {
    Page page = desk.open("mira", "/progress");
    assertThat(page.locator(".ending"))
        .containsText("Nothing about you alone. Figures of the whole team only");
    assertThat(page.getByText("See it as they do")).hasCount(0);
    page.navigate(desk.url("/practice?scenario=hour-on-hold"));
    page.locator("#reply")
        .fill("Hi Rosa,\n\nI am so sorry about the hour. I will ring you at 4 pm.");
    Sight.button(page, "Hand in").click();
    assertThat(page.locator("h1")).containsText("Rosa");
    assertThat(page.getByText("Share with")).hasCount(0);
    page.close();
  }
}

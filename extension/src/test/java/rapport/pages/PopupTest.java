package rapport.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PopupTest {
  private static final String SAVED_AS_ON =
      """
      async () => {
        const { settings } = await chrome.storage.local.get("settings");
        return settings?.on && settings.sitesOff.length === 0;
      }
      """;

  private Stage stage;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.NEVER) Path profile) throws Exception {
    stage = new Stage(profile);
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  @BeforeEach
  void reset() {
    stage.reset();
  }

  @Test
  void listsTheDraftOnTheFirstDayAndSaysThatItWorksAlone() {
    stage.write();
    stage.openPopup();
    assertThat(main()).containsText("Rapport works with its own rules, all inside this browser.");
    assertThat(stage.page.locator(".findings li")).hasCount(3);
    assertThat(stage.page.locator(".findings")).containsText("per our policy");
    stage.isAccessible();
  }

  @Test
  void opensTheCardOfAPhrase() {
    stage.write();
    stage.openPopup();
    stage.page.evaluate("() => { window.close = () => {}; }");
    stage.page.locator("#finding-1").click();
    stage.ticket.bringToFront();
    // The host has no size of its own: what is seen lies in its closed shadow root.
    assertThat(stage.ticket.locator("rapport-card")).isAttached();
  }

  @Test
  void asksBeforeItPairsAndNamesTheServer() {
    stage.ticket.navigate(stage.desk.address() + "/join/abc-123");
    stage.openPopup();
    assertThat(main()).containsText("Pair this browser?");
    assertThat(main()).containsText(stage.desk.address().replace("http://", ""));
    stage.isAccessible();
    assertThat(stage.desk.joined).hasValue(0);
    stage.tabTo("pair");
    stage.page.keyboard().press("Enter");
    assertThat(stage.page.getByRole(com.microsoft.playwright.options.AriaRole.STATUS))
        .containsText("Paired as Mira Okafor.");
    assertThat(stage.desk.joined).hasValue(1);
    // The invite is used up: its tab goes on to the agent's own page.
    stage.ticket.waitForURL(stage.desk.session());
  }

  @Test
  void switchesOffInThisBoxAndOnAgain() {
    stage.write();
    stage.openPopup();
    stage.tabTo("box");
    stage.page.keyboard().press("Space");
    assertSwitch("box", false);
    stage.awaitMarks(0);
    stage.page.keyboard().press("Space");
    assertSwitch("box", true);
    stage.awaitMarks(3);
  }

  /**
   * A press goes on for a tenth of a second, and the popup is drawn anew whenever an answer comes.
   */
  @Test
  void isNotDrawnAnewUnderAHeldKey() {
    stage.write();
    stage.openPopup();
    stage.tabTo("box");
    stage.page.keyboard().press("Space");
    stage.page.keyboard().down("Space");
    stage.awaitMarks(0);
    stage.page.waitForTimeout(500);
    stage.page.keyboard().up("Space");
    assertSwitch("box", true);
    stage.awaitMarks(3);
  }

  /** The second press comes before the popup has drawn what the first one did. */
  @Test
  void takesTwoQuickPressesAsOffAndOnAgain() {
    stage.write();
    stage.openPopup();
    for (String id : List.of("box", "site", "everywhere")) {
      stage.page.evaluate(
          "id => { const it = document.getElementById(id); it.click(); it.click(); }", id);
      assertSwitch(id, true);
      stage.awaitMarks(3);
    }
    stage.page.waitForFunction(SAVED_AS_ON);
  }

  @Test
  void switchesOffOnThisSiteAndEverywhere() {
    stage.write();
    stage.openPopup();
    stage.page.locator("#site").click();
    assertSwitch("site", false);
    assertThat(stage.page.locator("#box")).hasCount(0);
    stage.awaitMarks(0);
    stage.page.locator("#site").click();
    assertSwitch("site", true);
    stage.page.locator("#everywhere").click();
    assertSwitch("everywhere", false);
    assertThat(stage.page.locator("#site")).isDisabled();
    stage.isAccessible();
  }

  @Test
  void keepsQuietUntilToldToStartAgain() {
    stage.write();
    stage.openPopup();
    stage.page.locator("#snooze").click();
    assertThat(main()).containsText("Nothing is marked and nothing is counted.");
    stage.awaitMarks(0);
    stage.isAccessible();
    stage.page.locator("#start-again").click();
    assertSwitch("everywhere", true);
  }

  @Test
  void asksBeforeThePersonChanges() {
    stage.pair();
    stage.openPopup();
    stage.page.locator("#not-me").click();
    assertThat(main()).containsText("What Mira Okafor has not sent yet waits on this machine.");
    assertThat(stage.page.locator("#switch")).isFocused();
    stage.isAccessible();
    stage.page.locator("#stay").click();
    assertThat(stage.page.locator("#not-me")).isFocused();
    stage.page.locator("#not-me").click();
    stage.page.locator("#switch").click();
    assertThat(main()).containsText("Rapport works with its own rules");
    assertThat(stage.page.locator("#not-me")).hasCount(0);
  }

  @Test
  void saysWhatStillWorksWhileTheServerIsAway() {
    stage.pair();
    stage.desk.away.set(true);
    stage.openPopup();
    stage.page.locator("#progress").click();
    assertThat(main()).containsText("The server cannot be reached.");
    assertThat(main())
        .containsText("Marks and cards go on working while the server is out of reach.");
    stage.isAccessible();
  }

  private Locator main() {
    return stage.page.locator("main");
  }

  private void assertSwitch(String id, boolean on) {
    assertThat(stage.page.locator("#" + id)).isEnabled();
    assertThat(stage.page.locator("#" + id)).hasAttribute("aria-checked", String.valueOf(on));
  }
}

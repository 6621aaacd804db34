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
class OptionsTest {
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
  void isAccessibleWithEveryPartFilled() {
    stage.pair();
    stage.set("rulesOff", List.of("per-our-policy", "a-rule-that-is-gone"));
    stage.openOptions();
    stage.isAccessible();
    stage.page.locator("#again").click();
    stage.page.locator("summary").first().click();
    stage.isAccessible();
  }

  @Test
  void fitsAPhoneAndTwiceTheSize() {
    stage.pair();
    stage.openOptions();
    stage.page.setViewportSize(390, 800);
    stage.isAccessible();
    // 200 % in a window of 1000 pixels leaves half of them.
    stage.page.setViewportSize(500, 400);
    stage.isAccessible();
  }

  @Test
  void pairsByAnInviteLinkAndTurnsAwayWhatIsNone() {
    stage.openOptions();
    stage.page.locator("#invite").fill("https://example.org/welcome");
    stage.page.keyboard().press("Enter");
    assertThat(stage.page.locator("main"))
        .containsText("An invite link ends in /join/ and a code.");
    assertThat(stage.desk.joined).hasValue(0);
    stage.page.locator("#invite").fill(stage.desk.address() + "/join/abc-123");
    stage.page.keyboard().press("Enter");
    assertThat(part("serverTitle")).containsText("Paired as Mira Okafor.");
    assertThat(stage.page.locator("#invite")).hasCount(0);
  }

  @Test
  void connectsByTokenAndSaysWhenItIsWrong() {
    stage.openOptions();
    stage.page.locator("summary").first().click();
    stage.page.locator("#server").fill(stage.desk.address());
    stage.page.locator("#token").fill("wrong");
    stage.page.keyboard().press("Enter");
    assertThat(part("serverTitle")).containsText("The server does not know this token.");
    stage.page.locator("summary").first().click();
    stage.page.locator("#server").fill(stage.desk.address());
    stage.page.locator("#token").fill("secret");
    stage.page.keyboard().press("Enter");
    assertThat(part("serverTitle")).containsText("Paired as Mira Okafor.");
  }

  @Test
  void turnsARuleOnAgain() {
    stage.set("rulesOff", List.of("per-our-policy", "calm-down"));
    stage.openOptions();
    assertThat(part("offForMe").locator("li")).hasCount(2);
    assertThat(part("offForMe")).containsText("“per our policy”");
    stage.tabTo("on-per-our-policy");
    stage.page.keyboard().press("Enter");
    assertThat(part("offForMe").locator("li")).hasCount(1);
    assertThat(part("offForMe")).containsText("“calm down”");
  }

  @Test
  void changesAKeyByKeyboardAndRefusesOneInUse() {
    stage.openOptions();
    stage.tabTo("key-next");
    stage.page.keyboard().press("Enter");
    stage.page.keyboard().press("Alt+KeyK");
    assertThat(part("keysTitle")).containsText("This key is already in use here.");
    stage.page.keyboard().press("KeyN");
    assertThat(part("keysTitle")).containsText("Press Alt together with a letter");
    stage.page.keyboard().press("Alt+KeyN");
    assertThat(part("keysTitle").locator("dd").nth(1)).containsText("AltN");
    assertThat(stage.page.locator("#key-next")).isFocused();
    stage.page.locator("#keys-reset").click();
    assertThat(part("keysTitle").locator("dd").nth(1)).containsText("AltJ");
  }

  @Test
  void keepsTheAppearance() {
    stage.openOptions();
    stage
        .page
        .locator("label", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Dark"))
        .click();
    stage.page.locator("#strip").click();
    assertThat(stage.page.locator("#strip")).hasAttribute("aria-checked", "false");
    stage.openOptions();
    assertThat(stage.page.locator("#appearance-dark")).isChecked();
    assertThat(stage.page.locator("#strip")).hasAttribute("aria-checked", "false");
  }

  @Test
  void showsWhatWasSentInWordsAndExactly() {
    stage.page.evaluate(
        """
        () => chrome.storage.local.set({ sent: [{ at: "2026-03-03T14:02:00Z", events: [
          { id: "1", at: "2026-03-03T14:02:00Z", action: "reported", rule: "per-our-policy", ruleset: 3,
            replyId: "r", site: "desk.example", sentence: "That is per our policy." },
          { id: "2", at: "2026-03-03T14:01:00Z", action: "reply", words: 84, inOrder: true, ruleset: 3,
            replyId: "r", site: "desk.example" }] }] })
        """);
    stage.openOptions();
    Locator lines = part("sentTitle").locator("li");
    assertThat(lines.nth(0))
        .containsText("“per our policy”, with the sentence you ticked: “That is per our policy.”");
    assertThat(lines.nth(1)).containsText("Reply: 84 words, in order");
    part("sentTitle").locator("summary").click();
    assertThat(part("sentTitle").locator("pre")).containsText("\"replyId\": \"r\"");
    stage.isAccessible();
  }

  private Locator part(String heading) {
    return stage.page.locator("section[aria-labelledby=" + heading + "]");
  }
}

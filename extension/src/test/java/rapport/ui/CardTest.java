package rapport.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import rapport.Browser;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CardTest {
  private Browser browser;
  private LiveBox live;

  @BeforeAll
  void start(@TempDir Path profile) {
    browser = Browser.start(profile);
  }

  @AfterAll
  void stop() {
    browser.close();
  }

  @BeforeEach
  void open() {
    if (live != null) {
      live.page.close();
    }
    live = LiveBox.open(browser.context(), Scene.of(LiveBox.DRAFT));
  }

  @Test
  void takesARewriteAndFillsItsBlankByKeyboardAlone() {
    live.openFirst();
    assertThat(live.focused()).isEqualTo("Replace with: email you by, blank: time");
    live.press("Enter");
    assertThat(live.card()).not().isVisible();
    live.awaitText("[time]");
    live.page.keyboard().type("noon");
    live.awaitText("Thanks for waiting. We will email you by noon. You must");
  }

  @Test
  void numbersTakeARewriteOnlyWhileTheCardHasTheFocus() {
    live.openFirst();
    live.press("2");
    live.awaitText("We will call you today. You must");
  }

  @Test
  void aCardOpenedByMouseLeavesTheKeysToTheReply() {
    live.openFirst();
    live.press("Escape");
    live.page.mouse().click(phrase().x + 4, phrase().y + 4);
    live.card().waitFor();
    assertThat(live.focused()).isEmpty();
    live.press("1");
    assertThat(live.card()).not().isVisible();
    live.awaitText("1");
  }

  @Test
  void tabEntersACardOpenedByMouse() {
    live.openFirst();
    live.press("Escape");
    live.page.mouse().click(phrase().x + 4, phrase().y + 4);
    live.card().waitFor();
    live.press("Tab");
    assertThat(live.focused()).startsWith("Replace with: email you");
  }

  @Test
  void escapeGivesTheCaretBackWhereItWas() {
    live.box().focus();
    live.press("Control+Home", "ArrowRight", "ArrowRight", "Alt+KeyJ");
    live.card().waitFor();
    live.press("Escape");
    assertThat(live.card()).not().isVisible();
    live.page.keyboard().type("!");
    live.awaitText("Hi! Sam,");
  }

  @Test
  void tabGoesRoundAllControlsAndArrowsThroughTheRewrites() {
    live.openFirst();
    live.press("ArrowDown");
    assertThat(live.focused()).isEqualTo("Replace with: call you today");
    live.press("ArrowDown");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      live.press("Tab");
      names.add(live.focused());
    }
    assertThat(names)
        .containsExactly(
            "Ignore here",
            "Off for me",
            "Not right?",
            "Previous phrase",
            "Next phrase",
            "Close",
            "Replace with: email you by, blank: time");
    live.press("Shift+Tab");
    assertThat(live.focused()).isEqualTo("Close");
  }

  @Test
  void stepsToTheNextAndPreviousPhraseRoundTheEnds() {
    live.openFirst();
    assertThat(live.card())
        .hasAttribute("aria-label", "Vague promise, hint, 1 of 2: get back to you soon");
    live.press("Alt+KeyJ");
    assertThat(live.card()).hasAttribute("aria-label", "Order, serious, 2 of 2: You must");
    live.press("Alt+KeyJ");
    assertThat(live.card())
        .hasAttribute("aria-label", "Vague promise, hint, 1 of 2: get back to you soon");
    live.press("Alt+KeyK");
    assertThat(live.card()).hasAttribute("aria-label", "Order, serious, 2 of 2: You must");
  }

  @Test
  void aLetterClosesTheCardAndIsTyped() {
    live.openFirst();
    live.press("z");
    assertThat(live.card()).not().isVisible();
    live.awaitText("zHi Sam");
  }

  @Test
  void ignoringLeavesOneLineWithUndoUntilTheNextKey() {
    live.openFirst();
    live.press("Tab", "Enter");
    assertThat(live.card()).containsText("Ignored here.");
    assertThat(live.focused()).isEqualTo("Undo");
    live.press("Enter");
    live.openFirst();
    assertThat(live.card())
        .hasAttribute("aria-label", "Vague promise, hint, 1 of 2: get back to you soon");
    live.press("Tab", "Tab", "Enter");
    assertThat(live.card()).containsText("Off for you from now on.");
    live.press("q");
    assertThat(live.card()).not().isVisible();
    live.awaitText("qHi Sam");
    live.openFirst();
    assertThat(live.card()).hasAttribute("aria-label", "Order, serious: You must");
  }

  @Test
  void sendsNoSentenceThatIsNotTicked() {
    live.openFirst();
    live.press("Tab", "Tab", "Tab", "Enter");
    Locator tick = live.card().locator("input[type=checkbox]");
    assertThat(tick).not().isChecked();
    assertThat(tick).isFocused();
    assertThat(live.card()).containsText("“We will get back to you soon.”");
    live.press("Tab", "Tab", "Enter");
    assertThat(live.card().locator(".choice")).hasCount(2);
  }

  @Test
  void newWordsAreStrongAndBlanksAreDashed() {
    live.openFirst();
    Locator first = live.card().locator(".choice").first();
    assertThat(first.locator("b").allTextContents()).containsExactly("email ", "by ");
    assertThat(first.locator(".blank")).hasText("time");
    assertThat(first.locator(".blank")).hasCSS("border-top-style", "dashed");
  }

  @Test
  void saysPolitelyWhatWasFoundAndWhatWasDone() {
    Locator voice = live.page.locator("rapport-voice [role=status]");
    assertThat(voice).containsText("phrases to look at.");
    live.box().focus();
    live.press("Control+End");
    live.page.keyboard().type(" You must.");
    assertThat(voice).hasText("One phrase to look at. Alt J opens it.");
    live.openFirst();
    live.press("Enter");
    assertThat(voice).hasText("Replaced. Control Z takes it back.");
  }

  /** The page hears of it before the card does, where it listens so. */
  @Test
  void aKeyInTheCardIsNoClickElsewhereToThePage() {
    live.openFirst();
    live.page.evaluate(
        "window.heard = []; document.addEventListener('click', () => heard.push('click'), true)");
    live.press("ArrowDown", "Enter");
    live.awaitText("We will call you today. You must");
    assertThat(live.page.evaluate("window.heard")).isEqualTo(List.of());
  }

  /** Menus and composers close on a click outside of them. */
  @Test
  void aClickInTheCardIsNoClickElsewhereToThePage() {
    live.openFirst();
    live.page.evaluate(
        "window.heard = []; for (const type of ['pointerdown', 'mousedown', 'click']) document.addEventListener(type, () => heard.push(type))");
    live.card().locator(".choice").nth(1).click();
    live.awaitText("We will call you today. You must");
    assertThat(live.page.evaluate("window.heard")).isEqualTo(List.of());
  }

  @Test
  void leavesNothingBehind() {
    live.openFirst();
    live.page.evaluate("window.live.detach()");
    assertThat(live.page.locator("rapport-card, rapport-strip, rapport-voice")).hasCount(0);
    assertThat(live.page.evaluate("CSS.highlights.size")).isEqualTo(0);
  }

  private com.microsoft.playwright.options.BoundingBox phrase() {
    return Marks.lines(live).get(0);
  }
}

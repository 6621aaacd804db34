package rapport.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.Browser;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StripTest {
  /** Twenty-five words and more, none of which mean anything to the rules. */
  private static final String PADDING =
      " We looked at the parcel in the depot on the north side of the town this morning and found the label on it torn"
          + " in two pieces.";

  /**
   * The first lamp right after typing, before the second without a key is over: asked within the
   * page, so that a slow driver cannot come late.
   */
  private static final String TYPE_AND_LOOK =
      """
      async () => {
        document.execCommand("insertText", false, " I am sorry for that.");
        await new Promise((done) => setTimeout(done, 250));
        const strip = document.querySelector("rapport-strip").shadowRoot;
        return strip.querySelector(".lamp").getAttribute("aria-label");
      }
      """;

  /** A page that has no time for the strip until it is told to rest. */
  private static final String BUSY =
      """
      const waiting = [];
      const idle = window.requestIdleCallback.bind(window);
      window.requestIdleCallback = (call) => waiting.push(call);
      window.rest = () => {
        if (waiting.length) window.requestIdleCallback = idle;
        return waiting.splice(0).map((call) => call()).length > 0;
      };
      """;

  private Browser browser;

  @BeforeAll
  void start(@TempDir Path profile) {
    browser = Browser.start(profile);
  }

  @AfterAll
  void stop() {
    browser.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I will help. Your refund is on its way. | I am fed up. | This sounds frustrating for Sam. Say so before the rest.",
        "I will help. Your refund is on its way. | I am fed up, it is the fourth time. | Sam sounds let down. Start with “the fourth time”.",
        "Your refund is on its way. I will help. I am sorry. | I am fed up. | Empathy comes late here. It lands better before the solution.",
        "I am sorry. Your refund is on its way. I will help. | I am fed up. | The offer to help comes late here. It lands better before the solution.",
        "I am sorry. Your refund is on its way. | I am fed up. | Who takes this on? Say that you will, before the solution.",
        "I am sorry. I will help. | I am fed up. | What happens next? Say what you will do, or what Sam can do.",
        "I will help. Your refund is on its way. | Look, it works! | Sam has good news. A line to share it would fit.",
        "I am sorry. I will help. Your refund is on its way. Thank you for your patience. | I am fed up. | ''",
      })
  void saysTheOneThingThatHelpsMost(String reply, String customer, String sentence) {
    LiveBox live = LiveBox.open(browser.context(), Scene.of(reply + PADDING).answering(customer));
    assertThat(live.strip().locator("[role=status]")).hasText(sentence);
    live.page.close();
  }

  @Test
  void lightsALampOnlyAtAPause() {
    LiveBox live = LiveBox.open(browser.context(), Scene.of("Hi Sam."));
    Locator lamps = live.strip().locator(".lamp");
    assertThat(lamps.first()).hasAttribute("aria-label", "Empathy: not yet");
    live.box().focus();
    live.press("Control+End");
    assertThat(live.page.evaluate(TYPE_AND_LOOK)).isEqualTo("Empathy: not yet");
    assertThat(lamps.first()).hasAttribute("aria-label", "Empathy: there");
    assertThat(names(live))
        .containsExactly(
            "Empathy: there", "Willingness: not yet", "Solution: not yet", "Warm close: not yet");
    live.page.close();
  }

  @Test
  void comesWhenTheCardThatWasThereFirstIsClosed() {
    LiveBox live = LiveBox.open(browser.context(), Scene.of(LiveBox.DRAFT), BUSY);
    live.openFirst();
    LiveBox.until(live.page, "rest()");
    assertThat(live.strip()).isHidden();
    live.press("Escape");
    assertThat(live.strip()).isVisible();
    live.page.close();
  }

  @Test
  void followsThePageIntoTheDark() {
    LiveBox live = LiveBox.open(browser.context(), Scene.of("Hi Sam."));
    assertThat(live.strip()).hasAttribute("data-theme", "light");
    live.page.evaluate(
        "() => { for (const e of [document.body, document.querySelector('textarea')])"
            + " e.style.background = 'light-dark(#fff, #111)'; document.documentElement.style.colorScheme = 'light dark'; }");
    live.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(live.strip()).hasAttribute("data-theme", "dark");
    live.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    assertThat(live.strip()).hasAttribute("data-theme", "light");
    live.page.close();
  }

  @Test
  void namesABlankInAShortReplyToo() {
    LiveBox live = LiveBox.open(browser.context(), Scene.of(LiveBox.DRAFT));
    live.openFirst();
    live.press("Enter");
    live.pause();
    assertThat(live.strip().locator("[role=status]")).hasText("One blank to fill: time");
    live.page.keyboard().type("noon");
    live.pause();
    assertThat(live.strip().locator("[role=status]")).hasText("");
    live.page.close();
  }

  @Test
  void leavesTheNamesOutInANarrowBox() {
    LiveBox wide = LiveBox.open(browser.context(), Scene.of("Hi Sam."));
    LiveBox narrow = LiveBox.open(browser.context(), Scene.of("Hi Sam.").sized(420, 640));
    assertThat(narrow.strip()).hasAttribute("data-mini", "");
    assertThat(narrow.strip().boundingBox().width).isLessThan(wide.strip().boundingBox().width / 2);
    assertThat(names(narrow)).isEqualTo(names(wide));
    wide.page.close();
    narrow.page.close();
  }

  @Test
  void movesByTheArrowKeysOfItsGrip() {
    LiveBox live = LiveBox.open(browser.context(), Scene.of("Hi Sam."));
    live.strip().waitFor();
    live.strip().locator(".grip").focus();
    BoundingBox before = live.strip().boundingBox();
    live.press("ArrowLeft", "ArrowLeft", "ArrowDown");
    BoundingBox after = live.strip().boundingBox();
    assertThat(List.of(after.x - before.x, after.y - before.y)).containsExactly(-16.0, 8.0);
    live.page.close();
  }

  private static List<String> names(LiveBox live) {
    return live.strip().locator(".lamp").all().stream().map(lamp -> ariaLabel(lamp)).toList();
  }

  private static String ariaLabel(Locator lamp) {
    return java.util.Objects.requireNonNull(lamp.getAttribute("aria-label"));
  }
}

package rapport.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.BoundingBox;
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
class CardPlaceTest {
  private Browser browser;

  @BeforeAll
  void start(@TempDir Path profile) {
    browser = Browser.start(profile);
  }

  @AfterAll
  void stop() {
    browser.close();
  }

  /** 640 by 450 is what 200 % zoom leaves of a laptop's window. */
  @ParameterizedTest(name = "{0} x {1}, {2}, after {3} lines")
  @CsvSource({
    "1280, 900, ltr, 0",
    "1280, 900, rtl, 0",
    "640, 450, ltr, 0",
    "640, 450, rtl, 3",
    "360, 640, ltr, 0",
    "360, 640, ltr, 9",
    "1000, 420, ltr, 10",
  })
  void liesInTheWindowAndNotOnThePhrase(int width, int height, String dir, int lines) {
    Scene scene = Scene.of("One more line.\n".repeat(lines) + LiveBox.DRAFT).sized(width, height);
    LiveBox live = LiveBox.open(browser.context(), dir.equals("rtl") ? scene.rightToLeft() : scene);
    live.openFirst();
    BoundingBox card = live.card().boundingBox();
    assertThat(card.x).isGreaterThanOrEqualTo(12);
    assertThat(card.x + card.width).isLessThanOrEqualTo(width - 12);
    assertThat(card.y).isGreaterThanOrEqualTo(12);
    // Lines of text end at fractions of a pixel.
    assertThat(card.y + card.height).isLessThanOrEqualTo(height - 12 + 1);
    assertThat(card.height).isLessThanOrEqualTo(height * 0.6 + 1);
    assertThat(Marks.openLines(live)).isNotEmpty().noneMatch(line -> overlap(card, line));
    live.page.close();
  }

  @Test
  void startsWhereThePhraseStartsWithItsSharpCornerThere() {
    LiveBox live = LiveBox.open(browser.context(), Scene.of(LiveBox.DRAFT));
    live.openFirst();
    List<BoundingBox> phrase = Marks.openLines(live);
    BoundingBox card = live.card().boundingBox();
    assertThat(card.x).isCloseTo(phrase.get(0).x, org.assertj.core.data.Offset.offset(1.0));
    assertThat(live.card().getAttribute("data-corner")).isEqualTo("top-left");
    live.page.close();
  }

  @Test
  void startsOnTheRightWhereTheTextDoes() {
    LiveBox live =
        LiveBox.open(browser.context(), Scene.of("שלום. get back to you soon").rightToLeft());
    live.openFirst();
    BoundingBox phrase = Marks.openLines(live).get(0);
    BoundingBox card = live.card().boundingBox();
    assertThat(card.x + card.width)
        .isCloseTo(phrase.x + phrase.width, org.assertj.core.data.Offset.offset(1.0));
    assertThat(live.card().getAttribute("data-corner")).isEqualTo("top-right");
    live.page.close();
  }

  /** Above there is no room, and beside it would lie on the caret's line. */
  @ParameterizedTest(name = "the caret {0} lines below")
  @CsvSource({"1", "2", "5"})
  void opensJustPastTheLineWithTheCaret(int lines) {
    LiveBox live =
        LiveBox.open(
            browser.context(),
            Scene.of("We will get back to you soon." + "\n".repeat(lines) + "The last line."));
    live.box().focus();
    live.press("Control+End", "Alt+KeyK");
    live.card().waitFor();
    BoundingBox phrase = Marks.openLines(live).get(0);
    BoundingBox card = live.card().boundingBox();
    double lineHeight = 24;
    double pastCaret = phrase.y + (lines + 1) * lineHeight;
    assertThat(card.y).isBetween(pastCaret - lineHeight / 2, pastCaret + lineHeight);
    live.page.close();
  }

  @Test
  void closesWhenItsPhraseIsScrolledAway() {
    LiveBox live = LiveBox.open(browser.context(), Scene.of(LiveBox.DRAFT + "\n.".repeat(60)));
    live.openFirst();
    live.page.evaluate("document.querySelector('textarea').scrollTop = 900");
    live.card()
        .waitFor(
            new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
    live.page.close();
  }

  /** By more than the pixel that rounding may take. */
  private static boolean overlap(BoundingBox a, BoundingBox b) {
    return a.x + 1 < b.x + b.width
        && b.x + 1 < a.x + a.width
        && a.y + 1 < b.y + b.height
        && b.y + 1 < a.y + a.height;
  }
}

package rapport.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ForcedColors;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.Browser;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTest {
  private Browser browser;

  @BeforeAll
  void start(@TempDir Path profile) {
    browser = Browser.start(profile);
  }

  @AfterAll
  void stop() {
    browser.close();
  }

  static Stream<Scene> scenes() {
    Scene plain = Scene.of(LiveBox.DRAFT).answering("I am fed up.");
    return Stream.of(
        plain,
        plain.on("#1e1f23", "#eeeeee"),
        plain.on("#ffd9d9", "#222222"),
        plain.sized(360, 640),
        plain.rightToLeft());
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void axeFindsNothingInTheCardsStatesAndTheStrip(Scene scene) {
    LiveBox live = LiveBox.open(browser.context(), scene);
    live.pause();
    live.openFirst();
    assertNothingFound(live, "finding");
    live.press("Alt+KeyJ");
    assertNothingFound(live, "several findings");
    live.press("Tab", "Tab", "Tab", "Enter");
    assertNothingFound(live, "report");
    live.press("Escape", "Alt+KeyJ", "Tab", "Enter");
    assertNothingFound(live, "settled");
    live.page.close();
  }

  @Test
  void axeFindsNothingInForcedColours() {
    LiveBox live = LiveBox.open(browser.context(), Scene.of(LiveBox.DRAFT));
    live.page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    live.openFirst();
    assertNothingFound(live, "forced colours");
    assertThat(live.card().evaluate("card => getComputedStyle(card).borderTopWidth"))
        .isEqualTo("2px");
    live.page.close();
  }

  @Test
  void aScreenReaderHearsCardAndStripAsTheyAreMeant() {
    LiveBox live =
        LiveBox.open(browser.context(), Scene.of(LiveBox.DRAFT).answering("I am fed up."));
    live.openFirst();
    live.press("Enter");
    PlaywrightAssertions.assertThat(live.strip().locator("[role=status]"))
        .hasText("One blank to fill: time");
    live.press("Alt+KeyK");
    live.card().waitFor();
    assertThat(live.page.locator("rapport-card").ariaSnapshot())
        .isEqualTo(
            """
            - 'dialog "Order, serious: You must"':
              - text: Order
              - button "Close"
              - paragraph: An order from a stranger. Ask, or say what it is for.
              - 'button "Replace with: Could you"': Could you
              - paragraph: "Also: Paperwork"
              - button "Ignore here"
              - button "Off for me"
              - button "Not right?"
            """
                .strip());
    assertThat(live.card().getAttribute("aria-describedby")).isEqualTo("why");
    assertThat(live.page.locator("rapport-strip").ariaSnapshot())
        .isEqualTo(
            """
            - group "Shape of this reply":
              - button "Move the lamps with the arrow keys"
              - 'img "Empathy: not yet"': Empathy
              - 'img "Willingness: not yet"': Willingness
              - 'img "Solution: not yet"': Solution
              - 'img "Warm close: not yet"': Warm close
              - status: "One blank to fill: time"
            """
                .strip());
    live.page.close();
  }

  @Test
  void thePagesOwnRulesDoNotReachTheCard() {
    LiveBox live = LiveBox.open(browser.context(), Scene.of(LiveBox.DRAFT));
    live.openFirst();
    Object style =
        live.card()
            .evaluate(
                "card => { const s = getComputedStyle(card); return [s.letterSpacing, s.textTransform, s.fontSize].join(); }");
    assertThat(style).isEqualTo("normal,none,14px");
    live.page.close();
  }

  private static void assertNothingFound(LiveBox live, String state) {
    // While the card fades in, its words are as pale as they never are to a reader.
    live.card()
        .evaluate(
            "card => Promise.allSettled(card.getRootNode().getAnimations().map(each => each.finished)).then(() => null)");
    // Which landmarks there are is the host's affair: the strip stands at the end of its body, a
    // named group.
    var results =
        new AxeBuilder(live.page).setLegacyMode(true).disableRules(List.of("region")).analyze();
    assertThat(results.getPasses())
        .as("axe looked at the card")
        .anyMatch(rule -> touches(rule, "rapport-"));
    assertThat(results.getViolations())
        .as(state)
        .extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
        .isEmpty();
  }

  private static boolean touches(Rule rule, String name) {
    return rule.getNodes().stream()
        .anyMatch(node -> String.valueOf(node.getTarget()).contains(name));
  }
}

package rapport.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import rapport.Browser;

/** A browser with the extension, a ticket to answer, and a page of the extension beside it. */
final class Stage implements AutoCloseable {
  /** Three findings. */
  static final String RISKY =
      "I know exactly how you're feeling, but per our policy you should have called us. ";

  final Desk desk;
  final Page ticket;

  /** Popup or options. */
  final Page page;

  private final Browser browser;
  private final String origin;

  Stage(Path profile) throws IOException {
    desk = new Desk();
    browser = Browser.start(profile);
    origin = "chrome-extension://" + browser.extensionId() + "/";
    ticket = browser.context().newPage();
    page = browser.context().newPage();
    ticket.navigate(desk.address());
  }

  /** As it was on the first day. */
  void reset() {
    desk.away.set(false);
    desk.joined.set(0);
    page.navigate(origin + "options.html");
    page.evaluate(
        "async () => { await chrome.storage.local.clear(); await chrome.storage.session.clear(); }");
    ticket.navigate(desk.address());
  }

  Object tell(String type, Object body) {
    return page.evaluate(
        "([type, body]) => chrome.runtime.sendMessage({ type, body })", List.of(type, body));
  }

  void set(String name, Object value) {
    tell("saveSettings", Map.of("settings", Map.of(name, value)));
  }

  void pair() {
    tell("connect", Map.of("server", desk.address(), "token", "secret"));
  }

  void write() {
    ticket.bringToFront();
    ticket.locator("#box").click();
    ticket.keyboard().type(RISKY, new Keyboard.TypeOptions().setDelay(5));
    awaitMarks(3);
  }

  void awaitMarks(int count) {
    ticket.waitForFunction(
        "count => [...CSS.highlights.values()].reduce((sum, each) => sum + each.size, 0) === count",
        count);
  }

  void openPopup() {
    page.navigate(origin + "options.html");
    Object tab =
        page.evaluate(
            "async url => (await chrome.tabs.query({ url: url + '/*' }))[0].id", desk.address());
    page.setViewportSize(340, 600);
    page.navigate(origin + "popup.html?tab=" + tab);
    page.locator("main button").first().waitFor();
  }

  void openOptions() {
    page.setViewportSize(1000, 800);
    page.navigate(origin + "options.html");
    page.locator("h1").waitFor();
  }

  /** Presses Tab until the element has the focus. */
  void tabTo(String id) {
    for (int presses = 0; presses < 40; presses++) {
      if (id.equals(page.evaluate("() => document.activeElement.id"))) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("Tab never reaches " + id);
  }

  /**
   * Neither in light nor dark nor forced colours has axe-core anything to say, and nothing has to
   * be scrolled sideways.
   */
  void isAccessible() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (ForcedColors forced : List.of(ForcedColors.NONE, ForcedColors.ACTIVE)) {
        page.emulateMedia(
            new Page.EmulateMediaOptions().setColorScheme(scheme).setForcedColors(forced));
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
            .as("%s, forced colours %s", scheme, forced)
            .isEmpty();
      }
    }
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(ColorScheme.LIGHT)
            .setForcedColors(ForcedColors.NONE));
    assertThat((boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
  }

  @Override
  public void close() {
    browser.close();
    desk.close();
  }
}

package rapport.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import rapport.Browser;
import rapport.Running;

/** How a page looks to people, and to the programs that read it out. */
final class Sight {
  private static final String EVERYTHING = "";

  /** Of axe-core's rules only these depend on the colour scheme. */
  private static final String COLOURS = ", runOnly: ['color-contrast']";

  /** On a machine that does other work as well. */
  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
  }

  private Sight() {}

  /** Has the patience above hold from here on. */
  static void patient() {}

  static Locator button(Page page, String words) {
    return page.locator("button:visible")
        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + words + "$")));
  }

  /** The admin's page, opened by a ticket as from the extension. */
  static Page asAdmin(Browser browser, Running running, String path) {
    String body = "{\"path\": \"" + path + "\"}";
    String ticket =
        Running.json(running.post(Running.ADMIN, "/sessions/tickets", body)).path("url").asText();
    Page page = browser.context().newPage();
    page.navigate(ticket);
    return page;
  }

  /** In light and dark, on a desk and on a phone, where nothing may scroll sideways. */
  static void isAccessible(Page page) {
    for (boolean phone : List.of(false, true)) {
      page.setViewportSize(phone ? 390 : 1280, phone ? 844 : 900);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      assertThat(violations(page, EVERYTHING)).as("%s, phone: %s", page.url(), phone).isEmpty();
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
          .as("%s scrolls sideways, phone: %s", page.url(), phone)
          .isLessThanOrEqualTo(0);
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(violations(page, COLOURS)).as("%s in the dark", page.url()).isEmpty();
    page.setViewportSize(1280, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  /** What axe-core finds. The pages have no frames, so one run sees everything. */
  private static List<?> violations(Page page, String which) {
    if (!Boolean.TRUE.equals(page.evaluate("'axe' in window"))) {
      page.evaluate(AxeBuilder.getAxeScript());
    }
    return (List<?>)
        page.evaluate(
            """
            async () => (await axe.run({resultTypes: ['violations']%s})).violations
              .map(found => found.id + ': ' + found.nodes.map(node => node.html).join(' '))"""
                .formatted(which));
  }

  /** Waits for a mark. Asked from outside: the page's policy forbids evaluating inside it. */
  static void marked(Page page) {
    String marks = "[...CSS.highlights.keys()].some(name => name.startsWith('rapport-'))";
    for (int tries = 0; tries < 600; tries++) {
      if (Boolean.TRUE.equals(page.evaluate(marks))) return;
      page.waitForTimeout(50);
    }
    throw new AssertionError("nothing was marked");
  }
}

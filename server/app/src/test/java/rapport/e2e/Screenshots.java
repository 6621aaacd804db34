package rapport.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's pictures of the pages: in light, in dark and on a phone. {@code make screenshots}.
 */
class Screenshots {
  private static final Path FOLDER = Path.of("src/docs");

  /** A picture larger than this makes the README slow. Bytes. */
  private static final long MAX_SIZE = 200_000;

  private static final String REPLY =
      """
      Hi Rosa,

      I'm so sorry: an hour on hold and then a dropped line, with your mother in hospital. I'll take care of this for you now.

      I've found two slots, Monday 10:15 and Tuesday 16:00. I'll confirm yours as soon as possible.
      """;

  @Test
  void areMade(@TempDir Path folder) throws IOException {
    try (Desk desk = new Desk(folder)) {
      shoot(desk, "start", "mira", "/");
      shoot(desk, "practice", "mira", "/practice?scenario=hour-on-hold");
      shoot(desk, "outcome", "mira", "/practice?scenario=hour-on-hold#hand-in");
      shoot(desk, "progress", "mira", "/progress");
      shoot(desk, "team", "jo", "/team");
    }
  }

  private static void shoot(Desk desk, String name, String person, String path) throws IOException {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      Page page = at(desk, person, path, scheme, 1280, 900);
      save(page, name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
    }
    save(at(desk, person, path, ColorScheme.LIGHT, 390, 844), name + "-phone.png");
  }

  private static Page at(
      Desk desk, String person, String path, ColorScheme scheme, int width, int height) {
    Page page = desk.open(person, "/assets/logo.svg");
    page.setViewportSize(width, height);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    desk.command(page, "Emulation.setScrollbarsHidden", "hidden", "true");
    page.navigate(desk.url(path));
    if (path.startsWith("/practice")) {
      page.locator("#reply").fill("");
      page.keyboard().insertText(REPLY.strip());
      // Past the second after which every finding is due, and the lamps' fading.
      page.waitForTimeout(2_500);
      if (path.endsWith("#hand-in")) page.getByText("Hand in").first().click();
      page.waitForTimeout(500);
    } else page.waitForTimeout(1_200);
    return page;
  }

  private static void save(Page page, String file) throws IOException {
    assertThat(page.locator("h1")).isVisible();
    Path path = FOLDER.resolve(file);
    page.screenshot(new Page.ScreenshotOptions().setPath(path));
    assertThat(Files.size(path)).as(file).isLessThan(MAX_SIZE);
    page.close();
  }
}

package rapport.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Browser;

/** From the link that the first start prints to a published rule and a practised reply. */
class FirstDayTest {
  private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/join/\\S+");

  private static final String RULE =
      """
      {"id": "per-my-mail", "kind": "risk", "category": "blame", "severity": "hint",
       "patterns": ["per my last (mail|email)"], "message": "It sends them back to look.", "rewrites": ["in short"],
       "mustMatch": ["[[Per my last mail]] it is open.", "It is open, [[per my last email]]."],
       "mustNotMatch": ["My last mail was short.", "Per our call it is open."]}
      """;

  @TempDir static Path folder;
  static Process server;
  static String adminLink;
  static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("java", "-cp", System.getProperty("java.class.path"), "rapport.Main")
            .redirectErrorStream(true);
    builder.environment().put("RAPPORT_PORT", "0");
    builder.environment().put("RAPPORT_DATA", folder.resolve("data").toString());
    builder.environment().remove("RAPPORT_ADMIN_TOKEN");
    server = builder.start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    while (adminLink == null) {
      String line = said.readLine();
      if (line == null) throw new AssertionError("no link: " + all);
      all.append(line).append('\n');
      Matcher link = LINK.matcher(line);
      if (link.find()) adminLink = link.group();
    }
    // What it logs from here on must not fill the pipe.
    Thread drain = new Thread(() -> said.lines().forEach(line -> {}));
    drain.setDaemon(true);
    drain.start();
    browser = Browser.start(folder.resolve("profile"));
    Sight.patient();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (browser != null) browser.close();
    server.destroy();
    server.waitFor();
  }

  /** Somebody new opens their link on a machine where nobody is signed in. */
  private static Page joins(String link, int width) {
    browser.context().clearCookies();
    Page page = browser.context().newPage();
    page.setViewportSize(width, 860);
    page.navigate(link);
    look(page, "join");
    Sight.button(page, "Open my pages").click();
    assertThat(page.locator("h1")).containsText("Welcome");
    look(page, "welcome");
    page.getByText("Go to your page").click();
    return page;
  }

  /** Nothing scrolls sideways. {@code -Dscreenshots=folder} keeps pictures. */
  private static void look(Page page, String name) {
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as(name)
        .isLessThanOrEqualTo(0);
    String pictures = System.getProperty("screenshots");
    if (pictures == null) return;
    int width = page.viewportSize().width;
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of(pictures, "day-" + name + "-" + width + ".png")));
  }

  private static String invited(Page page, String name, String role) {
    page.locator("#invite [name=name]").fill(name);
    page.locator("#invite [name=role]").selectOption(role);
    page.locator("#invite [name=team]").selectOption("support");
    page.locator("#invite button").click();
    assertThat(page.locator("#link")).containsText("For " + name + ", once, until ");
    return page.locator("#link code").textContent();
  }

  @Test
  void anAdminALeadAndAnAgentGetToWork() {
    Page admin = joins(adminLink, 390);
    assertThat(admin.locator("h1")).hasText("All rules are quiet.");
    look(admin, "admin");
    admin.locator("#team [name=id]").fill("support");
    admin.locator("#team [name=name]").fill("Support");
    admin.locator("#team [name=zone]").fill("Europe/London");
    admin.locator("#team button").click();
    assertThat(admin.locator("#link")).hasText("Team Support is there.");
    String lead = invited(admin, "Lena Ford", "lead");
    String agent = invited(admin, "Mira Okafor", "agent");
    admin.setViewportSize(1280, 900);
    Sight.button(admin, "New rule").click();
    assertThat(admin.locator("#rule")).isFocused();
    admin.locator("#rule").fill(RULE);
    admin.locator("#texts").fill("Per my last mail, it is open.");
    Sight.button(admin, "Try").click();
    assertThat(admin.locator("#outcome mark")).hasText("Per my last mail");
    look(admin, "tried");
    admin.locator("#why").fill("We say it shorter");
    admin.locator("#try .main").click();
    assertThat(admin.locator("#outcome")).containsText("per-my-mail is live.");
    assertThat(admin.locator("#rulesets li").first()).containsText("We say it shorter");
    look(admin, "published");
    admin.close();

    Page mira = joins(agent, 390);
    assertThat(mira.locator("h1")).hasText("Your history starts with the first reply");
    look(mira, "empty");
    mira.getByText("Practise for five minutes").click();
    mira.locator("#reply").fill("Per my last mail, it is open.");
    Sight.marked(mira);
    look(mira, "practice");
    Sight.button(mira, "Hand in").click();
    assertThat(mira.locator("mark").first()).hasText("Per my last mail");
    look(mira, "outcome");
    mira.navigate(mira.url().replaceAll("/practice.*", "/progress"));
    assertThat(mira.getByText("Practised in 1 of the last 12 weeks").first()).isVisible();
    look(mira, "progress");
    mira.close();

    Page lena = joins(lead, 1280);
    assertThat(lena.locator("h1")).containsText("to draw yet");
    look(lena, "team");
    lena.setViewportSize(390, 860);
    look(lena, "team");
    lena.navigate(lena.url().replaceAll("/team.*", "/admin"));
    assertThat(lena.locator("h1")).hasText("This page is for admins");
    lena.close();
  }
}

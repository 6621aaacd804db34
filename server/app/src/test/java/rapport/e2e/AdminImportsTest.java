package rapport.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Browser;
import rapport.Running;
import rapport.TestPack;

/** An admin brings rules in from files and settles what an update of the pack left alone. */
class AdminImportsTest {
  private static final String NEWER = "Slower helps.";

  @TempDir static Path folder;
  static Running running;
  static Browser browser;

  /** The second start brings a newer pack, after an admin has changed both of its rules. */
  @BeforeAll
  static void start() {
    try (Running first = new Running(folder.resolve("data"))) {
      for (String rule : new String[] {"calm-down", "per-our-policy"})
        first.call(
            Running.ADMIN, "PATCH", "/rules/" + rule, "{\"message\": \"Ours.\"}", "If-Match", "*");
    }
    running =
        new Running(
            folder.resolve("data"),
            TestPack.contents(
                TestPack.CALM.replace("It does the opposite.", NEWER),
                TestPack.POLICY.replace("They hear a wall.", NEWER)),
            Map.of());
    browser = Browser.start(folder.resolve("profile"));
  }

  @AfterAll
  static void stop() {
    browser.close();
    running.close();
  }

  private static void choose(Page page, String name, String text) {
    page.locator("#import [name=file]")
        .setInputFiles(new FilePayload(name, "text/plain", text.getBytes(StandardCharsets.UTF_8)));
    Sight.button(page, "Show changes").click();
  }

  private static JsonNode rule(String id) {
    return Running.json(running.get(Running.ADMIN, "/rules/" + id));
  }

  private static int published() {
    return running.count("SELECT max(number) FROM ruleset");
  }

  @Test
  void showsWhatAFileWouldChangeAndPublishesItThen() {
    Page page = Sight.asAdmin(browser, running, "/admin");
    int before = published();
    choose(
        page,
        "phrases.csv",
        "phrase,why,rewrite\nhurry up,It pushes.,take your time\n,Nothing.,x\n");
    assertThat(page.locator("#diff h3")).hasText("1 of 2 would be live");
    assertThat(page.locator("#diff li").first()).containsText("“hurry up”: live");
    assertThat(page.locator("#diff li").last()).containsText("left out");
    assertThat(page.locator("#take [name=why]")).isFocused();
    assertThat(published()).isEqualTo(before);
    Sight.isAccessible(page);
    Sight.button(page, "Leave it").click();
    assertThat(page.locator("#diff li")).hasCount(0);
    assertThat(page.locator("#take")).isHidden();

    Sight.button(page, "Show changes").click();
    page.locator("#take [name=why]").fill("What the team says");
    page.locator("#take .main").click();
    assertThat(page.locator("#diff")).containsText("Live as set " + (before + 1));
    assertThat(page.locator("#rulesets li").first()).containsText("“What the team says”");
    assertThat(page.locator("#rules")).containsText("hurry-up");

    choose(
        page,
        "Terms.yml",
        "extends: existence\nmessage: \"Avoid '%s'.\"\ntokens:\n  - at the end of the day\n");
    assertThat(page.locator("#diff h3")).hasText("1 of 1 would be live");
    page.locator("#take [name=why]").fill("House style");
    page.locator("#take .main").click();
    assertThat(page.locator("#rules")).containsText("at-the-end-of-the-day");

    choose(page, "broken.yml", "extends: sequence\n");
    assertThat(page.locator("#take")).isHidden();
    assertThat(page.locator("#diff p")).not().isEmpty();
    assertThat(published()).isEqualTo(before + 2);
    page.close();
  }

  @Test
  void replacesEverythingByAPackUnlessSomebodyPublishedMeanwhile() {
    Page page = Sight.asAdmin(browser, running, "/admin");
    String pack = running.get(Running.ADMIN, "/pack").body();
    choose(page, "pack.json", pack);
    assertThat(page.locator("#diff")).containsText("Nothing would change.");
    assertThat(page.locator("#take")).isHidden();

    choose(page, "pack.json", pack.replace("\"shortly\"", "\"presently\""));
    assertThat(page.locator("#diff h3")).hasText("Would change: 1");
    assertThat(page.locator("#diff li")).hasText("list soon: words");
    running.call(
        Running.ADMIN,
        "PUT",
        "/categories/extra",
        "{\"id\": \"extra\", \"title\": \"Extra\", \"why\": \"More.\"}",
        "If-None-Match",
        "*");
    page.locator("#take [name=why]").fill("Other words");
    page.locator("#take .main").click();
    assertThat(page.locator("#diff p"))
        .hasText("Somebody published meanwhile. Look at the changes again.");
    assertThat(running.get(Running.ADMIN, "/lists/soon").body()).contains("shortly");

    running.call(Running.ADMIN, "DELETE", "/categories/extra", "", "If-Match", "*");
    Sight.button(page, "Show changes").click();
    assertThat(page.locator("#diff h3")).hasText("Would change: 1");
    page.locator("#take .main").click();
    assertThat(page.locator("#diff h3")).hasText("Changed: 1");
    assertThat(running.get(Running.ADMIN, "/lists/soon").body()).contains("presently");

    choose(page, "pack.json", pack.replace("[[calm down]]", "[[calm]] down"));
    assertThat(page.locator("#diff li").first()).containsText("/rules/");
    choose(page, "pack.json", "[");
    assertThat(page.locator("#diff p")).not().isEmpty();
    assertThat(page.locator("#take")).isHidden();
    page.close();
  }

  @Test
  void listsWhatTheUpdateLeftAloneUntilItIsSettled() {
    Page page = Sight.asAdmin(browser, running, "/admin");
    assertThat(page.locator("#differing li")).hasCount(2);
    assertThat(page.locator("#differing")).containsText("Differs in message.");
    page.locator("#differing summary").first().click();
    assertThat(page.locator("#differing pre").nth(1)).containsText(NEWER);
    Sight.isAccessible(page);
    page.locator("[aria-label='Take the new one: rule calm-down']").click();
    assertThat(page.locator("#settled")).hasText("rule calm-down is now as in the new version.");
    assertThat(rule("calm-down").path("message").asText()).isEqualTo(NEWER);
    page.locator("[aria-label='Keep yours: rule per-our-policy']").click();
    assertThat(page.locator("#differing li")).hasCount(0);
    assertThat(page.locator("#settled")).containsText("kept as you have it");
    assertThat(rule("per-our-policy").path("message").asText()).isEqualTo("Ours.");
    page.reload();
    assertThat(page.locator("#rules tr").first()).isVisible();
    assertThat(page.locator("#conflicts")).isHidden();
    page.close();
  }
}

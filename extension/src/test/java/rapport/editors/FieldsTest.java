package rapport.editors;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import rapport.Browser;

/** What people write messages in is read; what holds secrets, addresses or searches never is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldsTest {
  private static final String ADDRESS = "http://127.0.0.1/fields";
  private static final String RISKY = "You should have called us. ";

  private static final List<String> MESSAGES =
      List.of(
          "<textarea></textarea>",
          "<textarea name=token-and-password></textarea>",
          "<textarea role=combobox aria-label='Write, or mention with @'></textarea>",
          "<input>",
          "<input type=text name=subject>",
          "<div contenteditable></div>",
          "<div contenteditable='plaintext-only'></div>",
          "<div contenteditable spellcheck=false></div>",
          "<div contenteditable class=ql-editor data-gramm=false></div>");

  private static final List<String> NOBODYS_BUSINESS =
      List.of(
          "<input type=password>",
          "<input type=email>",
          "<input type=search>",
          "<input type=tel>",
          "<input type=url>",
          "<input autocomplete=cc-number>",
          "<input autocomplete='section-a billing cc-name'>",
          "<input autocomplete=one-time-code>",
          "<input autocomplete=email>",
          "<input autocomplete=new-password>",
          "<input inputmode=numeric>",
          "<input inputmode=email>",
          "<input name=card_number>",
          "<input id=otp>",
          "<input aria-label='Security code (CVC)'>",
          "<input name=cc>",
          "<input aria-label=Search>",
          "<input role=combobox>",
          "<textarea role=combobox rows=1></textarea>",
          "<form role=search><input></form>",
          "<input style='-webkit-text-security: disc'>",
          "<input readonly>",
          "<textarea readonly></textarea>",
          "<input spellcheck=false>",
          "<textarea data-gramm=false></textarea>",
          "<div data-rapport=off><textarea></textarea></div>",
          "<div contenteditable role=searchbox></div>",
          "<div style='overflow: hidden; width: 3px'><textarea style='width: 1px; padding: 0; border: 0'></textarea></div>");

  private Browser browser;
  private Page page;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.NEVER) Path profile) {
    browser = Browser.start(profile);
    page = browser.context().newPage();
    page.route(ADDRESS, FieldsTest::serve);
    page.navigate(ADDRESS);
    Locator first = field("first");
    type(first);
    page.waitForFunction("() => CSS.highlights.size > 0");
    first.fill("");
    page.waitForFunction("() => CSS.highlights.size === 0");
  }

  @AfterAll
  void stop() {
    browser.close();
  }

  @Test
  void readsWhatMessagesAreWrittenIn() {
    for (int i = 0; i < MESSAGES.size(); i++) {
      Locator box = field("message" + i);
      type(box);
      page.waitForFunction("() => CSS.highlights.size > 0");
      box.fill("");
      page.waitForFunction("() => CSS.highlights.size === 0");
    }
  }

  @Test
  void leavesAloneWhatIsNobodysBusiness() {
    for (int i = 0; i < NOBODYS_BUSINESS.size(); i++) {
      type(field("private" + i));
      // Marks come with the key, and at the latest before the next paint.
      page.evaluate(
          "() => new Promise(d => requestAnimationFrame(() => requestAnimationFrame(d)))");
      assertThat(page.evaluate("() => CSS.highlights.size"))
          .as(NOBODYS_BUSINESS.get(i))
          .isEqualTo(0);
    }
  }

  private Locator field(String id) {
    return page.locator("#" + id + " :is(input, textarea, [contenteditable])");
  }

  private void type(Locator field) {
    field.focus();
    page.keyboard().type(RISKY);
  }

  private static void serve(Route route) {
    StringBuilder html = new StringBuilder("<!doctype html><title>Fields</title>");
    html.append("<div id=first><textarea></textarea></div>");
    for (int i = 0; i < MESSAGES.size(); i++) {
      html.append("<div id=message%d>%s</div>".formatted(i, MESSAGES.get(i)));
    }
    for (int i = 0; i < NOBODYS_BUSINESS.size(); i++) {
      html.append("<div id=private%d>%s</div>".formatted(i, NOBODYS_BUSINESS.get(i)));
    }
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("text/html; charset=utf-8")
            .setBody(html.toString()));
  }
}

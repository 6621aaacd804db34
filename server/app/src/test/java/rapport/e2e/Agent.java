package rapport.e2e;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import rapport.Browser;

/** A support agent at work: the browser with the extension, used by mouse and keys. */
final class Agent implements AutoCloseable {
  static final String SENTENCE =
      "I know exactly how you're feeling, but per our policy you should have called us.";
  static final List<String> PHRASES =
      List.of("I know exactly how you're feeling", "per our policy", "you should have called us");

  /** Longer than the second without typing after which every finding is due. */
  private static final int PAUSE_MILLIS = 1_300;

  private static final int PATIENCE_MILLIS = 10_000;

  final Browser browser;
  final Page page;

  Agent(Path profile) {
    browser = Browser.start(profile);
    page = browser.context().newPage();
  }

  /** Puts server and token into the extension as the options page does. */
  void connect(String server, String token) {
    Page options = browser.context().newPage();
    options.navigate("chrome-extension://" + browser.extensionId() + "/options.html");
    Object ok =
        options.evaluate(
            "async body => (await chrome.runtime.sendMessage({type: 'connect', body})).ok",
            Map.of("server", server, "token", token));
    if (!Boolean.TRUE.equals(ok)) throw new AssertionError("the extension was not let in");
    options.close();
  }

  /** A page of the server, signed in as the extension's popup opens it. */
  Page open(String path) {
    Page options = browser.context().newPage();
    options.navigate("chrome-extension://" + browser.extensionId() + "/options.html");
    Object url =
        options.evaluate(
            "async body => (await chrome.runtime.sendMessage({type: 'openPage', body})).url",
            Map.of("path", path));
    options.navigate(String.valueOf(url));
    return options;
  }

  void type(String text) {
    page.keyboard().type(text, new Keyboard.TypeOptions().setDelay(8));
    page.waitForTimeout(PAUSE_MILLIS);
  }

  /** The words under the marks, in the order of their start. */
  List<?> marks(String box) {
    return (List<?>)
        page.evaluate(
            """
            box => {
              const frame = document.querySelector('iframe.cke_wysiwyg_frame');
              const view = box === 'frame' ? frame.contentWindow : window;
              const text = box === 'frame' ? null : document.querySelector(box).value;
              return [...view.CSS.highlights].filter(([name]) => name.startsWith('rapport-')).flatMap(([, ranges]) => [...ranges])
                .sort((a, b) => a.compareBoundaryPoints ? a.compareBoundaryPoints(0, b) : a.startOffset - b.startOffset)
                .map(r => text === null || text === undefined ? r.toString() : text.slice(r.startOffset, r.endOffset));
            }""",
            box);
  }

  /** Waits until it holds, as the next thing of a person would. */
  void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) throw new AssertionError("still not so: " + what);
      page.waitForTimeout(50);
    }
  }

  @Override
  public void close() {
    browser.close();
  }
}

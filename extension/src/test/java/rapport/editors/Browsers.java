package rapport.editors;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import rapport.Browser;

/**
 * As many browsers as there are tests at a time. A test has one to itself: pages of one browser
 * would take the focus from each other. Its page goes from test to test as well: a new process for
 * each would cost as much as the test.
 */
final class Browsers implements AutoCloseable {
  private record Tab(Browser browser, Page page) {}

  private final Path profiles;
  private final Queue<Tab> idle = new ConcurrentLinkedQueue<>();

  Browsers(Path profiles) {
    this.profiles = profiles;
  }

  /** A page in a browser that nobody else has until the page is closed. */
  EditorPage open(EditorSite site, Cell cell) {
    Tab tab = Optional.ofNullable(idle.poll()).orElseGet(this::start);
    try {
      return new EditorPage(tab.page(), site, cell, () -> idle.add(tab));
    } catch (RuntimeException e) {
      // What went wrong in it is not the next test's.
      tab.browser().close();
      throw e;
    }
  }

  private Tab start() {
    try {
      Browser browser = Browser.start(Files.createTempDirectory(profiles, "profile"));
      return new Tab(browser, browser.context().pages().get(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    idle.forEach(tab -> tab.browser().close());
  }
}

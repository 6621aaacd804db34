package rapport.editors;

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
 * would take the focus from each other.
 */
final class Browsers implements AutoCloseable {
  private final Path profiles;
  private final Queue<Browser> idle = new ConcurrentLinkedQueue<>();

  Browsers(Path profiles) {
    this.profiles = profiles;
  }

  /** A page in a browser that nobody else has until the page is closed. */
  EditorPage open(EditorSite site, Cell cell) {
    Browser browser = Optional.ofNullable(idle.poll()).orElseGet(this::start);
    try {
      return new EditorPage(browser.context(), site, cell, () -> idle.add(browser));
    } catch (RuntimeException e) {
      idle.add(browser);
      throw e;
    }
  }

  private Browser start() {
    try {
      return Browser.start(Files.createTempDirectory(profiles, "profile"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    idle.forEach(Browser::close);
  }
}

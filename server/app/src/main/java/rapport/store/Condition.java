package rapport.store;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rapport.ApiException;

/**
 * How the file is, as last seen; what is wrong stays until a write has gone through. Every change
 * is logged once, not every failure: a full disk must not fill itself with the log about it.
 */
public final class Condition {
  private static final Logger LOG = LoggerFactory.getLogger(Condition.class);

  private final AtomicReference<@Nullable Trouble> trouble = new AtomicReference<>();

  Condition() {}

  /** Empty: all is well. */
  public Optional<Trouble> trouble() {
    return Optional.ofNullable(trouble.get());
  }

  /** The same exception, or what callers are told if the file is to blame. */
  RuntimeException seen(RuntimeException e) {
    if (e instanceof ApiException) return e;
    Optional<Trouble> found = Trouble.of(e);
    if (found.isEmpty()) return e;
    Trouble now = found.get();
    // Only SQLite's own words: Jdbi's message quotes what was to be written.
    if (!now.isPassing() && trouble.getAndSet(now) != now)
      LOG.error("Storage: {} {}", now.text(), Trouble.words(e));
    return now.refusal(e);
  }

  /** A write is on disk. A damaged page is not mended by a good one. */
  void written() {
    Trouble was = trouble.get();
    if (was == null || was == Trouble.CORRUPT) return;
    if (trouble.compareAndSet(was, null)) LOG.warn("Storage: writing works again");
  }
}

package rapport;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rapport.store.AttemptStore;
import rapport.store.Database;
import rapport.store.EventStore;
import rapport.store.Rollups;
import rapport.store.TokenStore;

/**
 * Forgets what has been kept long enough: events with the sums made of them, practice replies, and
 * sessions that have expired. Works in small steps, so that nobody's write waits for it.
 */
final class Retention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration EVERY = Duration.ofHours(6);
  private static final int STEP = 500;

  private final Database database;
  private final Clock clock;
  private final @Nullable Integer days;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "retention");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param days null: only expired sessions go
   */
  Retention(Database database, Clock clock, @Nullable Integer days) {
    this.database = database;
    this.clock = clock;
    this.days = days;
  }

  /** Now, and four times a day. */
  void start() {
    var unused =
        timer.scheduleWithFixedDelay(this::runOrLog, 0, EVERY.toMinutes(), TimeUnit.MINUTES);
  }

  /** A disk that is full now may not be in six hours: the timer goes on. */
  private void runOrLog() {
    try {
      int events = run();
      if (events > 0) LOG.info("Retention: {} events of more than {} days forgotten", events, days);
    } catch (RuntimeException e) {
      LOG.warn("Retention failed and will be tried again: {}", e.getClass().getName());
    }
  }

  /** How many events went. */
  int run() {
    database.write(
        handle -> {
          TokenStore.deleteExpired(handle, clock.instant());
          return null;
        });
    return days == null ? 0 : forget(days);
  }

  private int forget(int kept) {
    // Teams' days begin up to half a day apart; a day more keeps the promise to all of them.
    LocalDate first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(kept + 1L);
    String before = first.toString();
    database.write(
        handle -> {
          Rollups.forget(handle, first);
          return AttemptStore.forget(handle, before);
        });
    EventStore events = new EventStore(database);
    int gone = 0;
    for (List<Long> rows = events.before(before, STEP);
        !rows.isEmpty() && !Thread.currentThread().isInterrupted();
        rows = events.before(before, STEP)) {
      List<Long> step = rows;
      database.write(
          handle -> {
            EventStore.delete(handle, step);
            return null;
          });
      gone += step.size();
    }
    return gone;
  }

  /** Lets the step end that is being written. */
  @Override
  public void close() {
    timer.shutdownNow();
    try {
      if (!timer.awaitTermination(5, TimeUnit.SECONDS)) LOG.warn("Retention did not stop in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

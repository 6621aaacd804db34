package rapport.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.store.EventStore;

/**
 * The server's clock, and whether it is to be doubted because it went back: then what looks like an
 * event of the future may well be one of now, and is asked for again instead of being refused for
 * good.
 */
final class ClockWatch {
  /** Corrections by NTP stay below. */
  private static final Duration TOLERATED = Duration.ofMinutes(1);

  /** It may have been ahead before and be right now, so the doubt ends. */
  private static final Duration DOUBTED_FOR = Duration.ofHours(1);

  private final Clock clock;
  private Instant last;
  private @Nullable Instant doubtedUntil;

  /**
   * @param newest when the last event was received, perhaps before a restart
   */
  ClockWatch(Clock clock, Instant newest) {
    this.clock = clock;
    this.last = newest;
  }

  /** A file whose newest event cannot be read is no reason not to start. */
  static ClockWatch since(Clock clock, EventStore events) {
    Instant newest = Instant.EPOCH;
    try {
      newest = events.newest();
    } catch (ApiException e) {
      // it stands in the log and in /health
    }
    return new ClockWatch(clock, newest);
  }

  synchronized Instant now() {
    Instant now = clock.instant();
    if (now.isBefore(last.minus(TOLERATED))) {
      Instant atMost = now.plus(DOUBTED_FOR);
      doubtedUntil = last.isBefore(atMost) ? last : atMost;
    }
    last = now;
    return now;
  }

  synchronized boolean isDoubtful() {
    Instant until = doubtedUntil;
    return until != null && now().isBefore(until);
  }
}

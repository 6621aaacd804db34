package rapport.web;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time for rate limits, from the server's clock so that a test need not race. A clock that is set
 * back stands still for a moment instead of leaving everybody without requests until it has caught
 * up.
 */
final class SteadyMeter implements TimeMeter {
  private final Clock clock;
  private final AtomicLong last;
  private final AtomicLong passed = new AtomicLong();

  SteadyMeter(Clock clock) {
    this.clock = clock;
    this.last = new AtomicLong(clock.millis());
  }

  @Override
  public long currentTimeNanos() {
    long now = clock.millis();
    long before = last.get();
    // Who loses the race reads what the winner has added.
    if (now != before && last.compareAndSet(before, now) && now > before)
      passed.addAndGet(now - before);
    return TimeUnit.MILLISECONDS.toNanos(passed.get());
  }

  @Override
  public boolean isWallClockBased() {
    return false;
  }
}

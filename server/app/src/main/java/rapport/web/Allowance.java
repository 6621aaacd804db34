package rapport.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import rapport.ApiException;
import rapport.ApiException.Code;

/**
 * What one token, or one address without a token, may take of the server: so many requests a
 * second, and of those a few at a time. Whoever sends more at once waits for themselves, and nobody
 * else.
 */
final class Allowance {
  private static final int REQUESTS_A_SECOND = 200;

  /** Leaves readers of the file and threads to the others. */
  private static final int TURNS = 4;

  private static final int MAX_WAITING = 28;
  private static final long PATIENCE_MILLIS = 2_000;

  /** Larger bodies take all turns: one core at most is busy with what one agent sends. Bytes. */
  private static final long LARGE = 64 * 1024;

  private final Bucket bucket;
  private final Semaphore turns = new Semaphore(TURNS, true);

  Allowance(TimeMeter meter) {
    bucket =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit
                        .capacity(REQUESTS_A_SECOND)
                        .refillGreedy(REQUESTS_A_SECOND, Duration.ofSeconds(1)))
            .withCustomTimePrecision(meter)
            .build();
  }

  /**
   * Counts a request.
   *
   * @throws ApiException {@code TOO_MANY}
   */
  void count() {
    if (!bucket.tryConsume(1))
      throw tooMany("More than " + REQUESTS_A_SECOND + " requests in a second.");
  }

  /** To be ended when the answer is known. */
  @FunctionalInterface
  interface Turn {
    /** For who is not limited. */
    Turn FREE = () -> {};

    void end();
  }

  /**
   * @param bytes of the body; negative: not told beforehand
   * @throws ApiException {@code TOO_MANY} when too many wait already, or for too long
   */
  Turn turn(long bytes) {
    int needed = bytes < 0 || bytes > LARGE ? TURNS : 1;
    if (turns.getQueueLength() >= MAX_WAITING)
      throw tooMany("More than " + (TURNS + MAX_WAITING) + " requests at the same time.");
    try {
      if (!turns.tryAcquire(needed, PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
        throw tooMany("Earlier requests of the same sender are still being answered.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiException.later(Code.UNAVAILABLE, "The server is stopping.", 5);
    }
    return () -> turns.release(needed);
  }

  private static ApiException tooMany(String why) {
    return ApiException.later(Code.TOO_MANY, why, 1);
  }
}

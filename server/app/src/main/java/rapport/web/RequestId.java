package rapport.web;

import io.javalin.http.Context;
import java.util.concurrent.atomic.AtomicLong;
import rapport.Secret;

/**
 * Names every request, so that an answer can be found in the log: a random part for this start and
 * a counter.
 */
final class RequestId {
  private static final String HEADER = "X-Request-Id";

  private final String start = Secret.id().substring(0, 6);
  private final AtomicLong count = new AtomicLong();

  void attach(Context ctx) {
    ctx.header(HEADER, start + "-" + count.incrementAndGet());
  }

  static String of(Context ctx) {
    return String.valueOf(ctx.res().getHeader(HEADER));
  }
}

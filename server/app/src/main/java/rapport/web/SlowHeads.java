package rapport.web;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * Closes connections on which the head of a request does not come to its end. Jetty's idle timeout
 * begins anew with every byte, so one byte now and then would hold a connection for ever.
 */
final class SlowHeads extends AbstractLifeCycle implements Connection.Listener {
  /** For the whole head of a request. */
  static final long MAX_SECONDS = 10;

  private static final long EVERY_MILLIS = 1_000;

  private final Map<Connection, Progress> open = new ConcurrentHashMap<>();
  private final ScheduledExecutorScheduler timer =
      new ScheduledExecutorScheduler("slow-heads", true);

  /** When the first byte of an unfinished head was noticed; 0: none since the last request. */
  private static final class Progress {
    long requests;
    long bytes;
    long since;
  }

  @Override
  protected void doStart() throws Exception {
    timer.start();
    timer.schedule(this::sweep, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void doStop() throws Exception {
    timer.stop();
  }

  @Override
  public void onOpened(Connection connection) {
    open.put(connection, new Progress());
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  private void sweep() {
    long now = System.nanoTime();
    for (Iterator<Map.Entry<Connection, Progress>> all = open.entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<Connection, Progress> one = all.next();
      if (isSlow(one.getKey(), one.getValue(), now)) one.getKey().getEndPoint().close();
    }
    if (isRunning()) timer.schedule(this::sweep, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static boolean isSlow(Connection connection, Progress progress, long now) {
    // TLS counts bytes alone, those of the handshake first; requests are counted by what it wraps.
    Connection http =
        connection instanceof SslConnection tls ? tls.getSslEndPoint().getConnection() : connection;
    if (http == null) return false; // just being opened
    long requests = http.getMessagesIn(); // counted once their head is complete
    long bytes = connection.getBytesIn();
    boolean answering = requests > http.getMessagesOut();
    if (answering || requests != progress.requests) {
      progress.requests = requests;
      progress.bytes = bytes;
      progress.since = 0;
    }
    if (bytes == progress.bytes) return false;
    if (progress.since == 0) progress.since = now;
    return now - progress.since > TimeUnit.SECONDS.toNanos(MAX_SECONDS);
  }
}

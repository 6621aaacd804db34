package rapport.stress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keep-alive connections with one request at a time each, all in one thread: on the machine that it
 * shares with the server it takes as little as it can.
 */
final class Generator implements AutoCloseable {
  /** The next request of a connection; the bytes may be used again once it is answered. */
  interface Source {
    byte[] next(int connection);
  }

  private static final int MAX_ANSWER = 1 << 20;
  private static final byte[] LENGTH =
      "content-length:".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private final Selector selector = Selector.open();
  private final int connections;

  Generator(int port, int connections) throws IOException {
    this.connections = connections;
    for (int i = 0; i < connections; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new Lane(i));
    }
  }

  /** One connection. */
  private static final class Lane {
    final int number;
    ByteBuffer in = ByteBuffer.allocate(16_384);
    long sentAt;
    boolean waiting;

    Lane(int number) {
      this.number = number;
    }
  }

  /**
   * @param statuses how often each was answered
   */
  record Figures(Latencies latencies, double seconds, Map<Integer, Integer> statuses) {
    double perSecond() {
      return latencies.count() / seconds;
    }
  }

  /**
   * @param perSecond of all connections together; 0: as fast as answers come
   */
  Figures run(Duration time, double perSecond, Source source) throws IOException {
    Latencies latencies = new Latencies();
    Map<Integer, Integer> statuses = new TreeMap<>();
    long start = System.nanoTime();
    long end = start + time.toNanos();
    long sent = 0;
    int waiting = 0;
    while (true) {
      long now = System.nanoTime();
      long due = perSecond == 0 ? Long.MAX_VALUE : (long) ((now - start) / 1e9 * perSecond) + 1;
      if (now < end) {
        for (SelectionKey key : selector.keys()) {
          if (sent >= due || waiting == connections) break;
          Lane lane = (Lane) key.attachment();
          if (lane.waiting) continue;
          send(key, lane, source);
          sent++;
          waiting++;
        }
      } else if (waiting == 0) break;
      if (perSecond == 0) selector.select(1_000);
      else selector.select(1);
      for (SelectionKey key : selector.selectedKeys()) {
        Lane lane = (Lane) key.attachment();
        int status = answer(key, lane);
        if (status == 0) continue;
        latencies.add(System.nanoTime() - lane.sentAt);
        statuses.merge(status, 1, Integer::sum);
        lane.waiting = false;
        waiting--;
      }
      selector.selectedKeys().clear();
    }
    return new Figures(latencies, (System.nanoTime() - start) / 1e9, statuses);
  }

  private static void send(SelectionKey key, Lane lane, Source source) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(source.next(lane.number));
    lane.sentAt = System.nanoTime();
    lane.waiting = true;
    lane.in.clear();
    SocketChannel channel = (SocketChannel) key.channel();
    while (out.hasRemaining()) channel.write(out);
  }

  /** The status, once the whole answer is there; 0: not yet. */
  private static int answer(SelectionKey key, Lane lane) throws IOException {
    if (((SocketChannel) key.channel()).read(lane.in) < 0)
      throw new IOException("the server closed a connection");
    byte[] bytes = lane.in.array();
    int length = lane.in.position();
    int body = -1;
    int start = 0;
    long content = 0;
    for (int i = 0; i + 1 < length && body < 0; i++) {
      if (bytes[i] != '\r') continue;
      if (i == start) body = i + 2;
      else if (matches(bytes, start)) content = number(bytes, start + LENGTH.length);
      start = i + 2;
    }
    if (body < 0 || length < body + content) {
      if (!lane.in.hasRemaining()) {
        if (bytes.length >= MAX_ANSWER) throw new IOException("an answer without end");
        lane.in = ByteBuffer.allocate(bytes.length * 4).put(bytes);
      }
      return 0;
    }
    return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + (bytes[11] - '0');
  }

  private static boolean matches(byte[] bytes, int start) {
    for (int i = 0; i < LENGTH.length; i++)
      if ((bytes[start + i] | 0x20) != (LENGTH[i] | 0x20)) return false;
    return true;
  }

  private static long number(byte[] bytes, int from) {
    long number = 0;
    for (int i = from; bytes[i] != '\r'; i++)
      if (bytes[i] != ' ') number = number * 10 + bytes[i] - '0';
    return number;
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) key.channel().close();
    selector.close();
  }
}

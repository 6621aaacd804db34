package rapport.stress;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One keep-alive HTTP/1.1 connection, blocking, for one thread: so light that what is measured is
 * the server, and so plain that a test can send half of what it should.
 */
final class Wire implements AutoCloseable {
  private static final int READ_TIMEOUT_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream in;

  Wire(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), 16_384);
  }

  /**
   * @param retryAfter the header in seconds; null: not sent
   */
  record Answer(int status, String body, @Nullable String retryAfter, @Nullable String etag) {}

  static byte[] request(String method, String path, String token, String body, String... headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder();
    head.append(method).append(" /api/v1").append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    if (!token.isEmpty()) head.append("Authorization: Bearer ").append(token).append("\r\n");
    for (String header : headers) head.append(header).append("\r\n");
    if (bytes.length > 0)
      head.append("Content-Type: application/json\r\nContent-Length: ")
          .append(bytes.length)
          .append("\r\n");
    byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[start.length + bytes.length];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(bytes, 0, whole, start.length, bytes.length);
    return whole;
  }

  Answer get(String path, String token) throws IOException {
    return send(request("GET", path, token, ""));
  }

  Answer post(String path, String token, String body) throws IOException {
    return send(request("POST", path, token, body));
  }

  Answer send(byte[] request) throws IOException {
    write(request);
    return read();
  }

  void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  Answer read() throws IOException {
    String status = line();
    int length = 0;
    boolean chunked = false;
    String retryAfter = null;
    String etag = null;
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = Integer.parseInt(value);
        case "transfer-encoding" -> chunked = true;
        case "retry-after" -> retryAfter = value;
        case "etag" -> etag = value;
        default -> {}
      }
    }
    byte[] body = chunked ? chunks() : whole(length);
    return new Answer(
        Integer.parseInt(status.substring(9, 12)),
        new String(body, StandardCharsets.UTF_8),
        retryAfter,
        etag);
  }

  private byte[] whole(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) throw new EOFException("the answer broke off");
    return bytes;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int length = -1; length != 0; ) {
      length = Integer.parseInt(line(), 16);
      bytes.write(whole(length));
      line();
    }
    return bytes.toByteArray();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) throw new EOFException("the connection was closed");
      if (c != '\r') line.append((char) c);
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone either way
    }
  }
}

package rapport.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A help desk with one text box, and a server that pairs whoever asks, both at one address. */
final class Desk implements AutoCloseable {
  static final String PERSON = "Mira Okafor";
  private static final String TICKET =
      "<!doctype html><meta charset=utf-8><title>Ticket</title><textarea id=box rows=8 cols=80></textarea>";
  private static final String PAIRED =
      "{\"token\":\"secret\",\"person\":{\"id\":\"7\",\"name\":\"%s\"}}".formatted(PERSON);

  final AtomicInteger joined = new AtomicInteger();
  final AtomicBoolean away = new AtomicBoolean();
  private final HttpServer server;

  Desk() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, 200, "text/html", TICKET));
    server.createContext("/api/v1/", exchange -> api(exchange, 404, "{}"));
    server.createContext("/api/v1/me", exchange -> me(exchange));
    server.createContext("/api/v1/join", exchange -> join(exchange));
    server.createContext("/api/v1/sessions/tickets", exchange -> api(exchange, 200, opened()));
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Where a session begins. */
  String session() {
    return address() + "/session/once";
  }

  private String opened() {
    return "{\"url\":\"%s\"}".formatted(session());
  }

  private void join(HttpExchange exchange) throws IOException {
    joined.incrementAndGet();
    api(exchange, 200, PAIRED);
  }

  private void me(HttpExchange exchange) throws IOException {
    boolean known = "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    api(
        exchange,
        known ? 200 : 401,
        known ? "{\"id\":\"7\",\"name\":\"%s\"}".formatted(PERSON) : "{}");
  }

  private void api(HttpExchange exchange, int status, String body) throws IOException {
    if (away.get()) {
      exchange.close();
    } else {
      answer(exchange, status, "application/json", body);
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

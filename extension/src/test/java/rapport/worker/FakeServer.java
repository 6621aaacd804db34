package rapport.worker;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers as a Rapport server does, or as one in trouble; also serves the page that an agent writes
 * on.
 */
final class FakeServer implements AutoCloseable {
  /** What it does with events. */
  enum Mood {
    WELL,
    REFUSES,
    BUSY,
    BROKEN,
    GARBAGE,
    /** Takes the request and never answers. */
    SILENT,
    /** Cuts the line. */
    GONE
  }

  private static final String PAGE =
      """
      <!doctype html><meta charset=utf-8><title>Ticket</title>
      <form><textarea id=box rows=8 cols=80 autofocus></textarea><button id=send>Send</button></form>
      """;

  /**
   * A page that hears every key as early as a page can, with a field of its own and an editor in a
   * frame.
   */
  private static final String LISTENING =
      """
      <!doctype html><meta charset=utf-8><title>Ticket</title>
      <script>
        window.heard = [];
        for (const type of ["keydown", "keypress", "keyup"])
          window.addEventListener(type, event => heard.push(event.key), true);
      </script>
      <textarea id=box rows=4 cols=80></textarea>
      <iframe id=frame width=800 height=200 srcdoc="<script>
        for (const type of ['keydown', 'keypress', 'keyup'])
          window.addEventListener(type, event => parent.heard.push(event.key), true);
        </script><body contenteditable><p><br></p></body>"></iframe>
      """;

  private final HttpServer server;
  private final Map<String, JsonObject> stored = Collections.synchronizedMap(new LinkedHashMap<>());
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Mood mood = Mood.WELL;
  private volatile String ruleset = "";

  private FakeServer(HttpServer server) {
    this.server = server;
  }

  static FakeServer start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FakeServer fake = new FakeServer(server);
    server.createContext("/", exchange -> answer(exchange, 200, "text/html", PAGE));
    server.createContext("/listening", exchange -> answer(exchange, 200, "text/html", LISTENING));
    server.createContext("/api/v1/me", fake::me);
    server.createContext("/api/v1/ruleset", fake::ruleset);
    server.createContext("/api/v1/events", fake::events);
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work);
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
    return fake;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void mood(Mood next) {
    mood = next;
  }

  /** From now on these are its rules; none before. */
  void ruleset(String json) {
    ruleset = json;
  }

  /** How often it was asked to take events, whatever it did. */
  int asked() {
    return asked.get();
  }

  /** What it holds, one for each id. */
  List<JsonObject> stored() {
    synchronized (stored) {
      return List.copyOf(stored.values());
    }
  }

  List<String> actions() {
    return stored().stream().map(event -> event.get("action").getAsString()).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** The token is the person's name. */
  private void me(HttpExchange exchange) throws IOException {
    String name = person(exchange);
    answer(
        exchange, 200, "application/json", "{\"id\":\"%s\",\"name\":\"%s\"}".formatted(name, name));
  }

  private void ruleset(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("ETag", "\"%d\"".formatted(ruleset.hashCode()));
    answer(exchange, ruleset.isEmpty() ? 503 : 200, "application/json", ruleset);
  }

  private void events(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    switch (mood) {
      case REFUSES -> answer(exchange, 401, "application/problem+json", "{\"status\":401}");
      case BUSY -> {
        exchange.getResponseHeaders().set("Retry-After", "1");
        answer(exchange, 429, "application/problem+json", "{\"status\":429}");
      }
      case BROKEN -> answer(exchange, 500, "application/problem+json", "{\"status\":500}");
      case GARBAGE -> answer(exchange, 200, "text/html", "<h1>Welcome to the hotel's network</h1>");
      case SILENT -> exchange.getRequestBody().readAllBytes();
      case GONE -> exchange.close();
      case WELL -> take(exchange);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String person = person(exchange);
    JsonArray results = new JsonArray();
    for (JsonElement each :
        JsonParser.parseString(body).getAsJsonObject().getAsJsonArray("events")) {
      JsonObject event = each.getAsJsonObject();
      event.addProperty("person", person);
      boolean known = stored.putIfAbsent(event.get("id").getAsString(), event) != null;
      JsonObject result = new JsonObject();
      result.add("id", event.get("id"));
      result.addProperty("status", known ? "duplicate" : "stored");
      results.add(result);
    }
    JsonObject answer = new JsonObject();
    answer.add("results", results);
    answer(exchange, 200, "application/json", answer.toString());
  }

  private static String person(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    return header == null ? "" : header.substring("Bearer ".length());
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}

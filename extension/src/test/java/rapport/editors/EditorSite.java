package rapport.editors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Serves the test pages on a port of its own. Bundles them first, with the esbuild that the build
 * itself uses.
 */
final class EditorSite implements AutoCloseable {
  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final Path PAGES = MODULE.resolve("src/test/editors/pages");
  private static final Path NPM = MODULE.resolve("node_modules");
  private static final int FRAMES = 50;
  private static final Map<String, String> TYPES =
      Map.of(
          "js",
          "text/javascript; charset=utf-8",
          "css",
          "text/css; charset=utf-8",
          "html",
          "text/html; charset=utf-8");
  private static final String STRICT =
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-page'; require-trusted-types-for 'script'; trusted-types 'none'";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path bundles = MODULE.resolve("target/editors");
  private final HttpServer server;

  private EditorSite(HttpServer server) {
    this.server = server;
  }

  static EditorSite start() throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    EditorSite site = new EditorSite(server);
    site.bundle();
    server.createContext(
        "/js/", exchange -> send(exchange, site.bundles.resolve(name(exchange, "/js/"))));
    server.createContext(
        "/npm/", exchange -> send(exchange, NPM.resolve(name(exchange, "/npm/")).normalize()));
    server.createContext("/", site::page);
    server.setExecutor(Executors.newFixedThreadPool(8, EditorSite::daemon));
    server.start();
    return site;
  }

  String address(Cell cell) {
    return "http://127.0.0.1:%d/%s/%s/%s"
        .formatted(
            server.getAddress().getPort(), cell.editor(), cell.place().name(), cell.form().name());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  private void bundle() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(esbuild().toString());
    try (Stream<Path> pages = Files.list(PAGES)) {
      pages.map(Path::toString).sorted().forEach(command::add);
    }
    command.addAll(
        List.of(
            "--outdir=" + bundles,
            "--bundle",
            "--minify",
            "--format=iife",
            "--target=chrome123",
            "--log-level=error",
            "--define:process.env.NODE_ENV=\"production\"",
            "--define:global=window"));
    // Pictures and fonts are of no use to a test.
    for (String kind : List.of("svg", "woff", "woff2", "ttf", "eot", "png", "gif")) {
      command.add("--loader:." + kind + "=empty");
    }
    int exit = new ProcessBuilder(command).directory(MODULE.toFile()).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException(
          "the editors' pages could not be bundled; run `npm ci` in extension/ first");
    }
  }

  private static Path esbuild() throws IOException {
    try (Stream<Path> files = Files.walk(MODULE.resolve("target/esbuild"))) {
      return files.filter(file -> file.endsWith("bin/esbuild")).findFirst().orElseThrow();
    }
  }

  private void page(HttpExchange exchange) throws IOException {
    String[] parts = exchange.getRequestURI().getPath().split("/");
    if (parts.length != 4) {
      send(exchange, 404, "text/plain", new byte[0]);
      return;
    }
    Form form = Form.valueOf(parts[3]);
    String body =
        switch (Place.valueOf(parts[2])) {
          case IFRAME -> "<iframe src='/%s/PLAIN/%s'></iframe>".formatted(parts[1], form);
          case SCALED ->
              "<iframe src='/%s/PLAIN/%s' class='scaled'></iframe>".formatted(parts[1], form);
          case SRCDOC ->
              "<iframe srcdoc=\"%s\"></iframe>"
                  .formatted(escaped(document(parts[1], Place.PLAIN, form)));
          case WRITTEN ->
              """
              <iframe srcdoc="%s"></iframe><script>
                const inside = frames[0].document;
                inside.open();
                inside.write(document.querySelector("iframe").srcdoc);
                inside.close();
              </script>"""
                  .formatted(escaped(document(parts[1], Place.PLAIN, form)));
          case FRAMES ->
              "<iframe src='/textarea/PLAIN/PLAIN' class='small'></iframe>".repeat(FRAMES - 1)
                  + "<iframe src='/%s/PLAIN/%s'></iframe>".formatted(parts[1], form);
          default -> script(parts[1], Place.valueOf(parts[2]), form);
        };
    if (Place.valueOf(parts[2]) == Place.STRICT) {
      exchange.getResponseHeaders().set("Content-Security-Policy", STRICT);
    }
    send(exchange, 200, TYPES.get("html"), html(parts[1], body).getBytes(StandardCharsets.UTF_8));
  }

  private static String document(String editor, Place place, Form form) {
    return html(editor, script(editor, place, form));
  }

  private static String html(String editor, String body) {
    return """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>%1$s</title>
        <link rel="stylesheet" href="/js/%1$s.css">
        <style nonce="page">
          body { font: 16px/1.5 sans-serif; margin: 20px }
          .host { min-height: 60px; max-width: 800px; border: 1px solid grey }
          iframe { width: 860px; height: 420px } iframe.small { width: 60px; height: 40px }
          iframe.scaled { padding: 30px; transform: scale(0.7); transform-origin: 0 0 }
          textarea { width: 780px } dialog { width: 860px }
        </style>
        <body>%2$s</body></html>
        """
        .formatted(editor, body);
  }

  private static String script(String editor, Place place, Form form) {
    List<List<List<String>>> blocks =
        form.blocks().stream()
            .map(block -> block.stream().map(run -> List.of(run.text(), run.mark())).toList())
            .toList();
    try {
      return "<script src=\"/js/%1$s.js\" data-name=\"%1$s\" data-place=\"%2$s\" data-blocks=\"%3$s\"></script>"
          .formatted(editor, place.word(), escaped(JSON.writeValueAsString(blocks)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;");
  }

  private static String name(HttpExchange exchange, String under) {
    URI uri = exchange.getRequestURI();
    return URLDecoder.decode(uri.getRawPath().substring(under.length()), StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, Path file) throws IOException {
    // An editor without styles of its own has no such file; an empty one keeps the console quiet.
    boolean there = Files.isRegularFile(file) && file.startsWith(MODULE);
    String name = String.valueOf(file.getFileName());
    String type =
        TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    send(
        exchange,
        there || type.contains("css") ? 200 : 404,
        type,
        there ? Files.readAllBytes(file) : new byte[0]);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}

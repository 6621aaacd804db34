package rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import rapport.Browser;

/**
 * What the extension costs a page, measured in the browser and written to {@code
 * target/bench.json}. Not part of the tests: run by name.
 *
 * <p>Script times come from the browser's own trace of the page's main thread, so the page's work
 * is not in them. On a busy machine single figures jump; medians and ratios hold.
 */
class Bench {
  private static final String FILLER =
      "The parcel left our house on Tuesday and the carrier has it in the next town now, as it says. ";
  private static final String RISKY =
      "You should have called us about that before it was sent, and so on it goes here. ";
  private static final int KEYS = 150;

  @TempDir(cleanup = CleanupMode.NEVER)
  Path profile;

  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private Browser browser;
  private Page page;
  private String address;

  /**
   * @param limit what the product promises; null when it promises nothing
   */
  private record Figure(
      double p50, double p99, double worst, int runs, String unit, Double limit) {}

  @Test
  void costs() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] html = html(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
    server.start();
    address = "http://127.0.0.1:" + server.getAddress().getPort();
    browser = Browser.start(profile);
    page = browser.context().newPage();
    try {
      loaderAlone();
      firstFocus("first focus to marks painted", 100.0, () -> {});
      firstFocus("the same with the worker asleep", null, this::stopWorker);
      for (String kind : List.of("textarea", "rich")) {
        keystrokes(kind, 2_000, 16.0);
        keystrokes(kind, 20_000, 4.0);
      }
      memoryAndSilence();
    } finally {
      browser.close();
      server.stop(0);
      print();
    }
  }

  private void loaderAlone() {
    double[] millis = new double[40];
    for (int i = 0; i < millis.length; i++) {
      page.navigate("about:blank");
      Trace trace = Trace.start(page);
      page.navigate(address + "/none");
      page.waitForTimeout(150);
      millis[i] = sum(trace.stop().own());
    }
    put("script on a page without a text box", "ms", 1.0, millis);
    put("size of the loader", "KB", 5.0, size("loader.js"));
    put("size of what a focus brings in", "KB", null, size("content.js"));
  }

  /** Where the browser had ended the worker, it first starts it again. */
  private void firstFocus(String what, Double limit, Runnable before) {
    double[] millis = new double[12];
    for (int i = 0; i < millis.length; i++) {
      page.navigate(address + "/textarea/2000");
      page.waitForTimeout(400);
      before.run();
      millis[i] =
          ((Number)
                  page.evaluate(
                      """
                      () => new Promise(done => {
                        const from = performance.now();
                        const look = () => CSS.highlights.size ? done(performance.now() - from) : setTimeout(look, 1);
                        document.querySelector('#box').focus();
                        look();
                      })
                      """))
              .doubleValue();
    }
    put(what, "ms", limit, millis);
  }

  private void stopWorker() {
    CDPSession devTools = browser.context().newCDPSession(page);
    devTools.send("ServiceWorker.enable");
    devTools.send("ServiceWorker.stopAllWorkers");
    devTools.detach();
    page.waitForTimeout(400);
  }

  /** The last word of a risky phrase falls due with every twentieth key. */
  private void keystrokes(String kind, int chars, double limit) {
    page.navigate(address + "/" + kind + "/" + chars);
    page.locator("#box").click();
    page.waitForFunction("() => CSS.highlights.size > 0");
    page.keyboard().press("Control+End");
    page.waitForTimeout(1500);
    Trace trace = Trace.start(page);
    String text = RISKY.repeat(KEYS / RISKY.length() + 1).substring(0, KEYS);
    for (char c : text.toCharArray()) {
      page.keyboard()
          .press(c == ' ' ? "Space" : c == '.' ? "Period" : c == ',' ? "Comma" : String.valueOf(c));
      page.waitForTimeout(30);
    }
    page.waitForTimeout(100);
    trace.stop();
    List<Trace.Event> keys = trace.keys();
    List<Trace.Event> own = trace.own();
    List<Trace.Event> later = new ArrayList<>(trace.named("TimerFire"));
    later.addAll(trace.named("FireIdleCallback"));
    double[] added = new double[keys.size() - 1];
    double[] busy = new double[keys.size() - 1];
    double[] painted = new double[keys.size() - 1];
    for (int i = 0; i < added.length; i++) {
      double from = keys.get(i).micros();
      double to = keys.get(i + 1).micros();
      List<Trace.Event> calls =
          own.stream().filter(e -> e.micros() >= from && e.micros() < to).toList();
      added[i] = sum(calls);
      busy[i] = calls.stream().mapToDouble(Trace.Event::busy).sum() / 1000;
      // Marks are set at a look at the box, the longest of a key's calls; the strip comes later, by
      // a
      // timer and when the page is idle.
      painted[i] =
          calls.stream()
              .filter(call -> later.stream().noneMatch(other -> other.holds(call)))
              .max(Comparator.comparingDouble(Trace.Event::duration))
              .map(call -> (call.end() - from) / 1000)
              .orElse((to - from) / 1000);
    }
    int found =
        ((Number)
                page.evaluate("() => [...CSS.highlights.values()].reduce((n, h) => n + h.size, 0)"))
            .intValue();
    String where = "%,d characters, %d marks, %s".formatted(chars, found, kind);
    put("script a keystroke: " + where, "ms", chars == 20_000 ? limit : null, busy);
    put("the same with waits for a processor: " + where, "ms", null, added);
    put("keystroke to marks set: " + where, "ms", chars == 2_000 ? limit : null, painted);
  }

  private void memoryAndSilence() {
    page.navigate(address + "/textarea/20000");
    page.waitForTimeout(500);
    double before = heap();
    page.locator("#box").click();
    page.waitForFunction("() => CSS.highlights.size > 0");
    page.waitForTimeout(3000);
    put("memory of a tab", "MB", 10.0, (heap() - before) / 1e6);
    Trace trace = Trace.start(page);
    page.waitForTimeout(5000);
    put("calls in 5 s without input", "calls", 0.0, trace.stop().own().size());
  }

  private double heap() {
    CDPSession devTools = browser.context().newCDPSession(page);
    devTools.send("HeapProfiler.enable");
    devTools.send("HeapProfiler.collectGarbage");
    JsonObject usage = devTools.send("Runtime.getHeapUsage");
    devTools.detach();
    return usage.get("usedSize").getAsDouble();
  }

  private static double size(String file) {
    return Path.of("target/extension", file).toFile().length() / 1024.0;
  }

  /**
   * {@code /none}, {@code /textarea/2000}, {@code /rich/20000}: one risky phrase in 200 characters.
   */
  private static String html(String path) {
    String[] parts = path.split("/");
    if (parts.length < 3) {
      return "<!doctype html><title>Nothing to write</title><p>Nothing to write here.</p>";
    }
    String text =
        (RISKY + FILLER.repeat(2)).repeat(200).substring(0, Integer.parseInt(parts[2]) / 200 * 200)
            + " ";
    StringBuilder box = new StringBuilder();
    if (parts[1].equals("textarea")) {
      box.append("<textarea id=box rows=20 cols=100>").append(text).append("</textarea>");
    } else {
      box.append("<div id=box contenteditable style='height:400px;overflow:auto'>");
      for (int i = 0; i < text.length(); i += 400) {
        box.append("<p>").append(text, i, Math.min(text.length(), i + 400)).append("</p>");
      }
      box.append("</div>");
    }
    return "<!doctype html><meta charset=utf-8><title>Bench</title>" + box;
  }

  private static double sum(List<Trace.Event> events) {
    return events.stream().mapToDouble(Trace.Event::duration).sum() / 1000;
  }

  private void put(String what, String unit, Double limit, double... values) {
    Arrays.sort(values);
    double p99 = values[(int) Math.ceil(values.length * .99) - 1];
    figures.put(
        what,
        new Figure(
            values[values.length / 2], p99, values[values.length - 1], values.length, unit, limit));
  }

  private void print() throws IOException {
    List<String> over = new ArrayList<>();
    System.out.printf(
        "%n%-62s %5s %9s %9s %9s %9s%n", "", "unit", "p50", "p99", "worst", "promise");
    figures.forEach(
        (what, f) -> {
          String limit = f.limit() == null ? "" : "%.0f".formatted(f.limit());
          System.out.printf(
              "%-62s %5s %9.2f %9.2f %9.2f %9s%n",
              what, f.unit(), f.p50(), f.p99(), f.worst(), limit);
          if (f.limit() != null && f.p99() > f.limit()) {
            over.add(what);
          }
        });
    if (!over.isEmpty()) {
      System.out.println("Over the promise at p99: " + String.join("; ", over));
    }
    Files.writeString(
        Path.of("target/bench.json"),
        new GsonBuilder().setPrettyPrinting().create().toJson(figures));
    assertThat(figures).isNotEmpty();
  }
}

package rapport.ui;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A text box of our own under a strict CSP and Trusted Types, with the very card and strip of the
 * extension.
 *
 * <p>Their shadow roots are closed for pages; here they are opened, so that a test can look in.
 */
final class LiveBox {
  /** Words that the rules of {@code ruleset.json} know; the engine itself is the real one. */
  static final String DRAFT =
      "Hi Sam,\n\nThanks for waiting. We will get back to you soon. You must sign the form again.";

  private static final String ADDRESS = "http://desk.example/";
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
          + " require-trusted-types-for 'script'";
  private static final String OPEN_ROOTS =
      """
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (init) { return attach.call(this, { ...init, mode: "open" }); };
      """;
  private static final String SCRIPT =
      """
      import { attach } from "/box.js";
      const ruleset = await (await fetch("/ruleset.json")).json();
      const look = Object.fromEntries(new URLSearchParams(location.search));
      const box = document.querySelector("textarea");
      box.value = look.text;
      box.dir = look.dir;
      document.body.style.background = look.ground;
      box.style.background = look.ground;
      document.body.style.color = look.ink;
      window.live = attach(box, { ruleset, customer: look.customer, customerName: "Sam", onReport: (r) => { window.report = r; } });
      """;

  final Page page;

  private LiveBox(Page page) {
    this.page = page;
  }

  static LiveBox open(BrowserContext context, Scene scene) {
    return open(context, scene, "");
  }

  /**
   * @param first run before all scripts of the page
   */
  static LiveBox open(BrowserContext context, Scene scene, String first) {
    Page page = context.newPage();
    page.setViewportSize(scene.width(), scene.height());
    page.addInitScript(OPEN_ROOTS + first);
    page.route(ADDRESS + "**", LiveBox::serve);
    page.navigate(ADDRESS + "?" + scene.query());
    until(page, "!!window.report");
    return new LiveBox(page);
  }

  /**
   * Asks from outside again and again: the page's policy forbids a wait that evaluates inside it.
   */
  static void until(Page page, String holds) {
    until(page, () -> Boolean.TRUE.equals(page.evaluate(holds)), holds);
  }

  private static void until(Page page, BooleanSupplier holds, String what) {
    for (int tries = 0; !holds.getAsBoolean(); tries++) {
      if (tries == 400) throw new AssertionError("still not so: " + what);
      page.waitForTimeout(50);
    }
  }

  private static void serve(Route route) {
    String path = java.net.URI.create(route.request().url()).getPath();
    switch (path) {
      case "/" ->
          answer(
              route, "text/html", resource("page.html"), Map.of("content-security-policy", POLICY));
      case "/page.css" -> answer(route, "text/css", resource("page.css"), Map.of());
      case "/live.js" -> answer(route, "text/javascript", SCRIPT, Map.of());
      case "/ruleset.json" -> answer(route, "application/json", resource("ruleset.json"), Map.of());
      case "/box.js" -> answer(route, "text/javascript", built("web/box.js"), Map.of());
      default -> route.fulfill(new Route.FulfillOptions().setStatus(404));
    }
  }

  private static void answer(Route route, String type, String body, Map<String, String> headers) {
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType(type)
            .setBody(body)
            .setHeaders(withType(headers, type)));
  }

  private static Map<String, String> withType(Map<String, String> headers, String type) {
    Map<String, String> all = new java.util.HashMap<>(headers);
    all.put("content-type", type + "; charset=utf-8");
    return all;
  }

  private static String resource(String name) {
    try (var in = LiveBox.class.getResourceAsStream(name)) {
      return new String(
          java.util.Objects.requireNonNull(in, name).readAllBytes(),
          java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String built(String file) {
    try {
      return Files.readString(Path.of("target").resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Locator box() {
    return page.locator("textarea");
  }

  Locator card() {
    return page.locator("rapport-card [role=dialog]");
  }

  Locator strip() {
    return page.locator("rapport-strip [role=group]");
  }

  String text() {
    return box().inputValue();
  }

  /** Waits until these words stand in the box. */
  void awaitText(String words) {
    until(page, () -> text().contains(words), "the box holds \"" + words + "\"");
  }

  void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  /** Puts the caret at the start of the text and opens the card of the first phrase. */
  void openFirst() {
    box().focus();
    press("Control+Home", "Alt+KeyJ");
    card().waitFor();
  }

  /** What has the focus, within the card or strip too, by its accessible name. */
  String focused() {
    return (String)
        page.evaluate(
            """
            () => {
              let at = document.activeElement;
              while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
              return at?.getAttribute("aria-label") ?? at?.textContent ?? "";
            }
            """);
  }

  /** Waits until the pause is over after which the strip speaks. */
  void pause() {
    page.waitForTimeout(1300);
  }
}

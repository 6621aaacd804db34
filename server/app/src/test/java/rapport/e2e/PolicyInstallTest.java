package rapport.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Role;
import rapport.Running;
import rapport.TestPack;

/**
 * A company rolls the extension out: packed and signed by the jar, forced on Chromium by a managed
 * policy that points at the server. The policy lies in a mount namespace of the browser's own, so
 * that no other browser on this machine sees it; that needs root. {@code make test-policy}.
 */
@Tag("long")
class PolicyInstallTest {
  private static final String DESK = "desk.example.com";
  private static final long PATIENCE_SECONDS = 120;
  private static final Locator.WaitForOptions SOON = new Locator.WaitForOptions().setTimeout(5_000);

  @TempDir static Path folder;
  static Running running;
  static HttpServer desk;
  static Path chromium;
  static String id;
  static String address;

  @BeforeAll
  static void rollOut() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    address = "http://127.0.0.1:" + port;
    Path crx = folder.resolve("rapport.crx");
    Map<String, String> settings =
        Map.of(
            "RAPPORT_PORT", Integer.toString(port),
            "RAPPORT_PUBLIC_URL", address,
            "RAPPORT_SITES", "http://" + DESK + "/*",
            "RAPPORT_EXTENSION_KEY", key().toString(),
            "RAPPORT_EXTENSION_CRX", crx.toString());
    id = packed(settings, crx);
    running = new Running(folder.resolve("data"), TestPack.contents(), settings);
    desk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    desk.createContext(
        "/",
        exchange -> {
          byte[] page = "<textarea rows=9 cols=80></textarea>".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    desk.start();
    chromium = managed(policy());
  }

  private static Path key() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    String base64 =
        Base64.getMimeEncoder()
            .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    return Files.writeString(
        folder.resolve("extension.pem"),
        "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
  }

  /** What {@code make package} does with a key; returns the id that it prints. */
  private static String packed(Map<String, String> settings, Path crx) throws Exception {
    Path said = folder.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(
                "java", "-jar", System.getProperty("rapport.jar"), "pack", crx.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().putAll(settings);
    assertThat(builder.start().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    Matcher id = Pattern.compile("Its id is ([a-p]{32})").matcher(Files.readString(said));
    assertThat(id.find()).as(Files.readString(said)).isTrue();
    return id.group(1);
  }

  /** As the README has it, and that a test may look into a forced extension. */
  private static String policy() {
    return """
    { "DeveloperToolsAvailability": 1,
      "ExtensionInstallForcelist": ["%1$s;%2$s/updates.xml"],
      "3rdparty": { "extensions": { "%1$s": {
        "server": "%2$s", "sites": ["https://new-desk.example.com/*"], "locked": ["keys", "appearance"] } } } }
    """
        .formatted(id, address);
  }

  /** Chromium that sees the policy, and nobody else does. */
  private static Path managed(String policy) throws IOException {
    Path file = Files.writeString(folder.resolve("policy.json"), policy);
    String inside =
        """
        mount -t tmpfs tmpfs /etc/chromium
        mkdir -p /etc/chromium/policies/managed
        cp %s /etc/chromium/policies/managed/
        exec chromium "$@"
        """
            .formatted(file);
    Path script = Files.writeString(folder.resolve("inside"), inside);
    String outside = "#!/bin/sh\nexec unshare -m sh -e " + script + " \"$@\"\n";
    Path chromium = Files.writeString(folder.resolve("chromium"), outside);
    assertThat(chromium.toFile().setExecutable(true)).isTrue();
    return chromium;
  }

  @AfterAll
  static void stop() {
    desk.stop(0);
    running.close();
  }

  /** Waits until the browser has fetched and installed it, and its page opens. */
  private static Page options(BrowserContext browser) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      Page page = browser.newPage();
      try {
        page.navigate("chrome-extension://" + id + "/options.html");
        // The browser hands the policy over a moment after the installation.
        page.getByText("Set by your company").first().waitFor(SOON);
        return page;
      } catch (PlaywrightException e) {
        if (System.nanoTime() > end) throw e;
        if (!page.isClosed()) page.close();
      }
    }
  }

  @Test
  void theForcedExtensionHasServerAndSitesFromThePolicyAndWorks() throws Exception {
    System.setProperty("playwright.cli.dir", rapport.Browser.driver().toString());
    Sight.patient();
    try (Playwright playwright = Playwright.create();
        BrowserContext browser =
            playwright
                .chromium()
                .launchPersistentContext(
                    folder.resolve("profile"),
                    new BrowserType.LaunchPersistentContextOptions()
                        .setExecutablePath(chromium)
                        .setIgnoreDefaultArgs(
                            List.of(
                                "--disable-extensions",
                                "--disable-background-networking",
                                "--disable-component-update"))
                        .setHeadless(true)
                        .setArgs(
                            List.of(
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--host-resolver-rules=MAP " + DESK + " 127.0.0.1")))) {
      Page options = options(browser);
      assertThat(options.locator("input[readonly]")).hasValue(address);
      assertThat(options.locator("main")).containsText("new-desk.example.com");
      assertThat(options.getByText("Set by your company").first()).isVisible();
      assertThat(options.locator("#appearance-dark")).isDisabled();
      String ask = "async ([type, body]) => (await chrome.runtime.sendMessage({type, body})).ok";
      String token = running.token("ana", Role.AGENT, null);
      assertThat(
              options.evaluate(ask, List.of("connect", Map.of("server", address, "token", token))))
          .isEqualTo(true);

      Page page = browser.newPage();
      page.navigate("http://" + DESK + ":" + desk.getAddress().getPort() + "/");
      Locator box = page.locator("textarea");
      box.click();
      page.keyboard().type("Please calm down, Sam. It is closed as per our policy. ");
      Sight.marked(page);
      for (int tries = 0; running.count("SELECT count(*) FROM event") == 0; tries++) {
        assertThat(tries).as("events of the forced extension").isLessThan(1_200);
        page.waitForTimeout(100);
      }
      assertThat(running.count("SELECT count(*) FROM event WHERE site = '" + DESK + "'"))
          .isPositive();
    }
  }
}

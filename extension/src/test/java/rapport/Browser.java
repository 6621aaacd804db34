package rapport;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The distribution's Chromium with the extension loaded, headless, on an empty profile. Not shared
 * between threads: Playwright wants each thread to have its own.
 */
public final class Browser implements AutoCloseable {
  private static final Path MODULE = module();

  /** Of a machine that does much else. */
  private static final int PATIENCE_MILLIS = 20_000;

  /**
   * Two pages that Chromium's address bar loads beforehand: 0.9 of the 2.1 seconds of processor
   * time of a start, and nobody opens them. What follows is the list that Playwright gives: of two
   * such flags the last one counts.
   */
  private static final String NOT_NEEDED =
      "WebUIOmniboxPopup,WebUIOmniboxAimPopup,"
          + "AvoidUnnecessaryBeforeUnloadCheckSync,BoundaryEventDispatchTracksNodeRemoval,"
          + "DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,"
          + "LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,"
          + "BlockOriginHeaderModificationOnRedirect,Translate,AutoDeElevate,OptimizationHints";

  private final Playwright playwright;
  private final BrowserContext context;

  private Browser(Playwright playwright, BrowserContext context) {
    this.playwright = playwright;
    this.context = context;
  }

  /** With the extension as it was built. */
  public static Browser start(Path profile, String... flags) {
    return start(MODULE.resolve("target/extension"), profile, flags);
  }

  /**
   * @param extension an unpacked extension
   * @param profile a folder for the browser's own files: empty for a new person, one used before
   *     for a restart
   * @param flags more flags for Chromium
   */
  public static Browser start(Path extension, Path profile, String... flags) {
    System.setProperty("playwright.cli.dir", driver().toString());
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    List<String> args =
        new ArrayList<>(
            List.of(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-features=" + NOT_NEEDED,
                "--disable-extensions-except=" + extension,
                "--load-extension=" + extension));
    args.addAll(List.of(flags));
    Playwright playwright = Playwright.create();
    BrowserContext context =
        playwright
            .chromium()
            .launchPersistentContext(
                profile,
                new BrowserType.LaunchPersistentContextOptions()
                    .setExecutablePath(chromium())
                    .setIgnoreDefaultArgs(List.of("--disable-extensions", "--hide-scrollbars"))
                    .setHeadless(true)
                    .setViewportSize(1280, 900)
                    .setArgs(args));
    return new Browser(playwright, context);
  }

  public BrowserContext context() {
    return context;
  }

  /**
   * The id under which the browser knows the extension. Waits for its worker, which starts with the
   * browser.
   */
  public String extensionId() {
    Page page = context.newPage();
    try {
      CDPSession devTools = context.newCDPSession(page);
      for (int tries = 0; tries < 100; tries++) {
        for (JsonElement target :
            devTools.send("Target.getTargets").getAsJsonArray("targetInfos")) {
          JsonObject info = target.getAsJsonObject();
          String url = info.get("url").getAsString();
          if (info.get("type").getAsString().equals("service_worker")
              && url.startsWith("chrome-extension://")) {
            return url.split("/")[2];
          }
        }
        page.waitForTimeout(50);
      }
      throw new AssertionError("the extension's worker did not start");
    } finally {
      page.close();
    }
  }

  @Override
  public void close() {
    context.close();
    playwright.close();
  }

  /**
   * What Playwright calls its driver: Node, and playwright-core from npm. For tests that start a
   * browser in another way, as {@code playwright.cli.dir}.
   */
  public static Path driver() {
    try {
      Path driver = Files.createDirectories(MODULE.resolve("target/playwright"));
      Path core = MODULE.resolve("node_modules/playwright-core");
      if (!Files.isDirectory(core)) {
        throw new IllegalStateException("run `npm ci` in extension/ first (make test does)");
      }
      link(driver.resolve("package"), core);
      link(driver.resolve("node"), onPath("node"));
      return driver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void link(Path link, Path target) throws IOException {
    if (!Files.exists(link)) {
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, target);
    }
  }

  private static Path chromium() {
    String chosen = System.getenv("CHROMIUM");
    return chosen == null
        ? onPath("chromium", "chromium-browser", "google-chrome")
        : Path.of(chosen);
  }

  private static Path onPath(String... names) {
    for (String name : names) {
      for (String folder :
          Objects.requireNonNull(System.getenv("PATH")).split(File.pathSeparator)) {
        Path program = Path.of(folder, name);
        if (Files.isExecutable(program)) {
          return program;
        }
      }
    }
    throw new IllegalStateException("not installed: " + String.join(", ", names));
  }

  /** This module's folder, also when a test of another module asks. */
  private static Path module() {
    Path here = Path.of("").toAbsolutePath();
    return Stream.of(here, here.resolve("extension"), here.resolve("../../extension"))
        .map(Path::normalize)
        .filter(folder -> Files.isRegularFile(folder.resolve("package.json")))
        .findFirst()
        .orElseThrow();
  }
}

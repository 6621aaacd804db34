package rapport.worker;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import rapport.Browser;

/**
 * What a company sets for its people by the browser's own policy. The browser reads policies from a
 * folder of the machine: this copy of the extension has an id of its own, so that no other browser
 * on it is touched.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyTest {
  private static final Path POLICIES = Path.of("/etc/chromium/policies/managed");
  private static final String POLICY =
      """
      {"3rdparty": {"extensions": {"%s": {
        "server": "https://rapport.shop.example",
        "signIn": "https://login.shop.example/rapport",
        "sites": ["http://127.0.0.1/*", "https://desk.shop.example/*"],
        "locked": ["on", "appearance"]}}}}
      """;

  private Path policy;
  private Browser browser;
  private Page page;
  private String origin;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
    Path copy = copied(Path.of("target/extension"), folder.resolve("extension"));
    String id = idOf(copy);
    policy = POLICIES.resolve("rapport-test-" + id + ".json");
    try {
      Files.createDirectories(POLICIES);
      Files.writeString(policy, POLICY.formatted(id));
    } catch (IOException e) {
      throw new IOException(
          "Chromium reads policies nowhere else. Let tests write them: sudo install -d -o \"$USER\" "
              + POLICIES,
          e);
    }
    browser = Browser.start(copy, folder.resolve("profile"));
    origin = "chrome-extension://" + browser.extensionId() + "/";
    assertThat(origin).contains(id);
    page = browser.context().newPage();
    page.navigate(origin + "options.html");
    page.locator("h1").waitFor();
  }

  @AfterAll
  void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
    Files.deleteIfExists(policy);
  }

  @Test
  void showsWhoSetTheServerAndKeepsIt() {
    page.navigate(origin + "options.html");
    Locator server = part("serverTitle");
    assertThat(server).containsText("Set by your company");
    assertThat(server.locator("a")).hasAttribute("href", "https://login.shop.example/rapport");
    server.locator("summary").click();
    assertThat(page.locator("#server")).hasValue("https://rapport.shop.example");
    assertThat(page.locator("#server")).not().isEditable();
    assertThat(tell("join", Map.of("server", "https://elsewhere.example", "invite", "abc")))
        .asString()
        .doesNotContain("ok=true");
    assertThat(String.valueOf(tell("status", Map.of("site", "127.0.0.1"))))
        .contains("address=https://rapport.shop.example");
  }

  @Test
  void changesNoSettingThatIsLocked() {
    page.navigate(origin + "options.html");
    assertThat(page.locator("#appearance-dark")).isDisabled();
    assertThat(part("appearance")).containsText("Set by your company");
    Map<?, ?> saved =
        (Map<?, ?>)
            tell(
                "saveSettings",
                Map.of("settings", Map.of("on", false, "appearance", "dark", "stripHidden", true)));
    assertThat(saved.get("on")).isEqualTo(true);
    assertThat(saved.get("appearance")).isEqualTo("system");
    assertThat(saved.get("stripHidden")).isEqualTo(true);
    page.navigate(origin + "popup.html");
    assertThat(page.locator("#everywhere")).isDisabled();
  }

  @Test
  void offersTheCompanysHelpDesksInOneClick() {
    page.navigate(origin + "options.html");
    assertThat(part("sitesTitle").locator("li"))
        .hasText(new String[] {"http://127.0.0.1/*", "https://desk.shop.example/*"});
    assertThat(page.locator("#company-sites")).hasText("Turn on there");
  }

  private Locator part(String heading) {
    return page.locator("section[aria-labelledby=" + heading + "]");
  }

  private Object tell(String type, Object body) {
    return page.evaluate(
        "([type, body]) => chrome.runtime.sendMessage({ type, body })", List.of(type, body));
  }

  /** Without its key, so that the browser makes the id of the folder's name. */
  private static Path copied(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    Path manifest = to.resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replaceFirst("\"key\": \"[^\"]*\",", ""));
    return to.toRealPath();
  }

  /** The first half of the hash of the folder's name, in the letters a to p. */
  private static String idOf(Path folder) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(folder.toString().getBytes(StandardCharsets.UTF_8));
    return Stream.iterate(0, i -> i + 1)
        .limit(32)
        .map(i -> (char) ('a' + (i % 2 == 0 ? (hash[i / 2] >> 4) & 15 : hash[i / 2] & 15)))
        .map(String::valueOf)
        .collect(Collectors.joining());
  }
}

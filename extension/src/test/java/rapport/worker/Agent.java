package rapport.worker;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import rapport.Browser;

/**
 * An agent at work: a browser with the extension, the page they write on, and a page of the
 * extension beside it.
 */
final class Agent implements AutoCloseable {
  static final String RISKY =
      "I know exactly how you're feeling, but per our policy you should have called us. ";
  private static final int PATIENCE_MILLIS = 60_000;

  private final Browser browser;
  private final Page own;
  private Page desk;

  Agent(Path profile, String address) {
    this(profile);
    visit(address);
  }

  Agent(Path profile) {
    browser = Browser.start(profile);
    own = browser.context().newPage();
    own.navigate("chrome-extension://" + browser.extensionId() + "/options.html");
    desk = browser.context().newPage();
  }

  /** Goes to another page, in a tab of its own. */
  void visit(String address) {
    desk.close();
    desk = browser.context().newPage();
    desk.navigate(address);
  }

  Page desk() {
    return desk;
  }

  /** Tells the worker something, as the options page does. */
  Object tell(String type, Object body) {
    return own.evaluate(
        "([type, body]) => chrome.runtime.sendMessage({ type, body })", List.of(type, body));
  }

  void pair(String server, String person) {
    Object joined = tell("connect", Map.of("server", server, "token", person));
    if (!((Map<?, ?>) joined).get("ok").equals(true)) {
      throw new AssertionError("not paired: " + joined);
    }
  }

  /** What the popup would show of the box with the focus; null before it is read. */
  Object draft() {
    return push("draft", null);
  }

  void switchBox(boolean on) {
    push("switchBox", Map.of("on", on));
  }

  private Object push(String type, Object body) {
    return own.evaluate(
        """
        async ([address, type, body]) => {
          const [tab] = await chrome.tabs.query({ url: address + "*" });
          return chrome.tabs.sendMessage(tab.id, { type, body }).catch(() => null);
        }
        """,
        java.util.Arrays.asList(desk.url(), type, body));
  }

  Map<?, ?> status() {
    return (Map<?, ?>) tell("status", Map.of("site", "127.0.0.1"));
  }

  /** How many events wait to be sent. */
  int queued() {
    return ((Number) status().get("queued")).intValue();
  }

  /** The number of the rules that a page is given, and how long their snapshot is; 0 without. */
  Map<?, ?> rules() {
    return (Map<?, ?>)
        own.evaluate(
            """
            async () => {
              const { ruleset } = await chrome.runtime.sendMessage({ type: "start", body: { have: null } });
              return { number: ruleset.ruleset, snapshot: ruleset.snapshot?.length ?? 0 };
            }
            """);
  }

  /** Types the sentence with three findings and waits until they are painted. */
  void write() {
    desk.bringToFront();
    desk.locator("#box").click();
    desk.keyboard().type(RISKY, new Keyboard.TypeOptions().setDelay(5));
    await("three findings painted", () -> painted() == 3);
  }

  /** Takes the first rewrite at the first finding, by keys alone. */
  void accept() {
    String before = words();
    desk.keyboard().press("Alt+KeyJ");
    await("the card", this::hasCard);
    desk.keyboard().press("Enter");
    await("the words to change", () -> !words().equals(before));
  }

  /** Its host stands in the page only while it is open. */
  boolean hasCard() {
    return desk.locator("rapport-card").count() == 1;
  }

  String words() {
    return desk.locator("#box").inputValue();
  }

  int painted() {
    return (int)
        desk.evaluate("() => [...CSS.highlights.values()].reduce((n, h) => n + h.size, 0)");
  }

  /** Ends the worker as the browser does when memory is short. */
  void killWorker() {
    CDPSession devTools = browser.context().newCDPSession(own);
    devTools.send("ServiceWorker.enable");
    devTools.send("ServiceWorker.stopAllWorkers");
    devTools.detach();
  }

  /**
   * @param bytes how much the extension may store; null: as much as there is
   */
  void quota(Long bytes) {
    // Left open: the browser forgets the limit with the session that set it.
    CDPSession devTools = browser.context().newCDPSession(own);
    JsonObject how = new JsonObject();
    how.addProperty("origin", own.url().replaceFirst("/options.html.*", ""));
    if (bytes != null) {
      how.addProperty("quotaSize", bytes);
    }
    devTools.send("Storage.overrideQuotaForOrigin", how);
  }

  JsonElement local(String key) {
    Object kept = own.evaluate("key => chrome.storage.local.get(key)", key);
    return new Gson().toJsonTree(((Map<?, ?>) kept).get(key));
  }

  void await(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain for " + what);
      }
      desk.waitForTimeout(50);
    }
  }

  @Override
  public void close() {
    browser.close();
  }
}

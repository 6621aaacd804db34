package rapport.editors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One test page in the browser, used as an agent would: with mouse and keys, and the editor asked
 * what it holds.
 */
final class EditorPage implements AutoCloseable {
  /** Longer than the second without typing after which every finding is due. */
  private static final int PAUSE_MILLIS = 1_300;

  private static final int PATIENCE_MILLIS = 5_000;

  private final Page page;
  private final CDPSession devTools;
  private final Cell cell;
  private Frame frame;

  EditorPage(BrowserContext browser, EditorSite site, Cell cell) {
    this.cell = cell;
    page = browser.newPage();
    page.setDefaultTimeout(15_000);
    devTools = browser.newCDPSession(page);
    page.navigate(site.address(cell));
    List<Frame> frames = page.frames();
    frame = page.mainFrame();
    if (cell.place().framed()) {
      frame =
          frames.stream()
              .filter(one -> one.parentFrame() != null)
              .reduce((a, b) -> b)
              .orElseThrow();
    }
    frame.waitForFunction("() => window.ready");
    frame.evaluate("() => window.ready");
  }

  /** A mark as painted: its words, and the middle of its first line in the window. */
  record Mark(String text, double x, double y) {}

  Keyboard keyboard() {
    return page.keyboard();
  }

  Page page() {
    return page;
  }

  Frame frame() {
    return frame;
  }

  /** Does what the place asks for, focusing the editor before it is moved or drawn anew. */
  void settle() {
    switch (cell.place()) {
      case LATE -> {
        page.waitForTimeout(500);
        call("add");
      }
      case HIDDEN -> {
        page.waitForTimeout(300);
        call("show");
      }
      case MOVED -> {
        click();
        page.waitForTimeout(300);
        call("move");
      }
      case RECREATED -> {
        click();
        page.waitForTimeout(300);
        call("recreate");
      }
      default -> {}
    }
    if (cell.place() == Place.FRAMES) {
      frame.frameElement().scrollIntoViewIfNeeded();
    }
    click();
    page.keyboard().press("Control+End");
  }

  void click() {
    ElementHandle box = frame.evaluateHandle("() => window.editor.editable()").asElement();
    // Only fetched when asked of the element itself: Playwright waits for ever on the body of an
    // editor's frame.
    box.evaluate("box => box.ownerDocument.body === box || box.scrollIntoView({block: 'nearest'})");
    BoundingBox at = box.boundingBox();
    page.mouse().click(at.x + Math.min(at.width, 200) / 2, at.y + Math.min(at.height, 40) / 2);
  }

  void type(String text) {
    page.keyboard().type(text, new Keyboard.TypeOptions().setDelay(15));
  }

  void pause() {
    page.waitForTimeout(PAUSE_MILLIS);
  }

  Object call(String what) {
    return frame.evaluate("what => window.editor[what]()", what);
  }

  Words words() {
    return Words.of(call("outline"));
  }

  String html() {
    return String.valueOf(call("html"));
  }

  List<Mark> marks() {
    return ((List<?>) call("marks"))
        .stream()
            .map(one -> (Map<?, ?>) one)
            .map(
                one ->
                    new Mark(
                        clean((String) one.get("text")),
                        middle(one, "left", "width"),
                        middle(one, "top", "height")))
            .distinct()
            .toList();
  }

  /** Waits for the mark on these words. */
  Mark mark(String words) {
    return await(
        () -> marks().stream().filter(mark -> mark.text().equals(words)).findFirst(),
        () ->
            "no mark on \"%s\", but on %s"
                .formatted(words, marks().stream().map(Mark::text).toList()));
  }

  void click(Mark mark) {
    page.mouse().click(mark.x(), mark.y());
  }

  /**
   * The first rewrite of the open card that has no blank in it, found as a screen reader finds it.
   */
  Choice choice() {
    return await(this::findChoice, () -> "no card opened with a rewrite; buttons: " + buttons());
  }

  /** A rewrite on the card. */
  record Choice(String rewrite, double x, double y) {}

  void take(Choice choice) {
    page.mouse().click(choice.x(), choice.y());
  }

  boolean cardIsOpen() {
    return buttons().stream().anyMatch(name -> name.startsWith("Replace with: "));
  }

  <T> T await(Supplier<Optional<T>> wanted, Supplier<String> complaint) {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    while (System.nanoTime() < end) {
      Optional<T> found = wanted.get();
      if (found.isPresent()) {
        return found.get();
      }
      page.waitForTimeout(60);
    }
    throw new AssertionError(complaint.get());
  }

  @Override
  public void close() {
    page.close();
  }

  private Optional<Choice> findChoice() {
    for (JsonElement node : tree()) {
      String name = buttonName(node.getAsJsonObject());
      if (name.startsWith("Replace with: ") && !name.contains("blank:")) {
        JsonObject which = new JsonObject();
        which.add("backendNodeId", node.getAsJsonObject().get("backendDOMNodeId"));
        // Between being put on the page and being laid out it has no place yet.
        page.waitForTimeout(150);
        var quad =
            devTools
                .send("DOM.getBoxModel", which)
                .getAsJsonObject("model")
                .getAsJsonArray("content");
        double x = (quad.get(0).getAsDouble() + quad.get(4).getAsDouble()) / 2;
        double y = (quad.get(1).getAsDouble() + quad.get(5).getAsDouble()) / 2;
        return Optional.of(new Choice(name.substring("Replace with: ".length()), x, y));
      }
    }
    return Optional.empty();
  }

  private List<String> buttons() {
    return tree().asList().stream()
        .map(node -> buttonName(node.getAsJsonObject()))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private com.google.gson.JsonArray tree() {
    return devTools.send("Accessibility.getFullAXTree").getAsJsonArray("nodes");
  }

  private static String buttonName(JsonObject node) {
    if (!node.has("role")
        || !node.has("name")
        || !node.getAsJsonObject("role").get("value").getAsString().equals("button")) {
      return "";
    }
    return node.getAsJsonObject("name").get("value").getAsString();
  }

  private static double middle(Map<?, ?> mark, String from, String size) {
    return ((Number) mark.get(from)).doubleValue() + ((Number) mark.get(size)).doubleValue() / 2;
  }

  private static String clean(String text) {
    return text.replace('\u00a0', ' ').replaceAll("[\u200b\ufeff\u2060]", "");
  }
}

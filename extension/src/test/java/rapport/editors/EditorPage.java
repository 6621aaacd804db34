package rapport.editors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.BoundingBox;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One test page in the browser, used as an agent would: with mouse and keys, and the editor asked
 * what it holds.
 */
final class EditorPage implements AutoCloseable {
  /**
   * Longer than the second without typing after which every finding is due, and after which some
   * editors (Quill, Lexical) begin a new step to undo.
   */
  private static final int PAUSE_MILLIS = 1_100;

  /** Nobody sees a card and clicks into it any sooner. */
  private static final int QUICKEST_HAND_MILLIS = 200;

  /** Of a machine that does much else. */
  private static final int PATIENCE_MILLIS = 20_000;

  /** The buttons of the open card, if there is one: its shadow root is closed to all but these. */
  private static final String CARD = "(window.drawn ?? document).querySelector('rapport-card')";

  private final Page page;
  private final CDPSession devTools;
  private final Cell cell;
  private final Runnable closed;
  private Frame frame;
  private long typed = System.nanoTime();

  /**
   * @param page one that nobody else uses
   * @param closed told when the page is free again
   */
  EditorPage(Page page, EditorSite site, Cell cell, Runnable closed) {
    this.cell = cell;
    this.closed = closed;
    this.page = page;
    page.setDefaultTimeout(30_000);
    devTools = page.context().newCDPSession(page);
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

  CDPSession devTools() {
    return devTools;
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
    typed = System.nanoTime();
  }

  /** Until the agent has not typed for a while. */
  void pause() {
    long since = (System.nanoTime() - typed) / 1_000_000;
    page.waitForTimeout(Math.max(0, PAUSE_MILLIS - since));
  }

  Object call(String what) {
    return frame.evaluate("what => window.editor[what]()", what);
  }

  Words words() {
    return Words.of(call("outline"));
  }

  /** All blocks, a line each. */
  String text() {
    return String.join("\n", words().texts());
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

  /** By keys: into the card, down to the rewrite. */
  void focus(Choice choice) {
    page.keyboard().press("Tab");
    for (int i = 0; i < choice.index(); i++) {
      page.keyboard().press("ArrowDown");
    }
  }

  /** A rewrite on the card, and how many stand above it. */
  record Choice(String rewrite, int index, double x, double y) {}

  void take(Choice choice) {
    page.mouse().click(choice.x(), choice.y());
  }

  boolean cardIsOpen() {
    return !buttons().isEmpty();
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
    devTools.detach();
    closed.run();
  }

  /**
   * Once it stands still, as long as a quick hand needs: editors go on with a click for a while.
   */
  private Optional<Choice> findChoice() {
    int index = -1;
    for (JsonElement node : buttons()) {
      String name = name(node);
      index += name.startsWith("Replace with: ") ? 1 : 0;
      if (name.startsWith("Replace with: ") && !name.contains("blank:")) {
        JsonObject which = new JsonObject();
        which.add("backendNodeId", node.getAsJsonObject().get("backendDOMNodeId"));
        double[] at = middle(which);
        page.waitForTimeout(QUICKEST_HAND_MILLIS);
        double[] now = middle(which);
        return at.length == 2 && Arrays.equals(at, now)
            ? Optional.of(
                new Choice(name.substring("Replace with: ".length()), index, at[0], at[1]))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private double[] middle(JsonObject which) {
    try {
      JsonArray quad =
          devTools
              .send("DOM.getBoxModel", which)
              .getAsJsonObject("model")
              .getAsJsonArray("content");
      return new double[] {
        (quad.get(0).getAsDouble() + quad.get(4).getAsDouble()) / 2,
        (quad.get(1).getAsDouble() + quad.get(5).getAsDouble()) / 2
      };
    } catch (PlaywrightException gone) {
      return new double[0];
    }
  }

  /** Of the open card, as a screen reader is told of them. */
  private JsonArray buttons() {
    JsonObject what = new JsonObject();
    what.addProperty("expression", CARD);
    JsonObject card = devTools.send("Runtime.evaluate", what).getAsJsonObject("result");
    if (!card.has("objectId")) {
      return new JsonArray();
    }
    JsonObject query = new JsonObject();
    query.add("objectId", card.get("objectId"));
    query.addProperty("role", "button");
    try {
      return devTools.send("Accessibility.queryAXTree", query).getAsJsonArray("nodes");
    } catch (PlaywrightException gone) {
      return new JsonArray();
    }
  }

  private static String name(JsonElement node) {
    JsonObject of = node.getAsJsonObject();
    return of.has("name") ? of.getAsJsonObject("name").get("value").getAsString() : "";
  }

  private static double middle(Map<?, ?> mark, String from, String size) {
    return ((Number) mark.get(from)).doubleValue() + ((Number) mark.get(size)).doubleValue() / 2;
  }

  private static String clean(String text) {
    return text.replace('\u00a0', ' ').replaceAll("[\u200b\ufeff\u2060]", "");
  }
}

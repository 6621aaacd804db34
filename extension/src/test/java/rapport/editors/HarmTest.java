package rapport.editors;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Keyboard;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.Browser;

/**
 * What may come between a phrase and its replacement: an input method, the agent's own keys, a
 * strict page, a box that goes away.
 */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HarmTest {
  private static final String PHRASE = "it is not a big deal";

  private EditorSite site;
  private Browsers browsers;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.NEVER) Path profiles) throws Exception {
    site = EditorSite.start();
    browsers = new Browsers(profiles);
  }

  @AfterAll
  void stop() {
    browsers.close();
    site.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"textarea", "contenteditable", "lexical"})
  void leavesWordsOfAnInputMethodAlone(String editor) {
    try (EditorPage page = open(editor)) {
      page.mark(PHRASE);
      CDPSession devTools = page.devTools();
      JsonObject composition = new JsonObject();
      composition.addProperty("text", "ごめ");
      composition.addProperty("selectionStart", 2);
      composition.addProperty("selectionEnd", 2);
      devTools.send("Input.imeSetComposition", composition);
      page.page().waitForTimeout(300);
      page.keyboard().press("Alt+k");
      page.page().waitForTimeout(300);
      page.keyboard().press("1");
      page.page().waitForTimeout(1_000);
      assertThat(String.join("\n", page.words().texts())).contains(PHRASE).contains("Thanks");

      JsonObject done = new JsonObject();
      done.addProperty("text", "ごめん");
      devTools.send("Input.insertText", done);
      page.pause();
      Words before = page.words();
      assertThat(String.join("\n", before.texts())).contains("ごめん");
      EditorPage.Mark mark = page.mark(PHRASE);
      page.click(mark);
      EditorPage.Choice choice = page.choice();
      page.take(choice);
      page.await(
          () ->
              Optional.of(page.words())
                  .filter(now -> before.differsOnlyBy(PHRASE, choice.rewrite(), now)),
          () -> "not replaced after the input method had finished: " + page.words());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contenteditable",
        "ckeditor4",
        "ckeditor5",
        "slate",
        "draft",
        "lexical",
        "tiptap",
        "quill",
        "tinymce"
      })
  void aKeyOfTheAgentDuringAReplacementAbortsItAndIsTyped(String editor) {
    try (EditorPage page = open(editor)) {
      String before = page.text();
      page.click(page.mark(PHRASE));
      EditorPage.Choice choice = page.choice();
      page.take(choice);
      // The editor is still being told of the selection: words typed now are not to land on it. A
      // key that comes too late for that finds the rewrite in place.
      List<String> either = List.of(before, before.replace(PHRASE, choice.rewrite()));
      page.keyboard().press("x");
      String left =
          page.await(
              () -> either.stream().filter(each -> isWithOneX(each, page.text())).findFirst(),
              () -> "an x more than \"%s\": %s".formatted(before, page.words()));
      page.keyboard().press("Backspace");
      page.await(
          () -> Optional.of(page.text()).filter(left::equals),
          () -> "the key after it went elsewhere: " + page.words());
    }
  }

  private static boolean isWithOneX(String before, String now) {
    return now.length() == before.length() + 1
        && IntStream.range(0, now.length())
            .filter(i -> now.charAt(i) == 'x')
            .anyMatch(i -> (now.substring(0, i) + now.substring(i + 1)).equals(before));
  }

  /** A key held down repeats: the Enter that takes a rewrite must not break a line after it. */
  @ParameterizedTest
  @ValueSource(strings = {"textarea", "contenteditable", "slate", "tiptap", "tinymce"})
  void anEnterHeldDownTakesTheRewriteAndNothingElse(String editor) {
    try (EditorPage page = open(editor)) {
      Words before = page.words();
      page.click(page.mark(PHRASE));
      EditorPage.Choice choice = page.choice();
      page.focus(choice);
      page.keyboard().down("Enter");
      String rewritten =
          page.await(
              () -> {
                page.keyboard().down("Enter"); // again while down: what a keyboard repeats
                return Optional.of(page.words())
                    .filter(now -> before.differsOnlyBy(PHRASE, choice.rewrite(), now))
                    .map(now -> page.text());
              },
              () -> "not replaced to the letter: " + page.words());
      for (int i = 0; i < 5; i++) {
        page.keyboard().down("Enter");
        page.page().waitForTimeout(30);
      }
      page.keyboard().up("Enter");
      page.keyboard().press("y");
      page.await(
          () -> Optional.of(page.text()).filter(now -> now.length() == rewritten.length() + 1),
          () -> "the key after it was not typed: " + page.words());
      assertThat(page.text().replace("y", "")).isEqualTo(rewritten.replace("y", ""));
    }
  }

  /** Letters typed while the words go in come after them, in their order. */
  @ParameterizedTest
  @ValueSource(strings = {"textarea", "slate", "tiptap", "tinymce", "lexical"})
  void lettersTypedDuringAReplacementAreKept(String editor) {
    try (EditorPage page = open(editor)) {
      String before = page.text();
      page.click(page.mark(PHRASE));
      EditorPage.Choice choice = page.choice();
      page.take(choice);
      String typed = "qwzjqwzjqwzjqwzj";
      page.keyboard().type(typed, new Keyboard.TypeOptions().setDelay(60));
      // Early keys give the replacement up, late ones wait for it: which it was is the machine's.
      String replaced = before.replace(PHRASE, choice.rewrite());
      page.await(
          () ->
              Optional.of(page.text())
                  .filter(now -> now.contains(typed))
                  .map(now -> now.replace(typed, ""))
                  .filter(now -> now.equals(before) || now.equals(replaced)),
          () -> "letters lost or out of order: " + page.words());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"react-textarea", "slate", "draft"})
  void replacesRightAfterTyping(String editor) {
    try (EditorPage page = open(editor)) {
      page.mark(PHRASE);
      page.type(" so");
      replaces(page);
    }
  }

  /** What an editor makes of a paste that is not the browser's own is its affair. */
  @Test
  void findsAnotherWayWhereAPasteTakesTheWordsAway() {
    try (EditorPage page = open("contenteditable")) {
      page.frame()
          .evaluate(
              """
              () => editor.editable().addEventListener('paste', event => {
                event.preventDefault();
                document.execCommand('delete');
              })""");
      replaces(page);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"textarea", "tiptap", "tinymce"})
  void survivesABoxThatGoesWhileItsCardIsOpen(String editor) {
    try (EditorPage page = open(editor)) {
      StringBuilder faults = new StringBuilder();
      page.click(page.mark(PHRASE));
      EditorPage.Choice choice = page.choice();
      page.page().onPageError(faults::append);
      page.call("destroy");
      page.take(choice);
      page.await(
          () -> Optional.of(page).filter(it -> !it.cardIsOpen()), () -> "the card stays open");
      assertThat(faults).isEmpty();

      page.call("add");
      page.click();
      page.keyboard().press("Control+End");
      page.type(" Thanks");
      page.pause();
      page.mark(PHRASE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"textarea", "codemirror"})
  void worksUnderAStrictPolicyWithTrustedTypes(String editor) {
    Cell cell = new Cell(editor, Place.STRICT, Form.PLAIN);
    try (EditorPage page = browsers.open(site, cell)) {
      StringBuilder refused = new StringBuilder();
      page.page()
          .onConsoleMessage(
              message ->
                  refused.append(
                      message.text().contains("Content Security Policy") ? message.text() : ""));
      begin(page);
      replaces(page);
      assertThat(refused).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"textarea", "input"})
  void marksAndReplacesInAnOlderChrome(String editor, @TempDir Path profile) {
    try (Browser older = Browser.start(profile, "--disable-blink-features=OpaqueRange");
        EditorPage page =
            new EditorPage(
                older.context().pages().get(0),
                site,
                new Cell(editor, Place.PLAIN, Form.PLAIN),
                () -> {})) {
      assertThat(
              page.frame()
                  .evaluate("() => 'createValueRange' in document.createElement('textarea')"))
          .isEqualTo(false);
      begin(page);
      replaces(page);
    }
  }

  @Test
  void costsLittleInFiftyFrames() {
    try (EditorPage page = browsers.open(site, new Cell("textarea", Place.FRAMES, Form.PLAIN))) {
      begin(page);
      // Only the frame that was typed in has more than the loader: the others paint nothing.
      long painted =
          page.page().frames().stream()
              .filter(frame -> (int) frame.evaluate("() => CSS.highlights.size") > 0)
              .count();
      assertThat(painted).isEqualTo(1);
      replaces(page);
    }
  }

  private EditorPage open(String editor) {
    EditorPage page = browsers.open(site, new Cell(editor, Place.PLAIN, Form.PLAIN));
    begin(page);
    return page;
  }

  /** Types until marks stand. */
  private static void begin(EditorPage page) {
    page.settle();
    page.type(" Thanks");
    page.pause();
  }

  private static void replaces(EditorPage page) {
    Words before = page.words();
    page.click(page.mark(PHRASE));
    EditorPage.Choice choice = page.choice();
    page.take(choice);
    page.await(
        () ->
            Optional.of(page.words())
                .filter(now -> before.differsOnlyBy(PHRASE, choice.rewrite(), now)),
        () -> "not replaced to the letter: " + page.words());
  }
}

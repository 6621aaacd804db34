package rapport.editors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A reply is never harmed: in every editor, place and form the phrase is painted where it stands,
 * replaced to the letter in the editor's own model with all around it kept, taken back by one undo,
 * and the agent types on where the new words end.
 */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EditorsTest {
  private static final String TYPED_ON = "Zed";

  private final Results results = new Results();
  private EditorSite site;
  private Browsers browsers;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.NEVER) Path profiles) throws Exception {
    site = EditorSite.start();
    browsers = new Browsers(profiles);
  }

  @AfterAll
  void stop() throws Exception {
    browsers.close();
    site.close();
    results.write(Path.of("target/editors.md"));
  }

  static Stream<Cell> once() {
    return only(Table.once());
  }

  static Stream<Cell> all() {
    return only(Table.all());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("once")
  void replacesOnceInEachEditorPlaceAndForm(Cell cell) {
    replaces(cell);
  }

  @Tag("editors-all")
  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void replacesInTheWholeProduct(Cell cell) {
    replaces(cell);
  }

  private void replaces(Cell cell) {
    results.started(cell);
    try (EditorPage page = browsers.open(site, cell)) {
      page.settle();
      page.type(" Thanks");
      page.pause();
      Words before = page.words();
      for (String phrase : cell.form().phrases()) {
        results.at(cell, "painted");
        page.mark(phrase);
      }
      String phrase = cell.form().phrases().get(0);
      String rewrite = replace(page, cell, before, phrase);

      results.at(cell, "one undo");
      page.keyboard().press("Control+z");
      expect(page, "one undo", now -> now.equals(before));
      if (Table.redoes(cell)) {
        results.at(cell, "redo");
        redo(page, now -> before.differsOnlyBy(phrase, rewrite, now));
        page.keyboard().press("Control+z");
        expect(page, "second undo", now -> now.equals(before));
      }

      replace(page, cell, before, phrase);
      results.at(cell, "typing on");
      page.type(TYPED_ON);
      expect(
          page,
          "typing on right after the new words",
          now -> before.differsOnlyBy(phrase, rewrite + TYPED_ON, now));
      assertThat(page.html()).doesNotContainIgnoringCase("rapport");
      for (String next : cell.form().phrases().subList(1, cell.form().phrases().size())) {
        results.at(cell, "second finding");
        Words between = page.words();
        page.pause();
        replace(page, cell, between, next);
      }
      results.passed(cell, Table.redoes(cell));
    }
  }

  private String replace(EditorPage page, Cell cell, Words before, String phrase) {
    results.at(cell, "painted");
    EditorPage.Mark mark = page.mark(phrase);
    results.at(cell, "card");
    page.click(mark);
    EditorPage.Choice choice = page.choice();
    results.at(cell, "replaced");
    page.take(choice);
    expect(
        page,
        "\"" + phrase + "\" replaced by \"" + choice.rewrite() + "\"",
        now -> before.differsOnlyBy(phrase, choice.rewrite(), now));
    // What an editor does late is a harm as well.
    page.page().waitForTimeout(500);
    expect(
        page,
        "still so after half a second",
        now -> before.differsOnlyBy(phrase, choice.rewrite(), now));
    return choice.rewrite();
  }

  /**
   * By the keys that editors have for it; Trix wants the small letter, CodeMirror the capital one.
   */
  private static void redo(EditorPage page, Wanted wanted) {
    for (String key : List.of("Control+Shift+Z", "Control+Shift+z")) {
      page.keyboard().press(key);
      if (settles(page, wanted)) {
        return;
      }
    }
    page.keyboard().press("Control+y");
    expect(page, "redo", wanted);
  }

  private interface Wanted {
    boolean in(Words now);
  }

  private static void expect(EditorPage page, String what, Wanted wanted) {
    page.await(
        () -> Optional.of(page.words()).filter(wanted::in),
        () ->
            what
                + ": the editor holds "
                + tail(page.words())
                + "\n"
                + page.html().substring(Math.max(0, page.html().length() - 900)));
  }

  private static boolean settles(EditorPage page, Wanted wanted) {
    for (int tries = 0; tries < 15; tries++) {
      if (wanted.in(page.words())) {
        return true;
      }
      page.page().waitForTimeout(60);
    }
    return false;
  }

  /** The end of a text is enough to see what went wrong. */
  private static Words tail(Words words) {
    int from = Math.max(0, words.texts().size() - 4);
    return new Words(
        words.texts().subList(from, words.texts().size()),
        words.marks().subList(from, words.marks().size()));
  }

  /** {@code -Deditors.only=quill} runs the cells whose name holds one of these words. */
  private static Stream<Cell> only(List<Cell> cells) {
    String only = System.getProperty("editors.only", "");
    return cells.stream()
        .filter(
            cell -> Stream.of(only.split(",")).anyMatch(word -> cell.toString().contains(word)));
  }
}

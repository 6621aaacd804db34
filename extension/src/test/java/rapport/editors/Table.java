package rapport.editors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every editor, every place and every form of a phrase: the cells of the matrix. */
final class Table {
  /** Editors that the extension was written with in mind. */
  static final List<String> KNOWN =
      List.of(
          "textarea",
          "input",
          "contenteditable",
          "react-textarea",
          "react-input",
          "ckeditor5",
          "ckeditor4",
          "tiptap",
          "quill",
          "quill1",
          "lexical",
          "slate",
          "draft",
          "tinymce",
          "tinymce-inline",
          "froala",
          "trix",
          "codemirror");

  /** Editors that no line of the extension names: they stand for all the others. */
  static final List<String> UNNAMED =
      List.of(
          "blocknote",
          "easymde",
          "editorjs",
          "jodit",
          "medium-editor",
          "milkdown",
          "pell",
          "plaintext-only",
          "react-mentions",
          "rooster",
          "sceditor",
          "squire",
          "summernote",
          "suneditor",
          "tagify",
          "tiny-mde",
          "toastui",
          "trumbowyg",
          "vue-textarea",
          "wangeditor");

  /**
   * Inside a shadow root these take no typing, or type in the wrong place, with no extension loaded
   * at all.
   */
  static final Set<String> NOT_IN_A_SHADOW =
      Set.of("blocknote", "ckeditor4", "ckeditor5", "lexical", "wangeditor", "draft");

  /** Takes typing in a shadow root that it can see into, and in no other. */
  private static final Set<String> NOT_IN_A_CLOSED_SHADOW = Set.of("slate");

  /**
   * These lose a redo on their own: a real paste from the keyboard, with no extension loaded,
   * cannot be redone either.
   */
  static boolean redoes(Cell cell) {
    return switch (cell.editor()) {
      case "trumbowyg" -> false;
      case "slate" -> cell.form() != Form.PLAIN && cell.form() != Form.PART_LINKED;
      case "trix" -> cell.form() != Form.PART_BOLD;
      default -> true;
    };
  }

  /** Each place once, with editors of different makes. */
  private static final Map<Place, String> ONE_FOR_EACH_PLACE =
      Map.ofEntries(
          Map.entry(Place.OPEN_SHADOW, "contenteditable"),
          Map.entry(Place.CLOSED_SHADOW, "textarea"),
          Map.entry(Place.IFRAME, "quill"),
          Map.entry(Place.SRCDOC, "tiptap"),
          Map.entry(Place.WRITTEN, "contenteditable"),
          Map.entry(Place.DIALOG, "ckeditor5"),
          Map.entry(Place.SHADOW_DIALOG, "textarea"),
          Map.entry(Place.POPOVER, "contenteditable"),
          Map.entry(Place.SCALED, "textarea"),
          Map.entry(Place.LATE, "lexical"),
          Map.entry(Place.MOVED, "slate"),
          Map.entry(Place.HIDDEN, "draft"),
          Map.entry(Place.RECREATED, "tinymce"),
          Map.entry(Place.FRAMES, "react-textarea"));

  private static final Map<Form, String> ONE_FOR_EACH_FORM =
      Map.of(
          Form.PART_BOLD, "lexical",
          Form.PART_LINKED, "tiptap",
          Form.INSIDE_BOLD, "ckeditor5",
          Form.TWO, "slate",
          Form.LONG, "textarea");

  /**
   * A strict page differs from a plain one only in what it refuses, which the harm tests look at.
   */
  private static final List<Place> PLACES =
      List.of(Place.values()).stream().filter(place -> place != Place.STRICT).toList();

  private Table() {}

  static List<String> editors() {
    List<String> all = new ArrayList<>(KNOWN);
    all.addAll(UNNAMED);
    return all;
  }

  /** Every editor once, every place once, every form once. */
  static List<Cell> once() {
    List<Cell> cells = new ArrayList<>();
    for (String editor : editors()) {
      cells.add(new Cell(editor, Place.PLAIN, Form.PLAIN));
    }
    for (Place place : PLACES) {
      if (place != Place.PLAIN) {
        cells.add(new Cell(ONE_FOR_EACH_PLACE.get(place), place, Form.PLAIN));
      }
    }
    for (Form form : Form.values()) {
      if (form != Form.PLAIN) {
        cells.add(new Cell(ONE_FOR_EACH_FORM.get(form), Place.PLAIN, form));
      }
    }
    return cells;
  }

  /** The whole product, less what no agent could type in. */
  static List<Cell> all() {
    List<Cell> cells = new ArrayList<>();
    for (String editor : editors()) {
      for (Place place : PLACES) {
        boolean shadow = place == Place.OPEN_SHADOW || place == Place.CLOSED_SHADOW;
        if ((shadow && NOT_IN_A_SHADOW.contains(editor))
            || (place == Place.CLOSED_SHADOW && NOT_IN_A_CLOSED_SHADOW.contains(editor))) {
          continue;
        }
        for (Form form : Form.values()) {
          cells.add(new Cell(editor, place, form));
        }
      }
    }
    return cells;
  }
}

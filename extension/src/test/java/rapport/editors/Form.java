package rapport.editors;

import static rapport.editors.Run.bold;
import static rapport.editors.Run.link;
import static rapport.editors.Run.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the phrases to be replaced stand in the text. */
enum Form {
  /** With bold words and a link beside it, which are to stay as they are. */
  PLAIN(
      List.of(
          plain("Your parcel, "),
          bold("number 7"),
          plain(", is late. To us it is not a big deal and "),
          link("our page"),
          plain(" shows it.")),
      "it is not a big deal"),
  PART_BOLD(
      List.of(plain("To us it is not "), bold("a big deal"), plain(" and I wrote it down.")),
      "it is not a big deal"),
  PART_LINKED(
      List.of(plain("To us it is "), link("not a"), plain(" big deal and I wrote it down.")),
      "it is not a big deal"),
  INSIDE_BOLD(
      List.of(bold("To us it is not a big deal and I wrote it down.")), "it is not a big deal"),
  TWO(
      List.of(plain("To us it is not a big deal. I can totally relate, Sam.")),
      "it is not a big deal",
      "I can totally relate"),
  /** At the end of 20,000 characters. */
  LONG(List.of(plain("To us it is not a big deal and I wrote it down.")), "it is not a big deal");

  private static final int LONG_CHARS = 20_000;
  private static final String FILLER =
      "The grey jacket left our warehouse in Leeds on Tuesday morning with the other three parcels. ";

  private final List<Run> middle;
  private final List<String> phrases;

  Form(List<Run> middle, String... phrases) {
    this.middle = middle;
    this.phrases = List.of(phrases);
  }

  /** The words that are to be found, in their order. */
  List<String> phrases() {
    return phrases;
  }

  List<List<Run>> blocks() {
    List<List<Run>> blocks = new ArrayList<>();
    blocks.add(List.of(plain("Hello Sam,")));
    if (this == LONG) {
      for (int chars = 0; chars < LONG_CHARS; chars += 5 * FILLER.length()) {
        blocks.add(List.of(plain(FILLER.repeat(5).strip())));
      }
    }
    blocks.add(middle);
    blocks.add(List.of(plain("Kind regards,")));
    return blocks;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

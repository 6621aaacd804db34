package rapport.engine;

import java.util.List;

/** Tells a draft in another language by how few of its words are the little words of English. */
final class English {
  /** Words that make up a third or more of any English text and are rare in its neighbours. */
  static final List<String> FUNCTION_WORDS =
      Words.of(
          "the and to of is you your it for that this with have are be not our can will my at from"
              + " as but or if they there what when been we i please thank thanks has had do does"
              + " did would could should about which who how any all just get out up by so let us"
              + " know");

  /** Below this many words nothing can be said. */
  private static final int LEAST_WORDS = 10;

  private English() {}

  /**
   * English prose has 30 to 60 of these words in a hundred; German, French, Spanish, Dutch stay
   * under 4, lists of names at 0.
   */
  static boolean isForeign(int words, int functionWords) {
    return words >= LEAST_WORDS && functionWords * 14 < words;
  }
}

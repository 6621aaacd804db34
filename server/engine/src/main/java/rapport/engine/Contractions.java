package rapport.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The closed table of contractions. Text and patterns are both taken apart by it, so {@code you're}
 * and {@code you are} are the same words. What stays open ({@code 's}: is or has, {@code 'd}: would
 * or had) is a token of its own that either word matches.
 */
final class Contractions {
  static final String IS_OR_HAS = "'s";
  static final String WOULD_OR_HAD = "'d";

  private static final Map<String, List<String>> OPEN =
      Map.of(
          "is",
          List.of("is", IS_OR_HAS),
          "has",
          List.of("has", IS_OR_HAS),
          IS_OR_HAS,
          List.of("is", "has", IS_OR_HAS),
          "would",
          List.of("would", WOULD_OR_HAD),
          "had",
          List.of("had", WOULD_OR_HAD),
          WOULD_OR_HAD,
          List.of("would", "had", WOULD_OR_HAD));

  /**
   * Written form, folded, to its words. In the same order everywhere: {@link Snapshot} is written
   * on the JVM and read in a browser, and their word ids must be the same.
   */
  static final Map<String, List<String>> TABLE = table();

  private Contractions() {}

  /** The tokens of a folded written word: itself, when it is no contraction. */
  static List<String> words(String folded) {
    List<String> words = TABLE.get(folded);
    return words == null ? List.of(folded) : words;
  }

  /** Every token that a pattern's word accepts. */
  static List<String> accepted(String word) {
    List<String> accepted = OPEN.get(word);
    return accepted == null ? List.of(word) : accepted;
  }

  private static Map<String, List<String>> table() {
    Map<String, List<String>> table = new LinkedHashMap<>();
    String negated =
        "are is was were do does did have has had could should would might must need ought dare";
    for (String verb : Words.of(negated)) {
      table.put(verb + "n't", List.of(verb, "not"));
      table.put(verb + "n't've", List.of(verb, "not", "have"));
      // "neednt" and the like are too rare to be worth a slot
      if (!verb.equals("need") && !verb.equals("dare") && !verb.equals("ought")) {
        table.put(verb + "nt", List.of(verb, "not"));
      }
    }
    for (String form : Words.of("can't cant cannot")) {
      table.put(form, List.of("can", "not"));
    }
    table.put("can't've", List.of("can", "not", "have"));
    table.put("won't", List.of("will", "not"));
    table.put("wont", List.of("will", "not"));
    table.put("shan't", List.of("shall", "not"));
    table.put("let's", List.of("let", "us"));
    table.put("i'm", List.of("i", "am"));
    table.put("im", List.of("i", "am"));
    for (String subject :
        Words.of(
            "i you he she it we they who there that this these those what how where when why")) {
      table.put(subject + "'ll", List.of(subject, "will"));
      table.put(subject + "'d", List.of(subject, WOULD_OR_HAD));
      table.put(subject + "'d've", List.of(subject, WOULD_OR_HAD, "have"));
    }
    for (String subject : Words.of("you we they who there these those what how where why")) {
      table.put(subject + "'re", List.of(subject, "are"));
    }
    for (String subject : Words.of("i you we they who there these those what how where")) {
      table.put(subject + "'ve", List.of(subject, "have"));
    }
    for (String subject : Words.of("he she it this what who where when why how there here that")) {
      table.put(subject + "'s", List.of(subject, IS_OR_HAS));
    }
    for (String modal : Words.of("could should would might must")) {
      table.put(modal + "'ve", List.of(modal, "have"));
    }
    unwritten(table);
    return table;
  }

  /** Forms without their apostrophe that are no other word. */
  private static void unwritten(Map<String, List<String>> table) {
    for (String form :
        Words.of(
            "youre theyre ive youve weve theyve youll theyll itll thats whats theres heres hes shes"
                + " whos")) {
      for (int cut = form.length() - 3; cut < form.length(); cut++) {
        List<String> words =
            cut < 1 ? null : table.get(form.substring(0, cut) + "'" + form.substring(cut));
        if (words != null) {
          table.put(form, words);
        }
      }
    }
  }
}

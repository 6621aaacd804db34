package rapport.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The forms of one word, British and American. Regular forms by spelling rule, the others from
 * {@link IrregularWords}.
 */
final class Inflection {
  // No further forms: "cans" and "willing" are other words.
  private static final Set<String> MODALS = Set.of("be", "can", "may", "will");

  private Inflection() {}

  /**
   * The word itself, plural or third person, past, participle, gerund; comparison where {@link
   * IrregularWords} knows the word as an adjective.
   */
  static Set<String> forms(String word) {
    Set<String> forms = new LinkedHashSet<>();
    for (String spelling : spellings(word)) {
      forms.add(spelling);
      List<String> irregular = IrregularWords.family(spelling);
      if (!irregular.isEmpty()) {
        for (String form : irregular) {
          forms.add(form);
        }
        if (MODALS.contains(irregular.get(0))) {
          continue;
        }
        String base = irregular.get(0);
        if (!IrregularWords.isVerb(base)) {
          continue;
        }
        forms.add(third(base));
        ending(base, "ing", forms);
      } else if (IrregularWords.isAdjective(spelling)) {
        ending(spelling, "er", forms);
        ending(spelling, "est", forms);
      } else {
        forms.add(third(spelling));
        ending(spelling, "ing", forms);
        ending(spelling, "ed", forms);
      }
    }
    return forms;
  }

  /** The British and the American spelling of a base form. */
  private static Set<String> spellings(String word) {
    Set<String> all = new LinkedHashSet<>();
    all.add(word);
    swap(all, word, "ise", "ize", 5);
    swap(all, word, "yse", "yze", 5);
    swap(all, word, "our", "or", 6);
    swap(all, word, "tre", "ter", 5);
    swap(all, word, "ogue", "og", 6);
    swap(all, word, "ence", "ense", 6);
    IrregularWords.variant(word).ifPresent(all::add);
    return all;
  }

  private static void swap(
      Set<String> all, String word, String british, String american, int least) {
    if (word.length() >= least && word.endsWith(british) && IrregularWords.swaps(word, british)) {
      all.add(word.substring(0, word.length() - british.length()) + american);
    } else if (word.length() >= least - 1 && word.endsWith(american)) {
      String other = word.substring(0, word.length() - american.length()) + british;
      if (IrregularWords.swaps(other, british)) {
        all.add(other);
      }
    }
  }

  private static String third(String word) {
    if (word.endsWith("s")
        || word.endsWith("x")
        || word.endsWith("z")
        || word.endsWith("ch")
        || word.endsWith("sh")) {
      return word + "es";
    }
    if (word.endsWith("y") && !vowelAt(word, word.length() - 2)) {
      return word.substring(0, word.length() - 1) + "ies";
    }
    return word.equals("do") || word.equals("go") || word.endsWith("cho") || word.endsWith("eto")
        ? word + "es"
        : word + "s";
  }

  /**
   * The ending added without doubling: {@code apologise} + ing = {@code apologising}, {@code try} +
   * ed = {@code tried}.
   */
  private static String stem(String word, String ending) {
    int last = word.length() - 1;
    if (word.endsWith("ie") && ending.equals("ing")) {
      return word.substring(0, last - 1) + "ying";
    }
    if (word.endsWith("e")
        && !(ending.equals("ing")
            && (word.endsWith("ee") || word.endsWith("oe") || word.endsWith("ye")))) {
      return word.substring(0, last) + ending;
    }
    if (word.endsWith("y") && !ending.equals("ing") && !vowelAt(word, last - 1)) {
      return word.substring(0, last) + "i" + ending;
    }
    return word + ending;
  }

  /**
   * Adds the word with an ending: its last consonant doubled after a short stressed vowel ({@code
   * stopped}), both ways where British and American differ ({@code cancelled, canceled}).
   */
  private static void ending(String word, String ending, Set<String> forms) {
    int last = word.length() - 1;
    char c = word.charAt(last);
    boolean afterVowel = vowelAt(word, last - 1);
    boolean closed =
        "bdgklmnprtvz".indexOf(c) >= 0 && afterVowel && last > 1 && !vowelAt(word, last - 2);
    boolean doubles = closed && (syllables(word) == 1 || IrregularWords.doubles(word));
    if (!doubles) {
      forms.add(stem(word, ending));
    }
    if (doubles || (c == 'l' && afterVowel)) {
      forms.add(word + c + ending);
    }
  }

  private static boolean vowelAt(String word, int at) {
    // the u of "quit" is none
    return at >= 0
        && "aeiou".indexOf(word.charAt(at)) >= 0
        && !(word.charAt(at) == 'u' && at > 0 && word.charAt(at - 1) == 'q');
  }

  private static int syllables(String word) {
    int count = 0;
    for (int i = 0; i < word.length(); i++) {
      if ((vowelAt(word, i) || word.charAt(i) == 'y') && !vowelAt(word, i - 1)) {
        count++;
      }
    }
    return count;
  }
}

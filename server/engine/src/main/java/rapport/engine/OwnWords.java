package rapport.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds which of the customer's own words a reply takes up: content words, whatever their ending.
 */
final class OwnWords {
  private static final int SHORTEST = 4;
  private static final String[] ENDINGS = {"ing", "ed", "es", "s", "d", "ly"};
  private static final Set<String> COMMON = new HashSet<>(English.FUNCTION_WORDS);

  static {
    COMMON.addAll(
        Words.of(
            "very really still again also just want need hello because after before them their then"
                + " than more most some only even ever never here where while until since much many"
                + " such other another over into back make made take took give gave come came good"
                + " well nothing something anything everything someone anyone going being were will"
                + " like help dear regards sorry team your mine ours yours very today yesterday"
                + " tomorrow now time times thing things please thanks feel feels felt told tell tells"
                + " said says know knew think thought"));
  }

  private OwnWords() {}

  private record Found(String stem, Span span) {}

  /** How many different content words there are to take up. */
  static int available(String customer) {
    return stems(customer).size();
  }

  /**
   * The first place of each content word of the customer's that the reply takes up. Not in a risky
   * phrase: a word that is held against the customer is not taken up.
   */
  static List<Span> taken(String reply, String customer, String name, List<Finding> risks) {
    Set<String> theirs = stems(customer);
    theirs.remove(stem(name));
    List<Span> taken = new ArrayList<>();
    for (Found found : words(reply)) {
      if (!isIn(found.span(), risks) && theirs.remove(found.stem())) {
        taken.add(found.span());
      }
    }
    return List.copyOf(taken);
  }

  private static boolean isIn(Span word, List<Finding> risks) {
    for (Finding risk : risks) {
      if (word.start() < risk.end() && risk.start() < word.end()) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> stems(String text) {
    Set<String> stems = new HashSet<>();
    for (Found found : words(text)) {
      stems.add(found.stem());
    }
    return stems;
  }

  private static List<Found> words(String text) {
    List<Found> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (Chars.isWord(c)) {
        start = word.length() == 0 ? i : start;
        word.append(Chars.fold(c));
      } else if (word.length() > 0 && Chars.kind(c) != Chars.IGNORED) {
        String folded = word.toString();
        if (folded.length() >= SHORTEST && !COMMON.contains(folded)) {
          words.add(new Found(stem(folded), new Span(start, i)));
        }
        word.setLength(0);
      }
    }
    return words;
  }

  private static String stem(String word) {
    for (String ending : ENDINGS) {
      if (word.length() >= SHORTEST + ending.length() && word.endsWith(ending)) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word.length() > SHORTEST && word.endsWith("e")
        ? word.substring(0, word.length() - 1)
        : word;
  }
}

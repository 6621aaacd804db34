package rapport.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Seeded rules and texts: few words, so that they meet often, and every kind of character that has
 * ever hurt a scanner.
 */
final class Fuzz {
  static final List<WordList> LISTS =
      List.of(
          new WordList("one", List.of("you", "calm down", "it", "~try")),
          new WordList(
              "many",
              List.of("sorry", "not", "we will", "really sorry", "a b c", "is it", "don't", "2")));

  private static final String[] WORDS = {
    "you",
    "are",
    "not",
    "sorry",
    "we",
    "will",
    "calm",
    "down",
    "it",
    "is",
    "a",
    "b",
    "c",
    "try",
    "do",
    "have",
    "2",
    "24",
    "never-ending"
  };
  private static final String[] WRITTEN = {
    "you're",
    "You’re",
    "it's",
    "IT’S",
    "don't",
    "dont",
    "we'll",
    "wouldn't've",
    "cannot",
    "tried",
    "trying",
    "they'd",
    "3.5",
    "1,000",
    "e.g.",
    "Dr.",
    "caf\u00e9",
    "cafe\u0301",
    "x\u200by",
    "so\u00adrry",
    "you\u200b're",
    "supercalifragilistic",
    "na\u00efve",
    "\u05e9\u05dc\u05d5\u05dd",
    "\u0437\u0434\u0440\u0430\u0432\u0441\u0442\u0432\u0443\u0439",
    "\u65e5\u672c",
    "\uff12",
    "s'",
    "'tis"
  };
  private static final String[] BETWEEN = {
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    "  ",
    ", ",
    ". ",
    "! ",
    "? ",
    "... ",
    "\u2026 ",
    "; ",
    " - ",
    " \u2014 ",
    "\n",
    "\r\n",
    "\n\n",
    "\u00a0",
    "\t",
    "\u200b",
    "\ud83d\ude14 ",
    " \ud83d",
    "\udc00 ",
    "\u0000",
    "\u202e",
    "\u0301 ",
    " (",
    ") ",
    " \"",
    "\" ",
    "\u2028",
    "\u3000",
    "'",
    "-",
    "\ufeff"
  };
  private static final String[] MARKS = {
    "> ",
    "\n> quoted it is\n",
    "`",
    "```\n",
    "\n-- \n",
    "http://you.are/not ",
    "sorry@calm.down ",
    "www.calm.com ",
    "\nSubject: it is\n",
    "\n1. ",
    "\n- ",
    "On Monday you wrote:\n",
    ".You are "
  };

  private final Random random;

  Fuzz(long seed) {
    random = new Random(seed);
  }

  private <T> T one(T[] of) {
    return of[random.nextInt(of.length)];
  }

  private boolean chance(int in100) {
    return random.nextInt(100) < in100;
  }

  /**
   * @param marks also what makes text not the agent's: quotes, addresses, code
   */
  String text(int words, boolean marks) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      String word = chance(75) ? one(WORDS) : one(WRITTEN);
      text.append(chance(15) ? capital(word) : word).append(one(BETWEEN));
      if (marks && chance(6)) {
        text.append(one(MARKS));
      }
    }
    if (chance(1)) {
      text.append("y".repeat(3000));
    }
    return text.toString();
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
  }

  /** Rules that compile; a pattern that the language refuses is thrown away. */
  Pack pack(int rules) {
    List<Rule> all = new ArrayList<>();
    while (all.size() < rules) {
      Rule rule = rule("r" + all.size());
      try {
        Ruleset.compile(1, new Pack(List.of(Rulesets.CATEGORY), LISTS, List.of(rule)));
        all.add(rule);
      } catch (RulesetException refused) {
        // as good as any other way to learn what is allowed
      }
    }
    return new Pack(List.of(Rulesets.CATEGORY), LISTS, all);
  }

  private Rule rule(String id) {
    List<String> patterns = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      patterns.add(sequence(1 + random.nextInt(4), 0));
    }
    List<String> except = chance(25) ? List.of(sequence(1 + random.nextInt(3), 1)) : List.of();
    String severity = CompiledRule.SEVERITIES.get(random.nextInt(3));
    return new Rule(
        id,
        "risk",
        "c",
        null,
        null,
        severity,
        true,
        patterns,
        except,
        null,
        null,
        "m",
        List.of("{name} so"),
        List.of(),
        List.of(),
        null);
  }

  private String sequence(int items, int depth) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      parts.add(item(depth));
    }
    return String.join(" ", parts);
  }

  private String item(int depth) {
    String optional = chance(18) ? "?" : "";
    return switch (random.nextInt(depth < 2 ? 16 : 11)) {
      case 0 -> "_" + optional;
      case 1 -> "_{" + random.nextInt(2) + "," + (1 + random.nextInt(4)) + "}";
      case 2 -> "#" + optional;
      case 3 -> "~" + one(new String[] {"try", "be", "do", "sorry"}) + optional;
      case 4 -> "@" + one(new String[] {"one", "many"}) + optional;
      case 5 -> one(new String[] {"it's", "don't", "you're", "we'll", "they'd"}) + optional;
      case 11, 12, 13 ->
          "("
              + sequence(1 + random.nextInt(2), depth + 1)
              + "|"
              + sequence(1 + random.nextInt(2), depth + 1)
              + ")"
              + optional;
      case 14 ->
          "<c" + random.nextInt(10_000) + ": " + sequence(1 + random.nextInt(2), depth + 1) + ">";
      case 15 -> one(new String[] {"^", "$"});
      default -> one(WORDS) + optional;
    };
  }

  int below(int bound) {
    return random.nextInt(bound);
  }
}

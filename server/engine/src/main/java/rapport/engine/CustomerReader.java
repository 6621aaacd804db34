package rapport.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the customer's message: its strongest cue is the emotion, the captures of its cues are the
 * facts. Emoji, shouting and a row of exclamation marks count where the words leave it open.
 */
final class CustomerReader {
  private static final int NEGATIVE = CompiledRule.EMOTIONS.indexOf("negative");
  private static final int IMPLICIT = CompiledRule.EMOTIONS.indexOf("implicit-negative");
  private static final int POSITIVE = CompiledRule.EMOTIONS.indexOf("positive");
  private static final int NEUTRAL = CompiledRule.EMOTIONS.indexOf("neutral");

  /** So many words in capitals, and this share of all, are shouted. */
  private static final int SHOUTED_WORDS = 4;

  private static final double SHOUTED_SHARE = 0.4;

  /** Two are a habit. */
  private static final String EXCLAIMED = "!!!";

  /** Letters of a reference without a digit; bookings of airlines have six. */
  private static final int LEAST_REFERENCE = 5;

  private CustomerReader() {}

  /**
   * @param name as the help desk knows it, null when it does not
   */
  static Customer read(Ruleset ruleset, Scanner scanner, String message, @Nullable String name) {
    Buffer buffer = new Buffer(message);
    scanner.begin(Patterns.MESSAGE, CustomerName.UNKNOWN);
    scanner.text(buffer.chars(), buffer.length(), List.of());
    Judge judge = new Judge(ruleset, scanner.all(), buffer.chars(), CompiledRule.UNKNOWN);
    List<Candidate> candidates = judge.candidates(CompiledRule.Kind.CUE);
    int emotion = NEUTRAL;
    Map<String, String> facts = new LinkedHashMap<>();
    if (name != null && !name.isBlank()) {
      facts.put("name", name.strip());
    }
    List<Span> cues = new ArrayList<>();
    for (Candidate candidate : candidates) {
      emotion = Math.min(emotion, candidate.rule.group());
      judge.captured(candidate).forEach((fact, words) -> takeUp(facts, fact, words));
      if (candidate.rule.group() != NEUTRAL) {
        cues.add(new Span(candidate.start(), candidate.end()));
      }
    }
    emotion = withEmoji(message, emotion, cues);
    if ((emotion == NEUTRAL && isShouted(message))
        || (emotion == IMPLICIT && message.contains(EXCLAIMED))) {
      emotion = NEGATIVE;
    }
    cues.sort((a, b) -> a.start() - b.start());
    return new Customer(
        CompiledRule.EMOTIONS.get(emotion), List.copyOf(cues), Collections.unmodifiableMap(facts));
  }

  /**
   * An angry one decides; a sad one over glad words is tears of joy ("so cute"), a joyful one over
   * a complaint is irony at best.
   */
  private static int withEmoji(String message, int words, List<Span> cues) {
    int emotion = words;
    for (int i = 0; i < message.length(); i++) {
      int kind = Emoji.at(message, i);
      boolean counts =
          kind == Emoji.ANGRY
              || (kind == Emoji.SAD && words != POSITIVE)
              || (kind == Emoji.JOYFUL && words >= POSITIVE);
      if (counts) {
        emotion = Math.min(emotion, kind == Emoji.JOYFUL ? POSITIVE : NEGATIVE);
        cues.add(new Span(i, i + Emoji.length(message, i)));
      }
    }
    return emotion;
  }

  private static void takeUp(Map<String, String> facts, String fact, String words) {
    if (!words.isEmpty() && Rewrites.BLANKS.containsKey(fact) && looksLike(fact, words)) {
      facts.putIfAbsent(fact, words);
    }
  }

  /** Names and order numbers look unlike other words, wherever a pattern found them. */
  private static boolean looksLike(String fact, String words) {
    return switch (fact) {
      case "name" -> Chars.isUpper(words.charAt(0));
      case "reference" -> isReference(words);
      default -> true;
    };
  }

  /** With a digit, or in capitals as an airline's bookings are. */
  private static boolean isReference(String words) {
    boolean capitals = words.length() >= LEAST_REFERENCE;
    for (int i = 0; i < words.length(); i++) {
      if (Chars.kind(words.charAt(i)) == Chars.DIGIT) {
        return true;
      }
      capitals &= Chars.isUpper(words.charAt(i));
    }
    return capitals;
  }

  private static boolean isShouted(String message) {
    int words = 0;
    int shouted = 0;
    int letters = 0;
    boolean capitals = true;
    for (int i = 0; i <= message.length(); i++) {
      char c = i < message.length() ? message.charAt(i) : ' ';
      if (Chars.kind(c) == Chars.LETTER) {
        letters++;
        capitals &= Chars.isUpper(c);
      } else if (letters > 0) {
        words += letters > 2 ? 1 : 0;
        shouted += letters > 2 && capitals ? 1 : 0;
        letters = 0;
        capitals = true;
      }
    }
    return shouted >= SHOUTED_WORDS && shouted >= words * SHOUTED_SHARE;
  }
}

package rapport.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rapport.Json;
import rapport.Secret;

/**
 * A literal phrase from somebody's list, and the rule that finds it. The examples are sentences
 * made around it, the counter-examples are what stays allowed: the words to say instead, and the
 * same words in another order. They prove as much as was known, no more; an admin adds real ones.
 */
final class Phrase {
  static final String SOURCE = "import";

  private static final int MAX_SLUG = 50;
  private static final Pattern EDGES =
      Pattern.compile("^[\\s\"“”„«»'‘’(\\[]+|[\\s\"“”„«»'‘’)\\].,;:!?…]+$");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…][\"”’)]?\\s+\\S");
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\u00A0,;:\"“”–—()]+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{Nd}'’ -]");

  private final String words;

  private Phrase(String words) {
    this.words = words;
  }

  /** Thrown with words for the author. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  /** Punctuation around and between the words is left out, as the rule will skip it anyway. */
  static Phrase of(String text) throws Refused {
    String inner = EDGES.matcher(text).replaceAll("");
    if (SENTENCE_END.matcher(inner).find())
      throw new Refused("it runs over the end of a sentence; a rule never does");
    String words = BETWEEN.matcher(inner).replaceAll(" ").strip();
    Matcher other = NO_WORD.matcher(words);
    if (other.find())
      throw new Refused("it holds '" + other.group() + "', which is no part of a word");
    if (words.isEmpty()) throw new Refused("it holds no words");
    return new Phrase(words);
  }

  String words() {
    return words;
  }

  /** For an id: {@code own-per-our-policy}. Two phrases never share one. */
  String id(String prefix) {
    String slug =
        words
            .toLowerCase(Locale.ROOT)
            .replaceAll("['’]", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    boolean whole =
        words.chars().allMatch(c -> c < 128 || c == '’')
            && slug.length() <= MAX_SLUG - prefix.length();
    if (whole) return prefix + "-" + slug;
    int room = Math.max(0, Math.min(slug.length(), MAX_SLUG - prefix.length() - 10));
    String hash =
        Secret.Hash.of(words.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)).hex(4);
    return (prefix + "-" + slug.substring(0, room) + "-" + hash).replaceAll("-+", "-");
  }

  ObjectNode rule(
      String id, String category, String severity, String message, List<String> rewrites) {
    ObjectNode rule = Json.MAPPER.createObjectNode();
    rule.put("id", id).put("kind", "risk").put("category", category).put("severity", severity);
    rule.put("enabled", true);
    rule.putArray("patterns").add(words);
    rule.put("message", message);
    Set<String> different = new java.util.LinkedHashSet<>(rewrites);
    ArrayNode offered = rule.putArray("rewrites");
    different.forEach(offered::add);
    rule.putArray("mustMatch")
        .add("They wrote [[" + words + "]] in the reply.")
        .add("Twice the note said [[" + words + "]] to them.");
    ArrayNode not = rule.putArray("mustNotMatch");
    not.add(
        rewrites.isEmpty()
            ? "The reply was short and clear."
            : "They wrote " + rewrites.get(0) + " instead.");
    not.add(apart());
    return rule.put("source", SOURCE);
  }

  /** The same words, but not as the phrase has them. */
  private String apart() {
    List<String> reversed = new ArrayList<>(List.of(words.split(" ", -1)));
    Collections.reverse(reversed);
    boolean order = new TreeSet<>(reversed).size() > 1;
    return order
        ? "In another order it is fine: " + String.join(" ", reversed) + "."
        : "The next reply did without that word.";
  }
}

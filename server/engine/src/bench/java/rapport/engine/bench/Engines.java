package rapport.engine.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicAutomata;
import dk.brics.automaton.BasicOperations;
import dk.brics.automaton.RunAutomaton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ahocorasick.trie.Trie;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.patterns.PatternRule;
import org.languagetool.rules.patterns.PatternToken;
import rapport.engine.Category;
import rapport.engine.Pack;
import rapport.engine.Reply;
import rapport.engine.Rule;
import rapport.engine.Ruleset;
import rapport.engine.WordList;

/**
 * The engines under test, each as a function from a text to how many phrases it found. Every rival
 * ignores case and keeps to whole words.
 */
final class Engines {
  private Engines() {}

  static ToIntFunction<String> of(String name, List<String> phrases) {
    return switch (name) {
      case "rapport" -> rapport(ruleset(phrases));
      case "rapport-pack" -> rapport(Ruleset.compile(1, defaultPack()));
      case "trie" -> trie(phrases);
      case "aho-corasick" -> ahoCorasick(phrases);
      case "brics" -> brics(phrases);
      case "regex" -> regex(phrases);
      case "languagetool" -> languageTool(phrases);
      default -> throw new IllegalArgumentException(name);
    };
  }

  static Ruleset ruleset(List<String> phrases) {
    return Ruleset.compile(1, pack(phrases));
  }

  static Pack pack(List<String> phrases) {
    List<Rule> rules = new ArrayList<>();
    for (String phrase : phrases) {
      rules.add(
          new Rule(
              "r" + rules.size(),
              "risk",
              "c",
              null,
              null,
              "warning",
              true,
              List.of(phrase),
              List.of(),
              null,
              null,
              "m",
              List.of(),
              List.of(),
              List.of(),
              null));
    }
    return new Pack(List.of(new Category("c", "C", "w")), List.of(), rules);
  }

  static Pack defaultPack() {
    try {
      ObjectMapper json = new ObjectMapper();
      List<Category> categories = List.of();
      List<WordList> lists = List.of();
      List<Rule> rules = new ArrayList<>();
      for (String file : json.readValue(resource("index.json"), String[].class)) {
        if (file.equals("categories.json")) {
          categories = List.of(json.readValue(resource(file), Category[].class));
        } else if (file.equals("lists.json")) {
          lists = List.of(json.readValue(resource(file), WordList[].class));
        } else {
          rules.addAll(List.of(json.readValue(resource(file), Rule[].class)));
        }
      }
      return new Pack(categories, lists, rules);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL resource(String file) {
    return Ruleset.class.getResource("/rapport/pack/" + file);
  }

  /**
   * A text longer than the limit is checked in pieces, which costs a little more than one go would.
   */
  private static ToIntFunction<String> rapport(Ruleset ruleset) {
    return text -> {
      int found = 0;
      for (int from = 0; from < text.length(); from += Ruleset.MAX_TEXT) {
        String piece =
            text.length() <= Ruleset.MAX_TEXT
                ? text
                : text.substring(from, Math.min(text.length(), from + Ruleset.MAX_TEXT));
        found += ruleset.check(Reply.of(piece)).findings().size();
      }
      return found;
    };
  }

  private static boolean isWhole(String text, int start, int end) {
    return (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))
        && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
  }

  private static ToIntFunction<String> trie(List<String> phrases) {
    TreeMap<String, Integer> map = new TreeMap<>();
    phrases.forEach(phrase -> map.put(phrase, map.size()));
    AhoCorasickDoubleArrayTrie<Integer> trie = new AhoCorasickDoubleArrayTrie<>();
    trie.build(map);
    return text -> {
      String lower = text.toLowerCase(Locale.ROOT);
      int[] found = new int[1];
      trie.parseText(
          lower,
          (begin, end, value) -> {
            found[0] += isWhole(lower, begin, end) ? 1 : 0;
          });
      return found[0];
    };
  }

  private static ToIntFunction<String> ahoCorasick(List<String> phrases) {
    Trie trie = Trie.builder().ignoreCase().onlyWholeWords().addKeywords(phrases).build();
    return text -> trie.parseText(text).size();
  }

  private static ToIntFunction<String> brics(List<String> phrases) {
    List<Automaton> all = new ArrayList<>();
    phrases.forEach(phrase -> all.add(BasicAutomata.makeString(phrase)));
    Automaton union = BasicOperations.union(all);
    union.determinize();
    Automaton anywhere = BasicAutomata.makeAnyString().concatenate(union);
    anywhere.determinize();
    RunAutomaton run = new RunAutomaton(anywhere);
    return text -> {
      String lower = text.toLowerCase(Locale.ROOT);
      int found = 0;
      int state = run.getInitialState();
      for (int i = 0; i < lower.length(); i++) {
        state = run.step(state, lower.charAt(i));
        if (run.isAccept(state)
            && (i + 1 == lower.length() || !Character.isLetterOrDigit(lower.charAt(i + 1)))) {
          found++;
        }
      }
      return found;
    };
  }

  private static ToIntFunction<String> regex(List<String> phrases) {
    Pattern pattern =
        Pattern.compile("\\b(?:" + String.join("|", phrases) + ")\\b", Pattern.CASE_INSENSITIVE);
    return text -> {
      int found = 0;
      for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
        found++;
      }
      return found;
    };
  }

  private static ToIntFunction<String> languageTool(List<String> phrases) {
    JLanguageTool tool = new JLanguageTool(Languages.getLanguageForShortCode("en-GB"));
    tool.getAllRules().forEach(rule -> tool.disableRule(rule.getId()));
    for (int i = 0; i < phrases.size(); i++) {
      List<PatternToken> tokens = new ArrayList<>();
      for (String word : phrases.get(i).split(" ")) {
        tokens.add(new PatternToken(word, false, false, false));
      }
      tool.addRule(
          new PatternRule(
              "RAPPORT_" + i, Languages.getLanguageForShortCode("en-GB"), tokens, "d", "m", "s"));
    }
    return text -> {
      try {
        return tool.check(text).size();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}

package rapport.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The pattern language once more, as plainly as it can be said and as slowly: every pattern is
 * tried at every word by walking its parse tree with sets of positions. Takes over only the
 * sentence bounds, the character table and the closed tables from the engine.
 */
final class Oracle {
  private record Token(
      String word,
      int start,
      int end,
      boolean first,
      boolean last,
      boolean afterPunctuation,
      boolean real,
      boolean number) {}

  private record Hit(int order, int severity, int start, int end) {}

  private final Pack pack;
  private final Map<String, Item.Group> lists = new HashMap<>();
  private final Map<String, List<Item>> parsed = new HashMap<>();
  private final Map<String, Set<String>> forms = new HashMap<>();
  private List<Token> tokens = List.of();

  Oracle(Pack pack) {
    this.pack = pack;
    for (WordList list : pack.lists()) {
      List<List<Item>> entries = new ArrayList<>();
      list.words().forEach(entry -> entries.add(PatternParser.parseEntry(entry)));
      lists.put(list.id(), new Item.Group(0, entries));
    }
  }

  /**
   * Findings of risk rules that all belong to one category and have no other condition than {@code
   * except}: {@code [start, end, rule]}.
   */
  List<List<Object>> findings(String text, List<Sentence> sentences) {
    List<Hit> hits = new ArrayList<>();
    for (Sentence sentence : sentences) {
      if (sentence.kind == Sentence.PLAIN) {
        read(text, afterMarker(text, sentence.start), sentence.end());
        for (int rule = 0; rule < pack.rules().size(); rule++) {
          hits.addAll(hits(rule));
        }
      }
    }
    hits.sort(
        Comparator.comparingInt(Hit::start)
            .thenComparingInt(hit -> -hit.end())
            .thenComparingInt(Hit::severity)
            .thenComparingInt(Hit::order));
    List<List<Object>> found = new ArrayList<>();
    int until = 0;
    for (Hit hit : hits) {
      if (hit.start() >= until) {
        until = hit.end();
        found.add(List.of(hit.start(), hit.end(), pack.rules().get(hit.order()).id()));
      }
    }
    return found;
  }

  private static int afterMarker(String text, int start) {
    boolean lineStart = start == 0 || Chars.kind(text.charAt(start - 1)) == Chars.NEWLINE;
    char[] chars = text.toCharArray();
    return lineStart
        ? Lines.afterMarker(chars, Lines.skipSpaces(chars, start, chars.length), chars.length)
        : start;
  }

  private List<Hit> hits(int order) {
    Rule rule = pack.rules().get(order);
    List<Hit> hits = new ArrayList<>();
    List<int[]> exceptions = new ArrayList<>();
    rule.except().forEach(pattern -> exceptions.addAll(matches(pattern)));
    for (String pattern : rule.patterns()) {
      for (int[] match : matches(pattern)) {
        if (exceptions.stream().noneMatch(each -> each[0] < match[1] && match[0] < each[1])) {
          hits.add(
              new Hit(order, CompiledRule.SEVERITIES.indexOf(rule.severity()), match[0], match[1]));
        }
      }
    }
    return hits;
  }

  private List<int[]> matches(String pattern) {
    List<Item> items = parsed.computeIfAbsent(pattern, each -> PatternParser.parse(each, lists));
    List<int[]> matches = new ArrayList<>();
    for (int from = 0; from < tokens.size(); from++) {
      if (!tokens.get(from).first()) {
        continue;
      }
      int best = -1;
      for (int end : ends(items, from, -1)) {
        if (end > from && tokens.get(end - 1).last()) {
          best = Math.max(best, end);
        }
      }
      if (best >= 0) {
        int first = tokens.get(from).word().equals("^") ? from + 1 : from;
        int last = tokens.get(best - 1).word().equals("$") ? best - 2 : best - 1;
        matches.add(new int[] {tokens.get(first).start(), tokens.get(last).end()});
      }
    }
    return matches;
  }

  /**
   * @param captured where the enclosing capture began, -1 outside
   */
  private Set<Integer> ends(List<Item> items, int from, int captured) {
    Set<Integer> at = new TreeSet<>(Set.of(from));
    for (Item item : items) {
      Set<Integer> next = new TreeSet<>();
      at.forEach(position -> next.addAll(ends(item, position, captured)));
      at = next;
    }
    return at;
  }

  private Set<Integer> ends(Item item, int from, int captured) {
    Set<Integer> ends = new TreeSet<>();
    if (item instanceof Item.Optional optional) {
      ends.addAll(ends(optional.item(), from, captured));
      ends.add(from);
    } else if (item instanceof Item.Group group) {
      group.alternatives().forEach(alternative -> ends.addAll(ends(alternative, from, captured)));
    } else if (item instanceof Item.Listed listed) {
      ends.addAll(ends(listed.entries(), from, captured));
    } else if (item instanceof Item.Capture capture) {
      ends.addAll(ends(capture.body(), from, captured >= 0 ? captured : from));
    } else if (item instanceof Item.Gap gap) {
      Set<Integer> at = new TreeSet<>(Set.of(from));
      for (int i = 0; i <= gap.most(); i++) {
        if (i >= gap.least()) {
          ends.addAll(at);
        }
        Set<Integer> next = new TreeSet<>();
        at.forEach(position -> next.addAll(anyWord(position, captured)));
        at = next;
      }
    } else if (item instanceof Item.Word word) {
      int at = from;
      for (String part : Contractions.words(word.folded())) {
        if (at < 0
            || !takes(at, captured)
            || !Contractions.accepted(part).contains(tokens.get(at).word())) {
          return ends;
        }
        at++;
      }
      ends.add(at);
    } else if (takes(from, captured) && isOne(item, tokens.get(from))) {
      ends.add(from + 1);
    }
    return ends;
  }

  private boolean isOne(Item item, Token token) {
    if (item instanceof Item.Inflected inflected) {
      return forms.computeIfAbsent(inflected.folded(), Oracle::accepted).contains(token.word());
    }
    if (item instanceof Item.Anchor anchor) {
      return token.word().equals(anchor.start() ? "^" : "$");
    }
    return token.number();
  }

  private static Set<String> accepted(String word) {
    Set<String> accepted = new TreeSet<>();
    Inflection.forms(word).forEach(form -> accepted.addAll(Contractions.accepted(form)));
    return accepted;
  }

  private boolean takes(int at, int captured) {
    return at < tokens.size()
        && (captured < 0 || at == captured || !tokens.get(at).afterPunctuation());
  }

  private List<Integer> anyWord(int at, int captured) {
    if (!takes(at, captured) || !tokens.get(at).real()) {
      return List.of();
    }
    int last = at;
    while (!tokens.get(last).last()) {
      last++;
    }
    return tokens.get(at).first() ? List.of(at + 1, last + 1) : List.of(at + 1);
  }

  private void read(String text, int start, int end) {
    tokens = new ArrayList<>();
    tokens.add(new Token("^", start, start, true, true, false, false, false));
    boolean punctuation = false;
    int at = start;
    while (at < end) {
      int stop = wordEnd(text, at, end);
      if (stop == at) {
        int kind = Chars.kind(text.charAt(at));
        punctuation |= kind == Chars.SYMBOL || kind == Chars.JOINER;
        at++;
        continue;
      }
      add(text, at, stop, punctuation);
      punctuation = false;
      at = stop;
    }
    tokens.add(new Token("$", end, end, true, true, punctuation, false, false));
  }

  private void add(String text, int start, int stop, boolean punctuation) {
    StringBuilder folded = new StringBuilder();
    boolean number = true;
    for (char c : text.substring(start, stop).toCharArray()) {
      if (Chars.kind(c) != Chars.IGNORED) {
        folded.append(Chars.fold(c));
        number &= Chars.kind(c) == Chars.DIGIT || c == '-' || c == '.' || c == ',';
      }
    }
    List<String> parts = Contractions.words(folded.toString());
    for (int i = 0; i < parts.size(); i++) {
      tokens.add(
          new Token(
              parts.get(i),
              start,
              stop,
              i == 0,
              i == parts.size() - 1,
              i == 0 && punctuation,
              true,
              number));
    }
  }

  /**
   * End of the word at {@code from}, with combining marks that follow; {@code from} when there is
   * none.
   */
  private static int wordEnd(String text, int from, int end) {
    if (!Chars.isWord(text.charAt(from))) {
      return from;
    }
    int stop = from + 1;
    int at = stop;
    boolean digits = Chars.kind(text.charAt(from)) == Chars.DIGIT;
    while (at < end) {
      char c = text.charAt(at);
      boolean next = at + 1 < end && Chars.isWord(text.charAt(at + 1));
      boolean joins =
          Chars.kind(c) == Chars.JOINER && next
              || digits
                  && (c == '.' || c == ',')
                  && next
                  && Chars.kind(text.charAt(at + 1)) == Chars.DIGIT;
      if (Chars.isWord(c) || joins) {
        digits &= Chars.kind(c) != Chars.LETTER && (Chars.kind(c) != Chars.JOINER || c == '-');
        stop = at + 1;
      } else if (Chars.kind(c) != Chars.IGNORED) {
        break;
      }
      at++;
    }
    while (stop < end && Chars.isCombining(text.charAt(stop))) {
      stop++;
    }
    return stop;
  }
}

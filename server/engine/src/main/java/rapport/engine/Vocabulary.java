package rapport.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every word that a ruleset knows a small number. While compiling it grows; then it is frozen
 * into one open-addressing table that is asked with a hash made while the word was read, so that a
 * word which no rule knows costs one probe.
 */
final class Vocabulary {
  static final int UNKNOWN = 0;
  static final int SENTENCE_START = 1;
  static final int SENTENCE_END = 2;

  /** Something that is not the agent's words: nothing matches it, not even a gap. */
  static final int OPAQUE = 3;

  static final int HASH_SEED = 0x2F0B4C47;

  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  private int[] table = {}; // pairs: hash, reference + 1
  private char[] letters = {};
  private int[] ends = {}; // of an entry in letters
  private int[] meaning = {}; // entry -> id, or ~offset in expansions
  private int[] expansions = {}; // length, ids...
  private int englishEnd;

  Vocabulary() {
    for (String reserved : List.of("", "^", "$", "\u0000")) {
      id(reserved);
    }
    for (String word : English.FUNCTION_WORDS) {
      id(word);
    }
    englishEnd = words.size();
  }

  int id(String folded) {
    Integer known = ids.putIfAbsent(folded, words.size());
    if (known != null) {
      return known;
    }
    words.add(folded);
    return words.size() - 1;
  }

  int size() {
    return words.size();
  }

  String word(int id) {
    return words.get(id);
  }

  boolean isEnglish(int id) {
    return id > OPAQUE && id < englishEnd;
  }

  static int mix(int hash, char folded) {
    return (hash ^ folded) * 0x01000193;
  }

  /** From now on words are only looked up. */
  void freeze() {
    List<String> entries = new ArrayList<>(words);
    List<int[]> parts = new ArrayList<>();
    int used = 0;
    for (Map.Entry<String, List<String>> contraction : Contractions.TABLE.entrySet()) {
      entries.add(contraction.getKey());
      parts.add(ids(contraction.getValue()));
      used += contraction.getValue().size() + 1;
    }
    expansions = new int[used];
    used = 0;
    int capacity = Integer.highestOneBit(Math.max(16, entries.size() * 3));
    table = new int[capacity * 2];
    ends = new int[entries.size()];
    meaning = new int[entries.size()];
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < entries.size(); i++) {
      all.append(entries.get(i));
      ends[i] = all.length();
      meaning[i] = i;
      if (i >= words.size()) {
        int[] ids = parts.get(i - words.size());
        meaning[i] = ~used;
        expansions[used++] = ids.length;
        for (int id : ids) {
          expansions[used++] = id;
        }
      }
      if (i > OPAQUE) {
        insert(entries.get(i), i);
      }
    }
    letters = all.toString().toCharArray();
    ids.clear();
    words.clear();
  }

  private int[] ids(List<String> parts) {
    int[] known = new int[parts.size()];
    for (int i = 0; i < known.length; i++) {
      known[i] = ids.getOrDefault(parts.get(i), UNKNOWN);
    }
    return known;
  }

  private void insert(String word, int entry) {
    int hash = HASH_SEED;
    for (int i = 0; i < word.length(); i++) {
      hash = mix(hash, word.charAt(i));
    }
    int mask = table.length / 2 - 1;
    int slot = spread(hash) & mask;
    while (table[slot * 2 + 1] != 0) {
      slot = slot + 1 & mask;
    }
    table[slot * 2] = hash;
    table[slot * 2 + 1] = entry + 1;
  }

  private static int spread(int hash) {
    return hash ^ hash >>> 15;
  }

  /**
   * The word that stands in the text from {@code start} to {@code end}.
   *
   * @return its id; or, for a contraction, the complement of where its words stand: {@link
   *     #partCount}, {@link #part}
   */
  int lookup(int hash, char[] text, int start, int end) {
    int[] table = this.table;
    int mask = (table.length >> 1) - 1;
    int slot = spread(hash) & mask;
    int entry;
    while ((entry = table[slot * 2 + 1]) != 0) {
      if (table[slot * 2] == hash && same(entry - 1, text, start, end)) {
        return meaning[entry - 1];
      }
      slot = slot + 1 & mask;
    }
    return UNKNOWN;
  }

  private boolean same(int entry, char[] text, int start, int end) {
    int at = entry == 0 ? 0 : ends[entry - 1];
    int stop = ends[entry];
    for (int i = start; i < end; i++) {
      char c = text[i];
      char folded = c < 128 && Chars.WORD[c] != 0 ? Chars.WORD[c] : Chars.fold(c);
      if (at < stop && letters[at] == folded) {
        at++;
      } else if (Chars.kind(c) != Chars.IGNORED) {
        return false;
      }
    }
    return at == stop;
  }

  int partCount(int complement) {
    return expansions[~complement];
  }

  int part(int complement, int index) {
    return expansions[~complement + 1 + index];
  }
}

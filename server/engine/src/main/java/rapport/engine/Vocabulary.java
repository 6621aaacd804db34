package rapport.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Gives every word that a ruleset knows a small number. One open-addressing table, asked with a key
 * that is made while the word is read, so that a word costs one probe and is not read again. It
 * grows while rules are compiled and is only read from then on.
 */
final class Vocabulary {
  static final int UNKNOWN = 0;
  static final int SENTENCE_START = 1;
  static final int SENTENCE_END = 2;

  /** Something that is not the agent's words: nothing matches it, not even a gap. */
  static final int OPAQUE = 3;

  /** No text holds it: an inflection that is written like a contraction ({@code wont}). */
  private static final int NEVER = 4;

  private static final int IS = 5;
  private static final int HAS = 6;
  private static final int WOULD = 7;
  private static final int HAD = 8;

  // Four to a slot, so that a slot lies in one cache line: lower and higher half of the key (see
  // WordKey),
  // meaning (0 for a free slot); of a word that is not its own key the higher half is the
  // complement of where its letters begin, their number first.
  private int[] table = new int[4 * 2048];
  private char[] letters = new char[256];
  private int used;
  private int words;
  private int ids = NEVER + 1;
  private final int englishEnd;

  private final int isOrHas;
  private final int wouldOrHad;
  private final int[][] open;

  /** Of each contraction how many words it has, and these. */
  private final Ints parts;

  Vocabulary() {
    // in the order of the constants
    for (String word : new String[] {"is", "has", "would", "had"}) {
      id(word);
    }
    for (String word : English.FUNCTION_WORDS) {
      id(word);
    }
    englishEnd = ids;
    isOrHas = id(Contractions.IS_OR_HAS);
    wouldOrHad = id(Contractions.WOULD_OR_HAD);
    open = open();
    parts = new Ints();
    for (Map.Entry<String, List<String>> contraction : Contractions.TABLE.entrySet()) {
      contraction(contraction.getKey(), contraction.getValue());
    }
  }

  void write(SnapshotWriter out) {
    out.number(ids);
    out.number(englishEnd);
    out.number(isOrHas);
    out.number(wouldOrHad);
    out.numbers(parts.toArray());
    out.number(words);
    out.sparse(table);
    out.letters(letters, used);
  }

  /** As it was written, once all rules were compiled. */
  Vocabulary(SnapshotReader in) {
    ids = in.number();
    englishEnd = in.number();
    isOrHas = in.number();
    wouldOrHad = in.number();
    open = open();
    parts = new Ints(in.numbers());
    words = in.number();
    table = in.sparse();
    letters = in.letters();
    used = letters.length;
  }

  /** By what a contraction left open: every token that takes it. */
  private int[][] open() {
    return new int[][] {
      {IS, isOrHas},
      {HAS, isOrHas},
      {WOULD, wouldOrHad},
      {HAD, wouldOrHad},
      {IS, HAS, isOrHas},
      {WOULD, HAD, wouldOrHad}
    };
  }

  private void contraction(String form, List<String> its) {
    int[] known = new int[its.size()];
    for (int i = 0; i < known.length; i++) {
      known[i] = id(its.get(i));
    }
    reserve(++words);
    insert(form, ~parts.size());
    parts.add(known.length);
    for (int id : known) {
      parts.add(id);
    }
  }

  int size() {
    return ids;
  }

  boolean isEnglish(int id) {
    return id > NEVER && id < englishEnd;
  }

  /** Whether it can be a word of the agent: not an anchor, not opaque. */
  static boolean isWord(int id) {
    return id == UNKNOWN || id > OPAQUE;
  }

  /** The number of one word; a new one when it is not known yet. */
  int id(String folded) {
    int meaning = meaning(folded);
    return meaning < 0 ? NEVER : meaning;
  }

  /**
   * What a pattern's word means: its id, new when it is not known yet, or the complement that
   * {@link #lookup} answers for a contraction.
   */
  int meaning(String folded) {
    int known =
        WordKey.isPacked(folded)
            ? lookup(WordKey.low(folded), WordKey.high(folded))
            : lookup(WordKey.hash(folded), folded.toCharArray(), 0, folded.length());
    if (known != UNKNOWN) {
      return known;
    }
    reserve(++words);
    insert(folded, ids);
    return ids++;
  }

  private void insert(String word, int meaning) {
    if (WordKey.isPacked(word)) {
      put(WordKey.low(word), WordKey.high(word), meaning);
      return;
    }
    int end = used + word.length() + 1;
    if (end > letters.length) {
      letters = Arrays.copyOf(letters, 2 * end);
    }
    letters[used] = (char) word.length();
    word.getChars(0, word.length(), letters, used + 1);
    put(WordKey.hash(word), ~used, meaning);
    used = end;
  }

  private void reserve(int count) {
    if (count * 8 <= table.length) {
      return;
    }
    int[] old = table;
    int size = 2 * old.length;
    while (count * 8 > size) {
      size *= 2;
    }
    table = new int[size];
    for (int at = 0; at < old.length; at += 4) {
      if (old[at + 2] != 0) {
        put(old[at], old[at + 1], old[at + 2]);
      }
    }
  }

  private void put(int low, int high, int meaning) {
    int at = slot(low, high);
    while (table[at + 2] != 0) {
      at = at + 4 & table.length - 1;
    }
    table[at] = low;
    table[at + 1] = high;
    table[at + 2] = meaning;
  }

  private int slot(int low, int high) {
    return Transitions.hash(low, Math.max(high, 0)) << 2 & table.length - 1;
  }

  /**
   * The word with this key, which is its own.
   *
   * @return its id; or, for a contraction, the complement of where its words stand: {@link
   *     #partCount}, {@link #part}
   */
  int lookup(int low, int high) {
    int[] table = this.table;
    int at = Transitions.hash(low, high) << 2 & table.length - 1;
    int meaning;
    while ((meaning = table[at + 2]) != UNKNOWN) {
      if (table[at] == low && table[at + 1] == high) {
        return meaning;
      }
      at = at + 4 & table.length - 1;
    }
    return UNKNOWN;
  }

  /** The same for a word that is not its own key, from {@code start} to {@code end}. */
  int lookup(int hash, char[] text, int start, int end) {
    int at = slot(hash, -1);
    int meaning;
    while ((meaning = table[at + 2]) != UNKNOWN) {
      if (table[at] == hash && table[at + 1] < 0 && same(~table[at + 1], text, start, end)) {
        return meaning;
      }
      at = at + 4 & table.length - 1;
    }
    return UNKNOWN;
  }

  private boolean same(int from, char[] text, int start, int end) {
    int at = from + 1;
    int stop = at + letters[from];
    for (int i = start; i < end; i++) {
      char folded = Chars.fold(text[i]);
      if (at < stop && letters[at] == folded) {
        at++;
      } else if (Chars.kind(text[i]) != Chars.IGNORED) {
        return false;
      }
    }
    return at == stop;
  }

  int partCount(int complement) {
    return parts.get(~complement);
  }

  int part(int complement, int index) {
    return parts.get(~complement + 1 + index);
  }

  int acceptedCount(int id) {
    return id >= IS && id <= HAD ? 2 : id == isOrHas || id == wouldOrHad ? 3 : 1;
  }

  /** Every token that a pattern's word accepts: what a contraction leaves open, either takes. */
  int[] accepted(int id) {
    if (id >= IS && id <= HAD) {
      return open[id - IS];
    }
    return id == isOrHas ? open[4] : id == wouldOrHad ? open[5] : new int[] {id};
  }
}

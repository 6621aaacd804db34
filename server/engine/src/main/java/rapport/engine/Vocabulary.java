package rapport.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Gives every word that a ruleset knows a small number. One open-addressing table, asked with a
 * hash that is made while the word is read, so that a word which no rule knows costs one probe. It
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

  static final int HASH_SEED = 0x2F0B4C47;

  // Four to a slot, so that a slot lies in one cache line: hash, meaning, begin in letters, length
  // (0 for a free slot).
  private int[] table = new int[4 * 2048];
  private char[] letters = new char[8192];
  private int used;
  private int words;
  private int ids = NEVER + 1;
  private final int englishEnd;

  /** The first id that a ruleset gave. */
  private final int own;

  private final int isOrHas;
  private final int wouldOrHad;
  private final int[][] open;

  /** Of each contraction how many words it has, and these. */
  private final Ints parts = new Ints();

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
    open =
        new int[][] {
          {IS, isOrHas},
          {HAS, isOrHas},
          {WOULD, wouldOrHad},
          {HAD, wouldOrHad},
          {IS, HAS, isOrHas},
          {WOULD, HAD, wouldOrHad}
        };
    for (Map.Entry<String, List<String>> contraction : Contractions.TABLE.entrySet()) {
      contraction(contraction.getKey(), contraction.getValue());
    }
    own = ids;
  }

  /** The words that rules brought, in the order of their ids. */
  void write(SnapshotWriter out) {
    int[] slots = new int[ids - own];
    for (int at = 0; at < table.length; at += 4) {
      if (table[at + 3] != 0 && table[at + 1] >= own) {
        slots[table[at + 1] - own] = at;
      }
    }
    out.number(slots.length);
    for (int slot : slots) {
      out.word(new String(letters, table[slot + 2], table[slot + 3]));
    }
  }

  void read(SnapshotReader in) {
    int count = in.number();
    reserve(words + count);
    for (int i = 0; i < count; i++) {
      int length = in.number();
      if (used + length > letters.length) {
        letters = Arrays.copyOf(letters, 2 * (used + length));
      }
      int hash = HASH_SEED;
      for (int k = used; k < used + length; k++) {
        letters[k] = (char) in.number();
        hash = mix(hash, letters[k]);
      }
      words++;
      put(hash, ids++, used, length);
      used += length;
    }
  }

  private void contraction(String form, List<String> its) {
    int[] known = new int[its.size()];
    for (int i = 0; i < known.length; i++) {
      known[i] = id(its.get(i));
    }
    insert(form, hash(form), ~parts.size());
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

  static int mix(int hash, char folded) {
    return (hash ^ folded) * 0x01000193;
  }

  static int hash(String folded) {
    int hash = HASH_SEED;
    for (int i = 0; i < folded.length(); i++) {
      hash = mix(hash, folded.charAt(i));
    }
    return hash;
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
    int hash = hash(folded);
    int[] table = this.table;
    int at = slot(hash);
    while (table[at + 3] != 0) {
      if (table[at] == hash && spells(at, folded)) {
        return table[at + 1];
      }
      at = at + 4 & table.length - 1;
    }
    insert(folded, hash, ids);
    return ids++;
  }

  private boolean spells(int slot, String folded) {
    int from = table[slot + 2];
    if (table[slot + 3] != folded.length()) {
      return false;
    }
    for (int i = 0; i < folded.length(); i++) {
      if (letters[from + i] != folded.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void insert(String word, int hash, int meaning) {
    reserve(++words);
    if (used + word.length() > letters.length) {
      letters = Arrays.copyOf(letters, 2 * (used + word.length()));
    }
    word.getChars(0, word.length(), letters, used);
    put(hash, meaning, used, word.length());
    used += word.length();
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
      if (old[at + 3] != 0) {
        put(old[at], old[at + 1], old[at + 2], old[at + 3]);
      }
    }
  }

  private void put(int hash, int meaning, int from, int length) {
    int at = slot(hash);
    while (table[at + 3] != 0) {
      at = at + 4 & table.length - 1;
    }
    table[at] = hash;
    table[at + 1] = meaning;
    table[at + 2] = from;
    table[at + 3] = length;
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 15) << 2 & table.length - 1;
  }

  /**
   * The word that stands in the text from {@code start} to {@code end}.
   *
   * @return its id; or, for a contraction, the complement of where its words stand: {@link
   *     #partCount}, {@link #part}
   */
  int lookup(int hash, char[] text, int start, int end) {
    int[] table = this.table;
    int at = (hash ^ hash >>> 15) << 2 & table.length - 1;
    int length;
    while ((length = table[at + 3]) != 0) {
      if (table[at] == hash && same(table[at + 2], length, text, start, end)) {
        return table[at + 1];
      }
      at = at + 4 & table.length - 1;
    }
    return UNKNOWN;
  }

  private boolean same(int from, int length, char[] text, int start, int end) {
    char[] letters = this.letters;
    int at = from;
    int stop = from + length;
    for (int i = start; i < end; i++) {
      char c = text[i];
      char folded = c < 128 ? Chars.FOLDED[c] : Chars.fold(c);
      if (at < stop && letters[at] == folded) {
        at++;
      } else if (Chars.kind(c) != Chars.IGNORED) {
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

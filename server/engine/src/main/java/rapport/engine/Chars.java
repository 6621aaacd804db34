package rapport.engine;

/**
 * The engine's own character table. {@code java.lang.Character} differs between a JVM and a
 * browser, so what is a letter, what is its plain lower-case form and what is invisible is pinned
 * here. One UTF-16 code unit at a time: surrogates, paired or lone, are symbols.
 */
final class Chars {
  static final int SYMBOL = 0;
  static final int SPACE = 1;
  static final int NEWLINE = 2;
  static final int LETTER = 3;
  static final int DIGIT = 4;

  /** Apostrophes and hyphens: part of a word when a letter or digit stands on both sides. */
  static final int JOINER = 5;

  /**
   * Zero-width characters, direction marks, soft hyphens and combining marks: as if they were not
   * there.
   */
  static final int IGNORED = 6;

  /** {@link #fold} for the characters below 128. */
  static final char[] FOLDED = new char[128];

  /** From 1 for a to 26 for z, in either case; 0 for every other character below 128. */
  static final byte[] CODE = new byte[128];

  /** Codes of the apostrophe and the hyphen inside a word. */
  static final int APOSTROPHE_CODE = 27;

  static final int HYPHEN_CODE = 28;

  private static final byte[] ASCII = new byte[128];

  // Plain forms of U+00C0..U+00FF and U+0100..U+017F; a blank keeps the character as it is.
  private static final String LATIN_1 =
      "aaaaaa ceeeeiiii nooooo  uuuuy  aaaaaa ceeeeiiii nooooo  uuuuy y";
  private static final String LATIN_A =
      "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkk llllllllllnnnnnnn  oooooo "
          + " rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

  static {
    for (char c = 0; c < 128; c++) {
      if (c >= 'a' && c <= 'z') {
        put(c, LETTER, c);
        CODE[c] = (byte) (c - 'a' + 1);
      } else if (c >= 'A' && c <= 'Z') {
        put(c, LETTER, (char) (c + 32));
        CODE[c] = (byte) (c - 'A' + 1);
      } else if (c >= '0' && c <= '9') {
        put(c, DIGIT, c);
      } else if (c == '\n' || c == '\r') {
        put(c, NEWLINE, '\0');
      } else if (c == ' ' || c == '\t' || c == 0x0B || c == '\f') {
        put(c, SPACE, '\0');
      } else if (c == '\'' || c == '-') {
        put(c, JOINER, '\0');
      } else {
        put(c, SYMBOL, '\0');
      }
    }
  }

  // Below U+2000 all but these and what wideKind names count as letters: Greek, Armenian, Hebrew,
  // Arabic and Devanagari marks that end or part words.
  private static final String PUNCTUATION =
      "\u037E\u0387\u0589\u05BE\u05C0\u05C3\u060C\u060D\u061B\u061E\u061F\u066A\u066D\u06D4\u0964\u0965";

  private Chars() {}

  private static void put(char c, int kind, char folded) {
    ASCII[c] = (byte) kind;
    FOLDED[c] = folded == 0 ? c : folded;
  }

  static int kind(char c) {
    return c < 128 ? ASCII[c] : wideKind(c);
  }

  /**
   * Lower case, without accents; curly apostrophes and typographic hyphens become the plain ones.
   */
  static char fold(char c) {
    if (c < 128) {
      return FOLDED[c];
    }
    if (c >= 0xC0 && c <= 0x17F) {
      char plain = c < 0x100 ? LATIN_1.charAt(c - 0xC0) : LATIN_A.charAt(c - 0x100);
      if (plain != ' ') {
        return plain;
      }
      return c == 0xC6 || c == 0xD0 || c == 0xD8 || c == 0xDE
          ? (char) (c + 32)
          : c == 0x132 || c == 0x14A || c == 0x152 ? (char) (c + 1) : c;
    }
    if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) {
      return (char) (c + 32);
    }
    if (c >= 0x400 && c <= 0x40F) {
      return (char) (c + 80);
    }
    if (c >= 0xFF10 && c <= 0xFF5A) {
      return fold((char) (c - 0xFEE0)); // full-width forms
    }
    return switch (c) {
      case 0x2018, 0x2019, 0x02BC -> '\'';
      case 0x2010, 0x2011 -> '-';
      default -> c;
    };
  }

  /** The code of a folded character, 0 for one that has none. */
  static int code(char folded) {
    return folded == '\''
        ? APOSTROPHE_CODE
        : folded == '-' ? HYPHEN_CODE : folded < 128 ? CODE[folded] : 0;
  }

  static boolean isWord(char c) {
    int kind = kind(c);
    return kind == LETTER || kind == DIGIT;
  }

  static boolean isSpace(char c) {
    int kind = kind(c);
    return kind == SPACE || kind == NEWLINE;
  }

  static boolean isUpper(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 0xC0 && c <= 0xDE && c != 0xD7)
        || (c >= 0x391 && c <= 0x3A9)
        || (c >= 0x400 && c <= 0x42F);
  }

  static boolean isLower(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7);
  }

  /** Combining marks belong to the letter before them: a span never ends between the two. */
  static boolean isCombining(char c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0xFE00 && c <= 0xFE0F);
  }

  /** Whether a word goes on after the invisible characters at {@code from}. */
  static boolean goesOn(char[] text, int from, int length) {
    int i = from;
    while (i < length && i - from < Scanner.LOOKAHEAD && kind(text[i]) == IGNORED) {
      i++;
    }
    return i < length
        && (isWord(text[i]) || (kind(text[i]) == JOINER && i + 1 < length && isWord(text[i + 1])));
  }

  private static int wideKind(char c) {
    if (c < 0xC0) {
      return switch (c) {
        case 0x85 -> NEWLINE;
        case 0xA0 -> SPACE;
        case 0xAD -> IGNORED;
        case 0xAA, 0xB5, 0xBA -> LETTER;
        default -> SYMBOL;
      };
    }
    if (c < 0x2000) {
      if (c == 0xD7 || c == 0xF7) {
        return SYMBOL;
      }
      if (c == 0x02BC) {
        return JOINER;
      }
      if (c >= 0x2C2 && c < 0x370) {
        return c >= 0x300 || c == 0x34F ? IGNORED : SYMBOL;
      }
      return c == 0x1680
          ? SPACE
          : c == 0x180E || c == 0x61C ? IGNORED : PUNCTUATION.indexOf(c) >= 0 ? SYMBOL : LETTER;
    }
    if (c < 0x2C00) {
      return general(c);
    }
    if (c < 0x2E00) {
      return LETTER;
    }
    if (c < 0x3040) {
      return c == 0x3000 ? SPACE : SYMBOL;
    }
    if (c < 0xD800) {
      return LETTER;
    }
    return specials(c);
  }

  private static int general(char c) {
    if (c <= 0x200A || c == 0x202F || c == 0x205F) {
      return SPACE;
    }
    if (c <= 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F)) {
      return IGNORED;
    }
    return switch (c) {
      case 0x2028, 0x2029 -> NEWLINE;
      case 0x2010, 0x2011, 0x2018, 0x2019 -> JOINER;
      default -> SYMBOL;
    };
  }

  private static int specials(char c) {
    if ((c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF) {
      return IGNORED;
    }
    if (c >= 0xFF10 && c <= 0xFF19) {
      return DIGIT;
    }
    if ((c >= 0xF900 && c < 0xFE00)
        || (c >= 0xFE70 && c < 0xFEFD)
        || (c >= 0xFF21 && c <= 0xFF3A)
        || (c >= 0xFF41 && c <= 0xFF5A)) {
      return LETTER;
    }
    return SYMBOL;
  }
}

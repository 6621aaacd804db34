package rapport.engine;

/**
 * Emoji and emoticons that carry a feeling in a customer's message. Only those that people use one
 * way are listed: a smile, laughing tears, thumbs up or folded hands stand beside every emotion.
 */
final class Emoji {
  static final int NONE = 0;
  static final int ANGRY = 1;
  static final int SAD = 2;
  static final int JOYFUL = 3;

  private static final String ANGRY_ONES = "😠😡🤬😤👎🤮🤢💩😒🙄🖕😾👿🤦";
  private static final String SAD_ONES = "😢😭😞😔😩😫☹🙁💔😖😣😟😥😿";
  private static final String JOYFUL_ONES = "😍🥰😘❤💛💚💙💜🧡💖💕🙌🎉🥳🤩💯🏆🌟🫶";

  private Emoji() {}

  /** What stands at this place: one of the constants. */
  static int at(String message, int i) {
    char c = message.charAt(i);
    if (c < 128) return emoticon(message, i, c);
    // The second half of a pair alone would be found inside other pairs.
    if (Character.isLowSurrogate(c)) return NONE;
    int code = message.codePointAt(i);
    if (ANGRY_ONES.indexOf(code) >= 0) return ANGRY;
    if (SAD_ONES.indexOf(code) >= 0) return SAD;
    return JOYFUL_ONES.indexOf(code) >= 0 ? JOYFUL : NONE;
  }

  /** UTF-16 code units of what stands at this place. */
  static int length(String message, int i) {
    char c = message.charAt(i);
    if (c >= 128) return Character.charCount(message.codePointAt(i));
    int end = i + 1;
    while (end < message.length() && "-'^(3<:".indexOf(message.charAt(end)) >= 0) end++;
    return end - i;
  }

  private static int emoticon(String message, int i, char c) {
    if (c == '<') return isFace(message, i, "3") ? JOYFUL : NONE;
    if (c != ':' && c != '=') return NONE;
    boolean sad = false;
    for (String mouth : new String[] {"(", "-(", "'(", "'-(", "^("}) {
      sad |= isFace(message, i, mouth);
    }
    return !sad ? NONE : i > 0 && message.charAt(i - 1) == '>' ? ANGRY : SAD;
  }

  /** A bracket that opens words, as in {@code ref:(see below)}, is no mouth. */
  private static boolean isFace(String message, int i, String mouth) {
    int end = i + 1 + mouth.length();
    if (!message.startsWith(mouth, i + 1)) return false;
    if (end == message.length()) return true;
    int kind = Chars.kind(message.charAt(end));
    return kind != Chars.LETTER && kind != Chars.DIGIT;
  }
}

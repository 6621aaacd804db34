package rapport.engine.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Realistic replies, and phrases of two to six words most of which no reply holds. */
final class Texts {
  private static final String[] SENTENCES = {
    "Hi Sam, thank you for writing to us about the late parcel.",
    "I am sorry that it has not arrived yet, above all since you needed it for the weekend.",
    "I have checked the tracking page and the courier has had it at the depot in Leeds since"
        + " Tuesday morning.",
    "They told me on the phone that it will go out for delivery tomorrow before noon.",
    "Unfortunately we cannot change the address while it is with them, but I can have it held at"
        + " the shop nearest to you.",
    "Could you tell me which of the two you would like?",
    "I will stay with this until it is in your hands, and I will write to you at two with what the"
        + " driver says.",
    "If it does not turn up, I will send a new one by express on the same day at no cost to you.",
    "Your invoice shows two charges because the first card payment was cancelled by the bank and"
        + " then taken again.",
    "I have refunded the second charge, which reaches most accounts within three working days.",
    "You need to sign out of the app on every phone before the new password works.",
    "Please let me know if there is anything else that I can do.",
    "What did the screen show just before the error came up?",
    "The engineer will be with you between nine and eleven and calls you half an hour before.",
    "Enjoy the trip on Friday, and write back if the bag is not there."
  };
  private static final String SYLLABLES =
      "ba re ti so lu men tar vik pol dra shen qui zor fla mit ner gus pel hob wen";

  /**
   * However many phrases there are, a reply holds about as many of them: so that more phrases mean
   * more to look for and not more to find.
   */
  private static final int VERBATIM_AMONG = 1_000;

  private Texts() {}

  static String of(String name) {
    return switch (name) {
      case "150-words" -> reply(830);
      case "2000-chars" -> reply(2_000);
      default -> reply(5_000_000);
    };
  }

  private static String reply(int length) {
    StringBuilder text = new StringBuilder();
    Random random = new Random(3);
    for (int i = 0; text.length() < length; i++) {
      text.append(SENTENCES[i < SENTENCES.length ? i : random.nextInt(SENTENCES.length)])
          .append(' ');
    }
    return text.substring(0, text.lastIndexOf(" ", length)).strip();
  }

  /**
   * A third of the words are words of the replies; of the first thousand phrases one in twenty
   * stands in them as it is.
   */
  static List<String> phrases(int count) {
    Random random = new Random(5);
    List<String> known =
        List.of(
            String.join(" ", SENTENCES)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z ]", "")
                .split(" "));
    String[] syllables = SYLLABLES.split(" ");
    Set<String> phrases = new LinkedHashSet<>();
    while (phrases.size() < count) {
      int length = 2 + random.nextInt(5);
      List<String> words = new ArrayList<>();
      int from = random.nextInt(known.size() - 6);
      boolean verbatim = phrases.size() < VERBATIM_AMONG && random.nextInt(20) == 0;
      for (int i = 0; i < length; i++) {
        if (verbatim) {
          words.add(known.get(from + i));
        } else if (random.nextInt(3) == 0) {
          words.add(known.get(random.nextInt(known.size())));
        } else {
          words.add(
              syllables[random.nextInt(20)]
                  + syllables[random.nextInt(20)]
                  + syllables[random.nextInt(20)]);
        }
      }
      phrases.add(String.join(" ", words));
    }
    return List.copyOf(phrases);
  }
}

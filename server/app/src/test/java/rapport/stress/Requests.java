package rapport.stress;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import rapport.Json;

/** Requests made beforehand, so that making them takes nothing while it is measured. */
final class Requests {
  private static final int KINDS = 512;
  private static final int WORDS = 150;

  /** What agents write: mostly harmless, a risky phrase now and then. */
  private static final List<String> SENTENCES =
      List.of(
          "Thank you for writing to us about the parcel that has not reached you yet.",
          "I am sorry that the second charge gave you a fright this morning.",
          "I have looked at your account and found the order from the third of May.",
          "Per our policy we can only return the amount to the card it came from.",
          "The courier left a note at the front desk of the building on Tuesday.",
          "I will call the warehouse today and write to you again before six o'clock.",
          "You should have received a message with a link to the new form.",
          "Could you tell me which version of the app is shown under Settings?",
          "Calm down, the photos are still in the cloud and can be brought back.",
          "To begin again, hold both buttons for ten seconds until the light turns green.",
          "Our engineers have changed the way the map is loaded on older phones.",
          "It would help me to see a picture of the label on the side of the box.",
          "The refund was started on Monday and usually takes three to five days.",
          "If anything about this is unclear, just answer to this message.",
          "I can hear how much time this has taken from you, and that matters to us.",
          "Your subscription stays as it is until the end of the month.");

  private Requests() {}

  static String reply(Random random) {
    StringBuilder reply = new StringBuilder("Hello Sam,\n\n");
    int words = 2;
    while (words < WORDS) {
      String sentence = SENTENCES.get(random.nextInt(SENTENCES.size()));
      reply.append(sentence).append(' ');
      words += sentence.split(" ").length;
    }
    return reply.append("\n\nKind regards,\nMira").toString();
  }

  /** The same replies to any path that takes them. */
  static Generator.Source replies(String path, List<String> tokens) {
    Random random = new Random(7);
    List<byte[]> requests =
        IntStream.range(0, KINDS)
            .mapToObj(
                i ->
                    Wire.request(
                        "POST",
                        path,
                        tokens.get(i % tokens.size()),
                        "{\"text\":" + Json.text(reply(random)) + "}"))
            .toList();
    int[] next = {0};
    return connection -> requests.get(next[0]++ % KINDS);
  }

  /** Events with an id that was never sent before. */
  static Generator.Source events(List<String> tokens, int each) {
    Random random = new Random();
    List<Stamped> requests = new ArrayList<>();
    for (int i = 0; i < KINDS; i++) {
      List<UUID> ids = IntStream.range(0, each).mapToObj(n -> new UUID(0, 0)).toList();
      requests.add(
          new Stamped(
              Wire.request(
                  "POST", "/events", tokens.get(i % tokens.size()), Fleet.events(ids, random))));
    }
    long run = random.nextLong();
    int[] next = {0};
    return connection -> requests.get(next[0]++ % KINDS).stamp(run, next[0]);
  }

  /** An unchanged ruleset, asked for by each token in turn. */
  static Generator.Source ruleset(List<String> tokens, String etag) {
    List<byte[]> requests =
        tokens.stream()
            .map(token -> Wire.request("GET", "/ruleset", token, "", "If-None-Match: " + etag))
            .toList();
    int[] next = {0};
    return connection -> requests.get(next[0]++ % requests.size());
  }

  /** A body whose ids are written over before each sending. */
  private static final class Stamped {
    private static final byte[] ZEROS =
        new UUID(0, 0).toString().getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;
    private final List<Integer> places = new ArrayList<>();

    Stamped(byte[] bytes) {
      this.bytes = bytes;
      for (int i = 0; i + ZEROS.length <= bytes.length; i++)
        if (java.util.Arrays.equals(bytes, i, i + ZEROS.length, ZEROS, 0, ZEROS.length))
          places.add(i);
    }

    /** The low 16 hex digits tell requests apart, the high ones runs and events. */
    byte[] stamp(long run, int request) {
      for (int event = 0; event < places.size(); event++) {
        int place = places.get(event);
        long number = ((long) event << 40) | request;
        for (int digit = 0; digit < 12; digit++)
          bytes[place + 35 - digit] = hex(number >>> (4 * digit));
        for (int digit = 0; digit < 8; digit++) bytes[place + 7 - digit] = hex(run >>> (4 * digit));
      }
      return bytes;
    }

    private static byte hex(long digit) {
      return (byte) "0123456789abcdef".charAt((int) (digit & 15));
    }
  }
}

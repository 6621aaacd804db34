package rapport.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a practice reply is worth, and why. The total is the share of the points that could be had,
 * of 100:
 *
 * <table>
 * <caption>Parts</caption>
 * <tr><td>a move that the scenario asks for</td><td>empathy, solution, mirrors-joy 20; willingness 15; next-step, open-question, handover 10; warm-close, uses-name 5</td></tr>
 * <tr><td>order</td><td>10 when empathy, willingness and solution, as far as asked for and made, come in this order</td></tr>
 * <tr><td>own-words</td><td>15: 5 for each different content word of the customer's that is taken up outside risky phrases, up to three</td></tr>
 * <tr><td>risk</td><td>20, less 10 for each error, 7 for each warning, 3 for each hint</td></tr>
 * <tr><td>concrete</td><td>10: 5 for each number, date or time, up to two</td></tr>
 * <tr><td>length</td><td>5 from 40 to 200 words, 3 from 25 to 300</td></tr>
 * </table>
 *
 * What a scenario does not ask for costs nothing. The same text always gives the same score.
 *
 * @param parts in the order of the table
 * @param taken where the reply takes up the customer's words
 */
public record Score(int total, List<Part> parts, List<Span> taken) {
  /**
   * One line of the score.
   *
   * @param note one plain sentence
   * @param at where in the reply, null when nowhere or everywhere
   */
  public record Part(String id, int points, int of, String note, @Nullable Span at) {}

  private static final List<String> MOVES =
      List.of(
          "empathy",
          "willingness",
          "solution",
          "next-step",
          "warm-close",
          "mirrors-joy",
          "open-question",
          "uses-name",
          "handover");

  private static final int OWN_WORDS = 3;
  private static final int CONCRETE = 2;
  private static final Set<String> TIMES =
      Set.copyOf(
          Words.of(
              "today tomorrow tonight noon midnight monday tuesday wednesday thursday friday"
                  + " saturday sunday january february april june july august september october"
                  + " november december"));

  /**
   * Scores a reply.
   *
   * @param moves ids of the signals that the scenario asks for
   * @throws IllegalArgumentException if a move is unknown or a text too long
   */
  public static Score of(Ruleset ruleset, Reply reply, List<String> moves) {
    Report report = ruleset.check(reply);
    List<Part> parts = new ArrayList<>();
    for (String move : MOVES) {
      if (moves.contains(move)) {
        parts.add(move(move, place(report.shape(), move)));
      }
    }
    if (parts.size() < moves.size()) {
      throw new IllegalArgumentException("Unknown or repeated moves in " + moves);
    }
    order(moves, report.shape(), parts);
    List<Span> taken = ownWords(reply, report.findings(), parts);
    risk(report.findings(), parts);
    concrete(reply.text(), parts);
    length(reply.text(), parts);
    int points = 0;
    int of = 0;
    for (Part part : parts) {
      points += part.points();
      of += part.of();
    }
    return new Score((200 * points + of) / (2 * of), List.copyOf(parts), taken);
  }

  private static Part move(String move, @Nullable Span at) {
    int of =
        switch (move) {
          case "empathy", "solution", "mirrors-joy" -> 20;
          case "willingness" -> 15;
          case "warm-close", "uses-name" -> 5;
          default -> 10;
        };
    String what =
        switch (move) {
          case "empathy" -> "the feeling or the situation is named";
          case "willingness" -> "you say that you are on their side";
          case "solution" -> "there is an action or an answer";
          case "next-step" -> "they know what happens next";
          case "warm-close" -> "it ends warmly";
          case "mirrors-joy" -> "their good news is shared";
          case "open-question" -> "a question invites their story";
          case "uses-name" -> "their name is used";
          default -> "the next person gets the whole story";
        };
    String note = at == null ? "Not found yet: " + what + "." : Rewrites.capitalised(what) + ".";
    return new Part(move, at == null ? 0 : of, of, note, at);
  }

  private static @Nullable Span place(Shape shape, String move) {
    return switch (move) {
      case "empathy" -> shape.empathy();
      case "willingness" -> shape.willingness();
      case "solution" -> shape.solution();
      case "next-step" -> shape.nextStep();
      case "warm-close" -> shape.warmClose();
      case "mirrors-joy" -> shape.mirrorsJoy();
      case "open-question" -> shape.openQuestion();
      case "uses-name" -> shape.usesName();
      default -> shape.handover();
    };
  }

  private static void order(List<String> moves, Shape shape, List<Part> parts) {
    int asked = 0;
    int made = 0;
    for (String move : List.of("empathy", "willingness", "solution")) {
      asked += moves.contains(move) ? 1 : 0;
      made += moves.contains(move) && place(shape, move) != null ? 1 : 0;
    }
    if (asked >= 2) {
      boolean good = made >= 2 && shape.inOrder();
      String note =
          made < 2
              ? "There is nothing to put in order yet."
              : good
                  ? "Empathy first, then help, then the solution."
                  : "Try empathy first, then help, then the solution.";
      parts.add(new Part("order", good ? 10 : 0, 10, note, null));
    }
  }

  private static List<Span> ownWords(Reply reply, List<Finding> risks, List<Part> parts) {
    String customer = reply.customer() == null ? "" : reply.customer();
    String name = CustomerName.of(reply.customerName()).folded;
    int available = Math.min(OWN_WORDS, OwnWords.available(customer));
    if (available == 0) {
      return List.of();
    }
    List<Span> taken = OwnWords.taken(reply.text(), customer, name, risks);
    int counted = Math.min(available, taken.size());
    String note =
        counted == 0
            ? "None of the customer's own words are taken up."
            : counted < available
                ? "Some of the customer's own words are taken up."
                : "The customer's own words are taken up.";
    parts.add(
        new Part(
            "own-words", 5 * counted, 5 * available, note, taken.isEmpty() ? null : taken.get(0)));
    return taken;
  }

  private static void risk(List<Finding> findings, List<Part> parts) {
    int points = 20;
    for (Finding finding : findings) {
      String severity = finding.rule().severity();
      points -= "error".equals(severity) ? 10 : "warning".equals(severity) ? 7 : 3;
    }
    String note =
        findings.isEmpty()
            ? "No risky phrases."
            : findings.size() == 1
                ? "One phrase could land badly."
                : findings.size() + " phrases could land badly.";
    Span at = findings.isEmpty() ? null : new Span(findings.get(0).start(), findings.get(0).end());
    parts.add(new Part("risk", Math.max(0, points), 20, note, at));
  }

  private static void concrete(String text, List<Part> parts) {
    int count = 0;
    Span first = null;
    int start = -1;
    for (int i = 0; i <= text.length() && count < CONCRETE; i++) {
      boolean word = i < text.length() && Chars.isWord(text.charAt(i));
      if (word && start < 0) {
        start = i;
      } else if (!word && start >= 0) {
        if (Chars.kind(text.charAt(start)) == Chars.DIGIT
            || TIMES.contains(CustomerName.of(text.substring(start, i)).folded)) {
          first = first == null ? new Span(start, i) : first;
          count++;
        }
        start = -1;
      }
    }
    String note =
        count == 0
            ? "No time, date or number makes it concrete."
            : "A time, date or number makes it concrete.";
    parts.add(new Part("concrete", 5 * count, 5 * CONCRETE, note, first));
  }

  private static void length(String text, List<Part> parts) {
    int words = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      boolean word = !Chars.isSpace(text.charAt(i));
      words += word && !inWord ? 1 : 0;
      inWord = word;
    }
    int points = words >= 40 && words <= 200 ? 5 : words >= 25 && words <= 300 ? 3 : 0;
    String note = points == 5 ? "A good length." : words < 40 ? "Rather short." : "Rather long.";
    parts.add(new Part("length", points, 5, note, null));
  }
}

package rapport.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a practice reply is worth as advice, 0 to 100. Pure and stable: the same text, message and
 * ruleset give the same score.
 *
 * <p>Eight parts. A part whose move was not asked for is left out; the total is the points got of
 * the points that could be got, as a percentage, rounded half up.
 *
 * <table>
 * <caption>Points</caption>
 * <tr><td>{@code empathy} 25</td><td>15 when it is there, 5 when it begins in the first 200
 *     characters, 5 when empathy, willingness and solution keep their order</td></tr>
 * <tr><td>{@code joy} 25</td><td>all when the customer's joy is shared</td></tr>
 * <tr><td>{@code willingness} 15, {@code solution} 15</td><td>all when it is there</td></tr>
 * <tr><td>{@code next-step} 10</td><td>6 when it is there, 4 when nothing is a vague
 *     promise</td></tr>
 * <tr><td>{@code close} 10</td><td>6 for a warm close, 4 for the customer's name; where only the
 *     name was asked for, it gives all</td></tr>
 * <tr><td>{@code specific} 10</td><td>2 for each different word of substance that was taken up from
 *     the customer's message</td></tr>
 * <tr><td>{@code risk} 10</td><td>less 5 for an error, 3 for a warning, 2 for a hint</td></tr>
 * <tr><td>{@code length} 5</td><td>all from 30 to 180 words, 2 from 15 to 260</td></tr>
 * </table>
 *
 * @param total 0 to 100
 * @param parts in the order of the table
 * @param taken stretches of the reply that take up the customer's words, in order
 */
public record Score(int total, List<Part> parts, List<Span> taken) {
  private static final int EARLY_CHARS = 200;

  public Score {
    parts = List.copyOf(parts);
    taken = List.copyOf(taken);
  }

  /**
   * @param at where the reply earns it; null when there is no one place
   */
  public record Part(String id, int points, int of, @Nullable Span at) {}

  /**
   * @param reply with the customer's message and name, where there are any
   * @param moves signal ids that the scenario asks for, and {@code uses-name}
   */
  public static Score of(Ruleset ruleset, Reply reply, List<String> moves) {
    Report report = ruleset.check(reply);
    Shape shape = report.shape();
    Taken taken = Taken.of(reply.text(), reply.customer(), reply.customerName());
    List<Part> parts = new ArrayList<>();
    if (moves.contains("empathy")) parts.add(empathy(shape));
    if (moves.contains("mirrors-joy")) parts.add(there("joy", 25, shape.mirrorsJoy()));
    if (moves.contains("willingness")) parts.add(there("willingness", 15, shape.willingness()));
    if (moves.contains("solution")) parts.add(there("solution", 15, shape.solution()));
    if (moves.contains("next-step")) parts.add(nextStep(shape, report.findings()));
    parts.add(close(shape, moves));
    if (reply.customer() != null) {
      parts.add(new Part("specific", Math.min(10, 2 * taken.words()), 10, null));
    }
    parts.add(new Part("risk", risk(report.findings()), 10, null));
    parts.add(new Part("length", length(Taken.length(reply.text())), 5, null));
    int points = 0;
    int of = 0;
    for (Part part : parts) {
      points += part.points();
      of += part.of();
    }
    return new Score((200 * points + of) / (2 * of), parts, taken.spans());
  }

  private static Part there(String id, int of, @Nullable Span at) {
    return new Part(id, at == null ? 0 : of, of, at);
  }

  private static Part empathy(Shape shape) {
    Span at = shape.empathy();
    if (at == null) return new Part("empathy", 0, 25, null);
    int early = at.start() < EARLY_CHARS ? 5 : 0;
    return new Part("empathy", 15 + early + (shape.inOrder() ? 5 : 0), 25, at);
  }

  private static Part nextStep(Shape shape, List<Finding> findings) {
    boolean vague = false;
    for (Finding finding : findings) {
      if ("vague-commitment".equals(finding.rule().category())) vague = true;
    }
    Span at = shape.nextStep();
    return new Part("next-step", at == null ? 0 : vague ? 6 : 10, 10, at);
  }

  private static Part close(Shape shape, List<String> moves) {
    boolean name = shape.usesName() != null;
    if (!moves.contains("warm-close"))
      return new Part("close", name ? 10 : 0, 10, shape.usesName());
    return new Part(
        "close", (shape.warmClose() == null ? 0 : 6) + (name ? 4 : 0), 10, shape.warmClose());
  }

  private static int risk(List<Finding> findings) {
    int left = 10;
    for (Finding finding : findings) {
      String severity = String.valueOf(finding.rule().severity());
      left -= severity.equals("error") ? 5 : severity.equals("warning") ? 3 : 2;
    }
    return Math.max(0, left);
  }

  private static int length(int words) {
    if (words >= 30 && words <= 180) return 5;
    return words >= 15 && words <= 260 ? 2 : 0;
  }
}

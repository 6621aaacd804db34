package rapport;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A practice reply that was handed in. Its text is kept, as this is practice, and is the agent's
 * own until they share it.
 *
 * @param title and {@code customer}: of the scenario as it was then, which may be gone by now
 * @param day in the agent's team's time zone
 * @param attempt 1 for the first try at this scenario
 */
public record Attempt(
    String id,
    String scenario,
    String title,
    String customer,
    Instant at,
    LocalDate day,
    int attempt,
    int ruleset,
    String text,
    Outcome outcome,
    @Nullable Instant sharedAt) {

  /**
   * How it reads, as it was told at hand-in: later rules do not change it.
   *
   * @param total 0 to 100
   * @param taken spans of the reply that take up the customer's words
   */
  public record Outcome(int total, List<Part> parts, List<Found> findings, List<Stretch> taken) {
    public Outcome {
      parts = List.copyOf(parts);
      findings = List.copyOf(findings);
      taken = List.copyOf(taken);
    }
  }

  /**
   * A part of the score.
   *
   * @param note one sentence, or empty: the page has words of its own for each part
   */
  public record Part(String id, int points, int of, String note) {}

  /**
   * A risky phrase in the reply.
   *
   * @param title of the category
   */
  public record Found(
      int start,
      int end,
      String category,
      String title,
      String severity,
      String message,
      List<String> rewrites) {}

  public record Stretch(int start, int end) {}
}

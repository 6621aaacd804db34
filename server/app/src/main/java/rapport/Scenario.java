package rapport;

import java.util.List;

/**
 * A customer's message to practise on.
 *
 * @param business the line of business, for people
 * @param minutes how long a try takes
 * @param intro one sentence that sets the scene
 * @param categories of risky phrasing that it trains; each has a claim
 * @param known what the agent may use in the reply
 * @param moves signal ids that a good reply makes, and {@code uses-name}
 * @param before a reply as it should not be, with what is claimed to be found in it
 * @param after one way to say it: no finding, and every move, in order
 * @param changed what became of it, a sentence each
 */
public record Scenario(
    String id,
    String title,
    String business,
    int minutes,
    String intro,
    String emotion,
    List<String> categories,
    Customer customer,
    List<String> known,
    List<String> moves,
    String before,
    List<Claim> claims,
    String after,
    List<String> changed) {

  /**
   * @param sent the time of day that stands beside the message, as text
   */
  public record Customer(String name, String sent, String message) {
    public String firstName() {
      int space = name.indexOf(' ');
      return space < 0 ? name : name.substring(0, space);
    }
  }

  /** In {@code before}, this phrase is found, under this category. */
  public record Claim(String category, String phrase) {}

  public Scenario {
    categories = List.copyOf(categories);
    known = List.copyOf(known);
    moves = List.copyOf(moves);
    claims = List.copyOf(claims);
    changed = List.copyOf(changed);
  }
}

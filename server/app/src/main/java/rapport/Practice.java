package rapport;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to practise next. Scenarios that are due come first, then new ones; among each, those that
 * train what the agent needs most. See {@link SpacedRepetition} for when one is due. Pure.
 *
 * @param weakness by category, in any unit: more is weaker. From live use and from practice
 * @param reviews by scenario; one that is missing is new
 */
public record Practice(
    List<Scenario> scenarios,
    Map<String, SpacedRepetition> reviews,
    Map<String, Double> weakness,
    Map<String, String> titles,
    LocalDate today) {
  /** A day's worth, unless the agent asks for more. */
  public static final int MINUTES_A_DAY = 5;

  /** One hand-in, oldest first: what spaced repetition needs to know of it. */
  public record Review(String scenario, LocalDate day, int score) {}

  /**
   * @param reason a sentence: what it is for and when it was done last
   */
  public record Suggestion(Scenario scenario, String reason) {}

  public static Map<String, SpacedRepetition> reviews(List<Review> attempts) {
    Map<String, SpacedRepetition> reviews = new HashMap<>();
    for (Review one : attempts) {
      SpacedRepetition before = reviews.getOrDefault(one.scenario(), SpacedRepetition.NEW);
      reviews.put(one.scenario(), before.review(one.score(), one.day()));
    }
    return reviews;
  }

  /**
   * @param first a scenario that the agent asked for; null: none
   * @param except scenarios seen in this sitting
   * @param more beyond today's minutes, and before they are due
   */
  public List<Suggestion> next(@Nullable String first, Set<String> except, boolean more) {
    List<Scenario> order = new ArrayList<>();
    for (Scenario scenario : scenarios) if (scenario.id().equals(first)) order.add(scenario);
    boolean asked = !order.isEmpty();
    List<Scenario> rest =
        scenarios.stream()
            .filter(s -> !except.contains(s.id()) && !s.id().equals(first))
            .sorted(byNeed())
            .toList();
    int left = MINUTES_A_DAY - minutesDone();
    for (Scenario scenario : rest) {
      if (!more && isLater(scenario)) continue;
      if (!more && left <= 0) break;
      order.add(scenario);
      left -= scenario.minutes();
      if (more && order.size() >= 3) break;
    }
    if (!asked && order.isEmpty() && more && !rest.isEmpty()) order.add(rest.get(0));
    return order.stream().map(s -> new Suggestion(s, reason(s))).toList();
  }

  /** When the next scenario comes back by itself; null: none was ever done. */
  public @Nullable LocalDate nextDue() {
    LocalDate next = null;
    for (SpacedRepetition review : reviews.values()) {
      LocalDate due = review.due();
      if (due != null && due.isAfter(today) && (next == null || due.isBefore(next))) next = due;
    }
    return next;
  }

  private SpacedRepetition review(Scenario scenario) {
    return reviews.getOrDefault(scenario.id(), SpacedRepetition.NEW);
  }

  private boolean isLater(Scenario scenario) {
    LocalDate due = review(scenario).due();
    return due != null && due.isAfter(today);
  }

  private int minutesDone() {
    return scenarios.stream()
        .filter(s -> today.equals(review(s).last()))
        .mapToInt(Scenario::minutes)
        .sum();
  }

  private Comparator<Scenario> byNeed() {
    Comparator<Scenario> byTurn =
        Comparator.comparingInt(
            s -> {
              LocalDate due = review(s).due();
              return due == null ? 1 : due.isAfter(today) ? 2 : 0;
            });
    return byTurn
        .thenComparing(Comparator.comparingDouble(this::need).reversed())
        .thenComparing(s -> review(s).due(), Comparator.nullsFirst(Comparator.naturalOrder()));
  }

  /** Its weakest category, and a little for each other one. */
  private double need(Scenario scenario) {
    double most = 0;
    double sum = 0;
    for (String category : scenario.categories()) {
      double one = weakness.getOrDefault(category, 0.0);
      most = Math.max(most, one);
      sum += one;
    }
    return most + sum / 100;
  }

  private String reason(Scenario scenario) {
    String category =
        scenario.categories().stream()
            .max(Comparator.comparingDouble(c -> weakness.getOrDefault(c, 0.0)))
            .orElse("");
    String title = titles.getOrDefault(category, category);
    LocalDate last = review(scenario).last();
    String when = last == null ? "New to you." : "You last did it " + ago(last) + ".";
    return title.isEmpty() ? when : "For “" + title + "”. " + when;
  }

  private String ago(LocalDate day) {
    long days = ChronoUnit.DAYS.between(day, today);
    if (days <= 0) return "today";
    return days == 1 ? "yesterday" : days + " days ago";
  }
}

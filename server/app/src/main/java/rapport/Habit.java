package rapport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rapport.Progress.Day;
import rapport.Progress.Range;

/**
 * One category over a stretch of time: how often its cards were shown and what was done with them.
 *
 * @param then shown in 1,000 words of the earlier part, null from too few replies
 * @param now the same of the later part
 */
public record Habit(
    String id,
    String title,
    long shown,
    long accepted,
    long editedAway,
    long dismissed,
    long turnedOff,
    long reported,
    @Nullable Double then,
    @Nullable Double now) {
  /**
   * Categories that were seen, and all that the rules have.
   *
   * @param titles of the categories in force, in their order
   */
  static List<Habit> of(
      List<Day> days, Range range, Range then, Range now, Map<String, String> titles) {
    Map<String, Figures[]> sums = new LinkedHashMap<>();
    titles.keySet().forEach(id -> sums.put(id, none()));
    for (Day day : days) {
      if (day.category().isEmpty()) continue;
      Figures[] three = sums.computeIfAbsent(day.category(), id -> none());
      if (range.holds(day.day())) three[0] = three[0].plus(day.figures());
      if (then.holds(day.day())) three[1] = three[1].plus(day.figures());
      if (now.holds(day.day())) three[2] = three[2].plus(day.figures());
    }
    Figures before = Progress.sum(days, then, null);
    Figures after = Progress.sum(days, now, null);
    List<Habit> habits = new ArrayList<>();
    sums.forEach(
        (id, three) -> {
          Figures f = three[0];
          habits.add(
              new Habit(
                  id,
                  titles.getOrDefault(id, id),
                  f.shown(),
                  f.accepted(),
                  f.editedAway(),
                  f.dismissed(),
                  f.turnedOff(),
                  f.reported(),
                  before.perThousand(three[1].shown()),
                  after.perThousand(three[2].shown())));
        });
    return List.copyOf(habits);
  }

  private static Figures[] none() {
    return new Figures[] {Figures.NONE, Figures.NONE, Figures.NONE};
  }
}

package rapport.e2e;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import rapport.Event;
import rapport.Person;
import rapport.Running;
import rapport.store.EventStore;
import rapport.store.PersonStore;

/** A made-up year of writing: the same for the same seed. */
final class Year {
  /** A habit and how often it falls in 1,000 words, at the year's beginning and at its end. */
  private record Habit(String category, String rule, double then, double now) {}

  private static final List<Habit> HABITS =
      List.of(
          new Habit("vague-commitment", "as-soon-as-possible", 2.4, 1.9),
          new Habit("scripted-apology", "any-inconvenience", 2.6, 1.2),
          new Habit("negative-language", "we-cannot", 1.2, 0.9),
          new Habit("command", "you-need-to", 1.3, 0.1),
          new Habit("robotic", "please-be-advised", 1.5, 0.2),
          new Habit("blame", "you-should-have", 0.6, 0.0));

  private final EventStore store;
  private final Running running;
  private final Random random;

  Year(Running running, long seed) {
    this.running = running;
    this.store = new EventStore(running.server.database());
    this.random = new Random(seed);
  }

  /** So many days up to today, some replies on each working day. */
  void write(String person, int days, int replies) {
    Person who = new PersonStore(running.server.database()).find(person).orElseThrow();
    List<Event> events = new ArrayList<>();
    // Everybody has their own weak spots.
    double[] leaning = new Random(person.hashCode()).doubles(HABITS.size(), 0.5, 1.7).toArray();
    for (int ago = days - 1; ago >= 0; ago--) {
      Instant noon = Running.NOW.minus(ago, ChronoUnit.DAYS);
      double progress = Math.min(1, 1.3 * (days - ago) / days);
      for (int i = 0; i < replies; i++) reply(noon.plusSeconds(i * 60L), progress, leaning, events);
      if (events.size() > 400 || ago == 0) {
        store.append(who, Desk.ZONE, events, Running.NOW);
        events.clear();
      }
    }
  }

  private void reply(Instant at, double progress, double[] leaning, List<Event> events) {
    int words = 60 + random.nextInt(100);
    for (int i = 0; i < leaning.length; i++) {
      Habit habit = HABITS.get(i);
      double rate = leaning[i] * (habit.then() + (habit.now() - habit.then()) * progress);
      if (random.nextDouble() >= rate * words / 1000) continue;
      events.add(card(at, Event.Action.SHOWN, habit));
      double what = random.nextDouble();
      if (what < 0.55) events.add(card(at, Event.Action.ACCEPTED, habit));
      else if (what < 0.8) events.add(card(at, Event.Action.EDITED_AWAY, habit));
      else if (what < 0.95) events.add(card(at, Event.Action.DISMISSED, habit));
    }
    boolean inOrder = random.nextDouble() < 0.3 + 0.36 * progress;
    events.add(event(at, Event.Action.REPLY, null, null, words, inOrder));
  }

  private Event card(Instant at, Event.Action action, Habit habit) {
    return event(at, action, habit.rule(), habit.category(), null, null);
  }

  private Event event(
      Instant at,
      Event.Action action,
      String rule,
      String category,
      Integer words,
      Boolean inOrder) {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    return new Event(
        id, at, action, rule, category, 1, "r", words, inOrder, true, "desk.example.com", null);
  }
}

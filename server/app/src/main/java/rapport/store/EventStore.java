package rapport.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import rapport.Event;
import rapport.Person;

/** Events and, in the same transaction, the roll-ups that pages are drawn from. */
public final class EventStore {
  private final Database database;

  public EventStore(Database database) {
    this.database = database;
  }

  /**
   * Stores what is not there yet and answers once that is durable.
   *
   * @param zone of the person's team: it decides the day, which is kept with the event
   * @return for each event whether it is new; false: it was there already
   */
  public List<Boolean> append(Person person, ZoneId zone, List<Event> events, Instant now) {
    if (events.isEmpty()) return List.of();
    return database.write(handle -> append(handle, person, zone, events, now));
  }

  private static List<Boolean> append(
      Handle handle, Person person, ZoneId zone, List<Event> events, Instant now) {
    String team = person.team() == null ? "" : person.team();
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO event (id, person, team, day, occurred_at, received_at, action, rule, category, ruleset, reply, words, in_order, typed,
              site, sentence)
            VALUES (:id, :person, :team, :day, :at, :now, :action, :rule, :category, :ruleset, :reply, :words, :inOrder, :typed, :site, :sentence)
            ON CONFLICT DO NOTHING
            """);
    for (Event event : events) {
      batch
          .bind("id", bytes(event.id()))
          .bind("person", person.id())
          .bind("team", team)
          .bind("day", day(event, zone).toString())
          .bind("at", event.at())
          .bind("now", now)
          .bind("action", event.action().id())
          .bind("rule", event.rule())
          .bind("category", event.category())
          .bind("ruleset", event.ruleset())
          .bind("reply", event.replyId())
          .bind("words", event.words())
          .bind("inOrder", event.inOrder())
          .bind("typed", event.typed())
          .bind("site", event.site())
          .bind("sentence", event.sentence())
          .add();
    }
    int[] counts = batch.execute();
    List<Boolean> stored = new ArrayList<>(events.size());
    List<Rollups.Counted> counted = new ArrayList<>(events.size());
    for (int i = 0; i < counts.length; i++) {
      Event event = events.get(i);
      stored.add(counts[i] > 0);
      if (counts[i] > 0)
        counted.add(new Rollups.Counted(person.id(), team, day(event, zone).toString(), event));
    }
    Rollups.add(handle, counted);
    return stored;
  }

  private static LocalDate day(Event event, ZoneId zone) {
    return event.at().atZone(zone).toLocalDate();
  }

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}

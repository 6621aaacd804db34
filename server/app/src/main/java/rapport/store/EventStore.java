package rapport.store;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import rapport.Event;
import rapport.Person;

/** Events and, in the same transaction, the roll-ups that pages are drawn from. */
public final class EventStore {
  private static final String APPEND =
      """
      INSERT INTO event (id, person, team, day, occurred_at, received_at, action, rule, category, ruleset, reply, words, in_order, typed,
        site, sentence)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  /** One for all callers: the writer does what is the same together. */
  private static final Writer.Together<Sent, List<Boolean>> TOGETHER = EventStore::append;

  private final Database database;

  public EventStore(Database database) {
    this.database = database;
  }

  /** What one caller sent. */
  private record Sent(Person person, ZoneId zone, List<Event> events, Instant now) {}

  /**
   * Stores what is not there yet and answers once that is durable.
   *
   * @param zone of the person's team: it decides the day, which is kept with the event
   * @return for each event whether it is new; false: it was there already
   */
  public List<Boolean> append(Person person, ZoneId zone, List<Event> events, Instant now) {
    if (events.isEmpty()) return List.of();
    return database.writer().write(TOGETHER, new Sent(person, zone, events, now), events.size());
  }

  /** When the last event came; the epoch: none yet. */
  public Instant newest() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT received_at FROM event ORDER BY seq DESC LIMIT 1")
                .mapTo(Instant.class)
                .findOne()
                .orElse(Instant.EPOCH));
  }

  /** Plain JDBC: binding by name took more time than SQLite itself. */
  private static List<List<Boolean>> append(Handle handle, List<Sent> all) throws SQLException {
    List<List<Boolean>> outcomes = new ArrayList<>(all.size());
    List<Rollups.Counted> counted = new ArrayList<>();
    try (PreparedStatement insert = handle.getConnection().prepareStatement(APPEND)) {
      for (Sent sent : all) {
        String person = sent.person().id();
        String team = sent.person().team() == null ? "" : sent.person().team();
        List<Boolean> stored = new ArrayList<>(sent.events().size());
        for (Event event : sent.events()) {
          String day = day(event, sent.zone()).toString();
          bind(insert, event, sent.now());
          insert.setString(2, person);
          insert.setString(3, team);
          insert.setString(4, day);
          boolean isNew = insert.executeUpdate() > 0;
          stored.add(isNew);
          if (isNew) counted.add(new Rollups.Counted(person, team, day, event));
        }
        outcomes.add(stored);
      }
    }
    Rollups.add(handle, counted);
    return outcomes;
  }

  private static void bind(PreparedStatement insert, Event event, Instant now) throws SQLException {
    insert.setBytes(1, bytes(event.id()));
    insert.setLong(5, event.at().toEpochMilli());
    insert.setLong(6, now.toEpochMilli());
    insert.setString(7, event.action().id());
    insert.setString(8, event.rule());
    insert.setString(9, event.category());
    insert.setInt(10, event.ruleset());
    insert.setString(11, event.replyId());
    set(insert, 12, event.words());
    set(insert, 13, event.inOrder() == null ? null : event.inOrder() ? 1 : 0);
    insert.setInt(14, event.typed() ? 1 : 0);
    insert.setString(15, event.site());
    insert.setString(16, event.sentence());
  }

  private static void set(PreparedStatement insert, int place, @Nullable Integer value)
      throws SQLException {
    if (value == null) insert.setNull(place, Types.INTEGER);
    else insert.setInt(place, value);
  }

  /**
   * For retention: some of the events of the days before, found without holding up writers.
   *
   * @return rows to hand to {@link #delete}; empty: there are no more
   */
  public List<Long> before(String day, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT seq FROM event WHERE day < ? ORDER BY seq LIMIT ?")
                .bind(0, day)
                .bind(1, limit)
                .mapTo(Long.class)
                .list());
  }

  public static void delete(Handle handle, List<Long> rows) {
    handle.createUpdate("DELETE FROM event WHERE seq IN (<rows>)").bindList("rows", rows).execute();
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

package rapport.store;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jspecify.annotations.Nullable;
import rapport.HistoryEntry;
import rapport.HistoryEntry.Filter;
import rapport.HistoryEntry.Place;

/**
 * Everything that is kept about what one person did: events and practice replies together, newest
 * first.
 */
public final class HistoryStore {
  private static final String ENTRIES =
      """
      SELECT * FROM (
        SELECT 0 AS kind, seq, id, occurred_at AS at, day, action, rule, category, ruleset, reply, words, in_order, typed, site, sentence,
          NULL AS scenario, NULL AS title, NULL AS score, NULL AS shared, NULL AS text
        FROM event
        WHERE person = :person AND occurred_at <= :at AND (occurred_at, 0, seq) < (:at, :kind, :seq) AND (:action IS NULL OR action = :action)
          AND (:rule IS NULL OR rule = :rule) AND (:category IS NULL OR category = :category)
          AND (:from IS NULL OR day >= :from) AND (:to IS NULL OR day <= :to)
        ORDER BY occurred_at DESC, seq DESC LIMIT :limit)
      UNION ALL
      SELECT * FROM (
        SELECT 1, seq, id, at, day, 'attempt', NULL, NULL, ruleset, NULL, NULL, NULL, NULL, NULL, NULL,
          scenario, title, score, shared_at IS NOT NULL, text
        FROM attempt
        WHERE person = :person AND (at, 1, seq) < (:at, :kind, :seq) AND (:action IS NULL OR :action = 'attempt')
          AND :rule IS NULL AND :category IS NULL AND (:from IS NULL OR day >= :from) AND (:to IS NULL OR day <= :to)
        ORDER BY at DESC, seq DESC LIMIT :limit)
      ORDER BY at DESC, kind DESC, seq DESC LIMIT :limit
      """;

  private final Database database;

  public HistoryStore(Database database) {
    this.database = database;
  }

  /** An entry and where it stands. */
  public record Placed(HistoryEntry entry, Place place) {}

  /** One page after {@code after}. */
  public List<Placed> list(String person, Filter filter, Place after, int limit) {
    return database.read(handle -> query(handle, person, filter, after, limit).list());
  }

  /** All of it, one by one: a history may be larger than memory. */
  public void forEach(String person, Consumer<HistoryEntry> each) {
    database.read(
        handle -> {
          query(handle, person, Filter.ALL, Place.START, Integer.MAX_VALUE)
              .forEach(placed -> each.accept(placed.entry()));
          return null;
        });
  }

  private static ResultIterable<Placed> query(
      Handle handle, String person, Filter filter, Place after, int limit) {
    return handle
        .createQuery(ENTRIES)
        .bind("person", person)
        .bind("at", after.at())
        .bind("kind", after.kind())
        .bind("seq", after.seq())
        .bind("action", filter.action())
        .bind("rule", filter.rule())
        .bind("category", filter.category())
        .bind("from", text(filter.from()))
        .bind("to", text(filter.to()))
        .bind("limit", limit)
        .map((row, context) -> placed(row));
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static Placed placed(ResultSet row) throws SQLException {
    boolean attempt = row.getInt("kind") == 1;
    Boolean typed = bool(row, "typed");
    HistoryEntry entry =
        new HistoryEntry(
            attempt ? row.getString("id") : uuid(row.getBytes("id")),
            Instant.ofEpochMilli(row.getLong("at")),
            LocalDate.parse(row.getString("day")),
            row.getString("action"),
            row.getString("rule"),
            row.getString("category"),
            number(row, "ruleset"),
            row.getString("reply"),
            number(row, "words"),
            bool(row, "in_order"),
            typed == null ? null : typed ? "typed" : "inserted",
            row.getString("site"),
            row.getString("sentence"),
            row.getString("scenario"),
            row.getString("title"),
            number(row, "score"),
            bool(row, "shared"),
            row.getString("text"));
    return new Placed(entry, new Place(row.getLong("at"), row.getInt("kind"), row.getLong("seq")));
  }

  private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number;
  }

  private static @Nullable Boolean bool(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number != 0;
  }

  private static String uuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong()).toString();
  }

  /** Takes a person's history out of everything, sums of their team included. */
  public void erase(String person) {
    database.write(
        handle -> {
          erase(handle, person);
          return null;
        });
  }

  public static void erase(Handle handle, String person) {
    Rollups.erase(handle, person);
    handle.execute("DELETE FROM event WHERE person = ?", person);
    AttemptStore.erase(handle, person);
  }
}

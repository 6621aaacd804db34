package rapport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import rapport.Attempt;
import rapport.Json;
import rapport.Practice;

/** Practice replies, in order of handing in. */
public final class AttemptStore {
  private static final String SELECT =
      "SELECT seq, id, scenario, title, customer, at, day, attempt, ruleset, text, outcome, shared_at FROM attempt ";

  private final Database database;

  public AttemptStore(Database database) {
    this.database = database;
  }

  /** Stores it as the next try at its scenario; answers it with its number. */
  public Attempt append(String person, Attempt attempt) {
    return database.write(
        handle -> {
          int tries =
              handle
                  .createQuery("SELECT count(*) FROM attempt WHERE person = ? AND scenario = ?")
                  .bind(0, person)
                  .bind(1, attempt.scenario())
                  .mapTo(Integer.class)
                  .one();
          handle
              .createUpdate(
                  """
                  INSERT INTO attempt (id, person, scenario, title, customer, at, day, attempt, ruleset, text, score, outcome)
                  VALUES (:id, :person, :scenario, :title, :customer, :at, :day, :attempt, :ruleset, :text, :score, :outcome)
                  """)
              .bind("id", attempt.id())
              .bind("person", person)
              .bind("scenario", attempt.scenario())
              .bind("title", attempt.title())
              .bind("customer", attempt.customer())
              .bind("at", attempt.at())
              .bind("day", attempt.day().toString())
              .bind("attempt", tries + 1)
              .bind("ruleset", attempt.ruleset())
              .bind("text", attempt.text())
              .bind("score", attempt.outcome().total())
              .bind("outcome", Json.text(attempt.outcome()))
              .execute();
          return find(handle, person, attempt.id()).orElseThrow();
        });
  }

  private static Optional<Attempt> find(Handle handle, String person, String id) {
    return handle
        .createQuery(SELECT + "WHERE person = ? AND id = ?")
        .bind(0, person)
        .bind(1, id)
        .map(AttemptStore::attempt)
        .findOne();
  }

  /**
   * One page of a person's attempts, newest first, before {@code cursor} (an attempt's {@code
   * seq}).
   */
  public List<Numbered> list(String person, @Nullable String scenario, long cursor, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + "WHERE person = :person AND seq < :cursor AND (:scenario IS NULL OR scenario = :scenario) ORDER BY seq DESC LIMIT :limit")
                .bind("person", person)
                .bind("scenario", scenario)
                .bind("cursor", cursor)
                .bind("limit", limit)
                .map((row, context) -> new Numbered(row.getLong("seq"), attempt(row, context)))
                .list());
  }

  public record Numbered(long seq, Attempt attempt) {}

  /** Total of a person's first try at a scenario. */
  public Optional<Integer> firstScore(String person, String scenario) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT score FROM attempt WHERE person = ? AND scenario = ? ORDER BY seq LIMIT 1")
                .bind(0, person)
                .bind(1, scenario)
                .mapTo(Integer.class)
                .findOne());
  }

  /** All of a person's, oldest first, as spaced repetition sees them. */
  public List<Practice.Review> reviews(String person) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT scenario, day, score FROM attempt WHERE person = ? ORDER BY seq")
                .bind(0, person)
                .map(
                    (row, context) ->
                        new Practice.Review(
                            row.getString("scenario"),
                            LocalDate.parse(row.getString("day")),
                            row.getInt("score")))
                .list());
  }

  /**
   * Shows it to the lead of the team that the agent is in now, and to no later one. False: no such
   * attempt of theirs.
   */
  public boolean share(String person, @Nullable String team, String id, Instant now) {
    return database.write(
        handle ->
            handle.execute(
                    "UPDATE attempt SET shared_at = ?, shared_team = ? WHERE person = ? AND id = ?",
                    now,
                    team == null ? "" : team,
                    person,
                    id)
                > 0);
  }

  /** Takes it back from whoever it was shared with. False: no such attempt of theirs. */
  public boolean unshare(String person, String id) {
    return database.write(
        handle ->
            handle.execute(
                    "UPDATE attempt SET shared_at = NULL, shared_team = NULL WHERE person = ? AND id = ?",
                    person,
                    id)
                > 0);
  }

  /** Names of the leads who would see what somebody shares in a team; not themselves. */
  public List<String> readers(String team, String person) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT name FROM person JOIN lead ON lead.person = person.id WHERE lead.team = ? AND person.id <> ? ORDER BY name, id")
                .bind(0, team)
                .bind(1, person)
                .mapTo(String.class)
                .list());
  }

  /** What a person has shared with a team's lead, newest first. */
  public List<Attempt> shared(String person, String team, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    SELECT + "WHERE person = ? AND shared_team = ? ORDER BY seq DESC LIMIT ?")
                .bind(0, person)
                .bind(1, team)
                .bind(2, limit)
                .map(AttemptStore::attempt)
                .list());
  }

  public static void erase(Handle handle, String person) {
    handle.execute("DELETE FROM attempt WHERE person = ?", person);
  }

  /** For retention. */
  public static int forget(Handle handle, String beforeDay) {
    return handle.execute("DELETE FROM attempt WHERE day < ?", beforeDay);
  }

  static Attempt attempt(ResultSet row, StatementContext context) throws SQLException {
    long shared = row.getLong("shared_at");
    Instant sharedAt = row.wasNull() ? null : Instant.ofEpochMilli(shared);
    return new Attempt(
        row.getString("id"),
        row.getString("scenario"),
        row.getString("title"),
        row.getString("customer"),
        Instant.ofEpochMilli(row.getLong("at")),
        LocalDate.parse(row.getString("day")),
        row.getInt("attempt"),
        row.getInt("ruleset"),
        row.getString("text"),
        Json.parse(row.getString("outcome"), Attempt.Outcome.class),
        sharedAt);
  }
}

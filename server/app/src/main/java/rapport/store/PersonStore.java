package rapport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import rapport.Person;
import rapport.Role;

/**
 * People and which teams they lead. Methods with a handle belong to a transaction of the caller.
 */
public final class PersonStore {
  private static final String SELECT =
      """
      SELECT id, name, email, role, team, created_at, joined_at,
        (SELECT group_concat(lead.team, ' ') FROM lead WHERE lead.person = person.id) AS leads
      FROM person
      """;

  private final Database database;

  public PersonStore(Database database) {
    this.database = database;
  }

  public Optional<Person> find(String id) {
    return database.read(handle -> find(handle, id));
  }

  public static Optional<Person> find(Handle handle, String id) {
    return handle
        .createQuery(SELECT + "WHERE id = ?")
        .bind(0, id)
        .map(PersonStore::person)
        .findOne();
  }

  public static Optional<Person> findByEmail(Handle handle, String email) {
    return handle
        .createQuery(SELECT + "WHERE email = ?")
        .bind(0, email)
        .map(PersonStore::person)
        .findOne();
  }

  /** The first of that name; names need not be unique. */
  public static Optional<Person> findByName(Handle handle, String name) {
    return handle
        .createQuery(SELECT + "WHERE name = ? ORDER BY created_at, id LIMIT 1")
        .bind(0, name)
        .map(PersonStore::person)
        .findOne();
  }

  /** In order of id, after {@code cursor}. */
  public List<Person> list(@Nullable String team, String cursor, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + "WHERE id > :cursor AND (:team IS NULL OR team = :team) ORDER BY id LIMIT :limit")
                .bind("cursor", cursor)
                .bind("team", team)
                .bind("limit", limit)
                .map(PersonStore::person)
                .list());
  }

  /** Creates or replaces. */
  public static void put(Handle handle, Person person) {
    handle
        .createUpdate(
            """
            INSERT INTO person (id, name, email, role, team, created_at, joined_at) VALUES (:id, :name, :email, :role, :team, :created, :joined)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email, role = excluded.role, team = excluded.team,
              joined_at = excluded.joined_at
            """)
        .bind("id", person.id())
        .bind("name", person.name())
        .bind("email", person.email())
        .bind("role", person.role().id())
        .bind("team", person.team())
        .bind("created", person.createdAt())
        .bind("joined", person.joinedAt())
        .execute();
    handle.execute("DELETE FROM lead WHERE person = ?", person.id());
    for (String team : person.leads())
      handle.execute("INSERT INTO lead (person, team) VALUES (?, ?)", person.id(), team);
  }

  public static void joined(Handle handle, String id, Instant now) {
    handle.execute("UPDATE person SET joined_at = ? WHERE id = ? AND joined_at IS NULL", now, id);
  }

  /**
   * Their tokens, invites and leads go with them. Events do not: the caller says what becomes of
   * those.
   */
  public static void delete(Handle handle, String id) {
    handle.execute("DELETE FROM person WHERE id = ?", id);
  }

  public static int admins(Handle handle) {
    return handle
        .createQuery("SELECT count(*) FROM person WHERE role = 'admin'")
        .mapTo(Integer.class)
        .one();
  }

  /** Whether anybody who could let others in has come in yet. */
  public boolean adminJoined() {
    return database.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT count(*) FROM person WHERE role = 'admin' AND joined_at IS NOT NULL")
                    .mapTo(Integer.class)
                    .one())
        > 0;
  }

  /**
   * Makes the person {@code admin} if there is none: the one behind the admin token and the admin
   * link.
   */
  public static void ensureAdmin(Handle handle, Instant now) {
    if (find(handle, Person.ADMIN_ID).isEmpty())
      put(
          handle,
          new Person(Person.ADMIN_ID, "admin", null, Role.ADMIN, null, List.of(), now, null));
  }

  private static Person person(ResultSet row, StatementContext context) throws SQLException {
    String leads = row.getString("leads");
    long joined = row.getLong("joined_at");
    Instant joinedAt = row.wasNull() ? null : Instant.ofEpochMilli(joined);
    return new Person(
        row.getString("id"),
        row.getString("name"),
        row.getString("email"),
        Role.of(row.getString("role")),
        row.getString("team"),
        leads == null ? List.of() : List.of(leads.split(" ")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        joinedAt);
  }
}

package rapport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import rapport.Team;

/** Teams. */
public final class TeamStore {
  private final Database database;

  public TeamStore(Database database) {
    this.database = database;
  }

  public Optional<Team> find(String id) {
    return database.read(handle -> find(handle, id));
  }

  public static Optional<Team> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT id, name, time_zone FROM team WHERE id = ?")
        .bind(0, id)
        .map(TeamStore::team)
        .findOne();
  }

  /** In order of id, after {@code cursor}. */
  public List<Team> list(String cursor, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT id, name, time_zone FROM team WHERE id > ? ORDER BY id LIMIT ?")
                .bind(0, cursor)
                .bind(1, limit)
                .map(TeamStore::team)
                .list());
  }

  /**
   * Creates or replaces. A new time zone holds for events from now on: the day of an event never
   * changes.
   */
  public static void put(Handle handle, Team team) {
    handle.execute(
        "INSERT INTO team (id, name, time_zone) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, time_zone = excluded.time_zone",
        team.id(),
        team.name(),
        team.timeZone().getId());
  }

  public static boolean nameTaken(Handle handle, Team team) {
    return handle
            .createQuery("SELECT count(*) FROM team WHERE name = ? AND id <> ?")
            .bind(0, team.name())
            .bind(1, team.id())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  public static int members(Handle handle, String id) {
    return handle
        .createQuery("SELECT count(*) FROM person WHERE team = ?")
        .bind(0, id)
        .mapTo(Integer.class)
        .one();
  }

  public static void delete(Handle handle, String id) {
    handle.execute("DELETE FROM team WHERE id = ?", id);
  }

  private static Team team(ResultSet row, StatementContext context) throws SQLException {
    return new Team(
        row.getString("id"), row.getString("name"), ZoneId.of(row.getString("time_zone")));
  }
}

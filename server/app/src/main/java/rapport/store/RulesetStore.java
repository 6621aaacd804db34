package rapport.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import rapport.Json;
import rapport.rules.Change;
import rapport.rules.Contents;
import rapport.rules.Entry;
import rapport.rules.Publication;

/** Every published state of the rules; nothing is ever lost, an entry only ends. */
public final class RulesetStore {
  private static final String SELECT = "SELECT kind, position, from_ruleset, body FROM entry ";

  private final Database database;

  public RulesetStore(Database database) {
    this.database = database;
  }

  /** Newest first, before {@code cursor}. */
  public List<Publication> list(int cursor, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT number, published_at, person, why, changes, (SELECT name FROM person WHERE person.id = ruleset.person) AS name
                    FROM ruleset WHERE number < ? ORDER BY number DESC LIMIT ?
                    """)
                .bind(0, cursor)
                .bind(1, limit)
                .map(RulesetStore::publication)
                .list());
  }

  public Optional<Publication> find(int number) {
    return list(number + 1, 1).stream()
        .filter(publication -> publication.number() == number)
        .findFirst();
  }

  /** 0: nothing was published yet. */
  public int newest() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT coalesce(max(number), 0) FROM ruleset")
                .mapTo(Integer.class)
                .one());
  }

  /** What ruleset {@code number} consists of. */
  public Contents contents(int number) {
    return Contents.of(
        database.read(
            handle ->
                handle
                    .createQuery(
                        SELECT
                            + "WHERE from_ruleset <= ? AND (until_ruleset IS NULL OR until_ruleset > ?) ORDER BY kind, position, id")
                    .bind(0, number)
                    .bind(1, number)
                    .map(RulesetStore::entry)
                    .list()));
  }

  /**
   * Ends what is no longer there or has another body, begins what is new. Entries of {@code after}
   * that are new carry its number.
   */
  public static void append(
      Handle handle, Publication publication, Contents before, Contents after) {
    handle.execute(
        "INSERT INTO ruleset (number, published_at, person, why, changes) VALUES (?, ?, ?, ?, ?)",
        publication.number(),
        publication.at(),
        publication.person(),
        publication.why(),
        Json.text(publication.changes()));
    PreparedBatch end =
        handle.prepareBatch(
            "UPDATE entry SET until_ruleset = ? WHERE kind = ? AND id = ? AND until_ruleset IS NULL");
    PreparedBatch begin =
        handle.prepareBatch(
            "INSERT INTO entry (kind, id, from_ruleset, position, body) VALUES (?, ?, ?, ?, ?)");
    for (Entry entry : before.all()) {
      Entry now = after.find(entry.kind(), entry.id());
      if (now == null || now.since() != entry.since())
        end.add(publication.number(), entry.kind().id(), entry.id());
    }
    for (Entry entry : after.all()) {
      if (entry.since() == publication.number())
        begin.add(entry.kind().id(), entry.id(), entry.since(), entry.position(), entry.body());
    }
    if (end.size() > 0) end.execute();
    if (begin.size() > 0) begin.execute();
  }

  private static Entry entry(ResultSet row, StatementContext context) throws SQLException {
    ObjectNode json = Json.parse(row.getString("body"), ObjectNode.class);
    return Entry.of(
        Entry.Kind.of(row.getString("kind")),
        row.getInt("position"),
        row.getInt("from_ruleset"),
        json);
  }

  private static Publication publication(ResultSet row, StatementContext context)
      throws SQLException {
    String name = row.getString("name");
    return new Publication(
        row.getInt("number"),
        Instant.ofEpochMilli(row.getLong("published_at")),
        row.getString("person"),
        name == null ? row.getString("person") : name,
        row.getString("why"),
        List.of(Json.parse(row.getString("changes"), Change[].class)));
  }
}

package rapport.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import rapport.Json;
import rapport.rules.Conflict;
import rapport.rules.Contents;
import rapport.rules.Entry;

/** What new versions left alone because an admin had changed it. */
public final class ConflictStore {
  private final Database database;

  public ConflictStore(Database database) {
    this.database = database;
  }

  public List<Conflict> list() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT kind, id, body FROM conflict ORDER BY kind, id")
                .map(
                    (row, context) -> {
                      String body = row.getString("body");
                      return new Conflict(
                          new Contents.Key(
                              Entry.Kind.of(row.getString("kind")), row.getString("id")),
                          body == null ? null : Json.parse(body, ObjectNode.class));
                    })
                .list());
  }

  /** Adds, or replaces an older one of the same entry. */
  public static void put(Handle handle, Collection<Conflict> conflicts) {
    for (Conflict conflict : conflicts) {
      handle.execute(
          "INSERT INTO conflict (kind, id, body) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body",
          conflict.key().kind().id(),
          conflict.key().id(),
          conflict.shipped() == null ? null : Json.text(conflict.shipped()));
    }
  }

  public static void delete(Handle handle, Contents.Key key) {
    handle.execute("DELETE FROM conflict WHERE kind = ? AND id = ?", key.kind().id(), key.id());
  }
}

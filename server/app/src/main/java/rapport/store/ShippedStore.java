package rapport.store;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import rapport.Json;
import rapport.rules.Contents;
import rapport.rules.Entry;

/**
 * Keeps the pack as it was shipped when it was last merged: the common ancestor of an admin's rules
 * and a new version's.
 */
public final class ShippedStore {
  private ShippedStore() {}

  public static void put(Handle handle, Contents shipped) {
    handle.execute("DELETE FROM shipped");
    PreparedBatch batch =
        handle.prepareBatch("INSERT INTO shipped (kind, id, body) VALUES (?, ?, ?)");
    for (Entry entry : shipped.all()) batch.add(entry.kind().id(), entry.id(), entry.body());
    if (batch.size() > 0) batch.execute();
  }

  public static Contents get(Handle handle) {
    List<Entry> entries = new ArrayList<>();
    handle
        .createQuery("SELECT kind, body FROM shipped")
        .map(
            (row, context) ->
                Entry.of(
                    Entry.Kind.of(row.getString("kind")),
                    0,
                    0,
                    Json.parse(
                        row.getString("body"),
                        com.fasterxml.jackson.databind.node.ObjectNode.class)))
        .forEach(entries::add);
    return Contents.of(entries);
  }
}

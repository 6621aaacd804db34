package rapport.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rapport.Json;
import rapport.Scenario;

/**
 * The scenarios that come with the program, with what admins added, changed or took away laid over
 * them.
 */
public final class ScenarioStore {
  private static final String FOLDER = "/rapport/scenarios/";

  private final Database database;
  private final List<Scenario> shipped = shipped();

  public ScenarioStore(Database database) {
    this.database = database;
  }

  /** The first that came with the program, whatever admins have made of it since. */
  public Scenario first() {
    return shipped.get(0);
  }

  public List<Scenario> list() {
    Map<String, Scenario> all = new LinkedHashMap<>();
    shipped.forEach(scenario -> all.put(scenario.id(), scenario));
    for (Row row : rows()) {
      if (row.body == null) all.remove(row.id);
      else all.put(row.id, Json.parse(row.body, Scenario.class));
    }
    return List.copyOf(all.values());
  }

  private record Row(String id, @Nullable String body) {}

  private List<Row> rows() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT id, body FROM scenario ORDER BY id")
                .map((row, context) -> new Row(row.getString("id"), row.getString("body")))
                .list());
  }

  public Optional<Scenario> find(String id) {
    return list().stream().filter(scenario -> scenario.id().equals(id)).findFirst();
  }

  public void put(Scenario scenario, Instant now) {
    database.write(handle -> handle.execute(PUT, scenario.id(), Json.text(scenario), now));
  }

  /** Also one that came with the program: the row then says that it is gone. */
  public void delete(String id, Instant now) {
    database.write(handle -> handle.execute(PUT, id, null, now));
  }

  private static final String PUT =
      "INSERT INTO scenario (id, body, changed_at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at";

  /** In the order of the files and of their lines. */
  public static List<Scenario> shipped() {
    return List.of(read("index.json", String[].class)).stream()
        .flatMap(file -> List.of(read(file, Scenario[].class)).stream())
        .toList();
  }

  private static <T> T read(String file, Class<T> type) {
    try (InputStream in = ScenarioStore.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) throw new IllegalStateException("missing in the jar: " + FOLDER + file);
      return Json.MAPPER.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}

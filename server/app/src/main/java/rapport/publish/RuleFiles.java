package rapport.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import rapport.engine.Fault;
import rapport.engine.Proof;
import rapport.rules.Contents;
import rapport.rules.Entry;

/**
 * A pack as files: {@code categories.json}, {@code lists.json}, all others rules. It is taken whole
 * or refused whole, with every problem at once.
 */
public final class RuleFiles {
  /** Where something is wrong: "blame.json: you-forgot: patterns/0: ...". */
  public record Problem(String file, String id, String field, String message) {
    @Override
    public String toString() {
      return file + ": " + id + ": " + field + ": " + message;
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Contents.Key, String> files = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private RuleFiles() {}

  /**
   * @param names of the files, in order
   * @param content of a file, by name
   */
  public static RuleFiles read(Iterable<String> names, Function<String, JsonNode> content) {
    RuleFiles read = new RuleFiles();
    for (String name : names) {
      Entry.Kind kind =
          switch (name) {
            case "categories.json" -> Entry.Kind.CATEGORY;
            case "lists.json" -> Entry.Kind.LIST;
            default -> Entry.Kind.RULE;
          };
      for (JsonNode json : content.apply(name)) read.take(name, kind, json);
    }
    return read;
  }

  private void take(String file, Entry.Kind kind, JsonNode json) {
    String id = json.path("id").asText();
    if (!(json instanceof ObjectNode object) || id.isEmpty()) {
      problems.add(new Problem(file, "?", "id", "It is missing."));
      return;
    }
    String other = files.putIfAbsent(new Contents.Key(kind, id), file);
    if (other != null) {
      problems.add(new Problem(file, id, "id", "It stands in " + other + " already."));
      return;
    }
    try {
      entries.add(Entry.of(kind, entries.size() + 1, 1, object));
    } catch (IllegalArgumentException e) {
      problems.add(new Problem(file, id, "json", String.valueOf(e.getMessage())));
    }
  }

  /**
   * What the files hold, not yet proved: {@link Publisher} does that before it goes live.
   *
   * @throws IllegalArgumentException naming every file, id and field that cannot be read
   */
  public Contents contents() {
    if (!problems.isEmpty()) throw new IllegalArgumentException(String.join("\n", lines(problems)));
    return Contents.of(entries);
  }

  /** Everything that does not hold, the examples and rewrites of each rule included. */
  public List<Problem> prove() {
    List<Problem> all = new ArrayList<>(problems);
    for (Fault fault : Proof.of(Contents.of(entries).pack(entry -> true)))
      all.add(new Problem(fileOf(fault.rule()), fault.rule(), fault.field(), fault.message()));
    return all;
  }

  private String fileOf(String id) {
    String plain = id.startsWith("@") ? id.substring(1) : id;
    for (Entry.Kind kind : List.of(Entry.Kind.RULE, Entry.Kind.LIST, Entry.Kind.CATEGORY)) {
      String file = files.get(new Contents.Key(kind, plain));
      if (file != null) return file;
    }
    return "?";
  }

  private static List<String> lines(List<Problem> problems) {
    return problems.stream().map(Problem::toString).toList();
  }
}

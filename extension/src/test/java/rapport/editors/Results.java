package rapport.editors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** How far each cell came, written as the table that the README shows. */
final class Results {
  private static final String PASSED = "✓";

  private final Map<Cell, String> reached = new ConcurrentHashMap<>();

  void started(Cell cell) {
    reached.put(cell, "start");
  }

  /** What is being tried now, and has failed if nothing follows. */
  void at(Cell cell, String step) {
    reached.put(cell, step);
  }

  void passed(Cell cell, boolean redone) {
    reached.put(cell, redone ? PASSED : PASSED + " (own redo fails)");
  }

  void write(Path file) throws IOException {
    StringBuilder table = new StringBuilder();
    Set<Form> forms =
        reached.keySet().stream()
            .map(Cell::form)
            .sorted()
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (Form form : forms) {
      table.append("\n### ").append(form.word()).append("\n\n| editor |");
      Set<Place> places =
          reached.keySet().stream()
              .filter(cell -> cell.form() == form)
              .map(Cell::place)
              .sorted()
              .collect(Collectors.toCollection(LinkedHashSet::new));
      places.forEach(place -> table.append(' ').append(place.word()).append(" |"));
      table.append("\n|---").append("|---".repeat(places.size())).append("|\n");
      for (String editor : Table.editors()) {
        row(table, editor, places, form);
      }
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, table.toString().strip() + "\n");
  }

  private void row(StringBuilder table, String editor, Set<Place> places, Form form) {
    boolean any =
        reached.keySet().stream()
            .anyMatch(cell -> cell.editor().equals(editor) && cell.form() == form);
    if (any) {
      table.append("| ").append(editor).append(" |");
      for (Place place : places) {
        table
            .append(' ')
            .append(reached.getOrDefault(new Cell(editor, place, form), ""))
            .append(" |");
      }
      table.append('\n');
    }
  }
}

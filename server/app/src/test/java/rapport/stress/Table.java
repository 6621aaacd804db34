package rapport.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures for people: rows of a Markdown table, printed when they are all there. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... heads) {
    rows.add(List.of(heads));
  }

  /** Numbers are written with thousands apart; a double with one digit behind the point. */
  void row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) row.add(text(cell));
    rows.add(row);
  }

  private static String text(Object cell) {
    if (cell instanceof Double number) return String.format(Locale.ROOT, "%,.1f", number);
    if (cell instanceof Number number) return String.format(Locale.ROOT, "%,d", number.longValue());
    return String.valueOf(cell);
  }

  void print() {
    int columns = rows.get(0).size();
    StringBuilder out = new StringBuilder(System.lineSeparator());
    for (int i = 0; i < rows.size(); i++) {
      line(out, rows.get(i), columns, ' ');
      if (i == 0) line(out, List.of(), columns, '-');
    }
    System.out.println(out);
  }

  private void line(StringBuilder out, List<String> row, int columns, char filler) {
    for (int column = 0; column < columns; column++) {
      String cell = column < row.size() ? row.get(column) : "";
      out.append("| ")
          .append(cell)
          .append(String.valueOf(filler).repeat(width(column) - cell.length()))
          .append(' ');
    }
    out.append('|').append(System.lineSeparator());
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}

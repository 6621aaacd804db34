package rapport.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV of phrase, why, rewrite. Commas, semicolons or tabs; quotes; with a header in any order and
 * usual wording, or without one in that order. A phrase on several rows has several rewrites, and
 * so has a cell with {@code |} or line breaks.
 */
public final class PhraseTable {
  private static final int MAX_ROWS = 2_000;
  private static final String NO_REASON = "We agreed to say this in another way.";
  private static final Map<String, Set<String>> HEADS =
      Map.of(
          "phrase",
              Set.of(
                  "phrase",
                  "phrases",
                  "term",
                  "expression",
                  "avoid",
                  "risky phrase",
                  "instead of",
                  "do not say",
                  "don't say",
                  "not"),
          "why",
              Set.of(
                  "why", "reason", "message", "explanation", "because", "note", "notes", "comment"),
          "rewrite",
              Set.of(
                  "rewrite",
                  "rewrites",
                  "replacement",
                  "replacements",
                  "suggestion",
                  "suggestions",
                  "alternative",
                  "alternatives",
                  "say",
                  "say instead",
                  "better",
                  "use",
                  "use instead"),
          "severity", Set.of("severity", "level"));

  private final String category;
  private final String severity;
  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<String, Row> rows = new LinkedHashMap<>();

  /**
   * @param severity of rows that say none
   */
  public PhraseTable(String category, String severity) {
    this.category = category;
    this.severity = severity;
  }

  /**
   * @param text without a byte order mark
   * @throws Row.Unreadable if it is no table
   */
  public List<Row> read(String text) throws Row.Unreadable {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter(text))
            .setIgnoreSurroundingSpaces(true)
            .setTrim(true)
            .get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      for (CSVRecord record : parser) {
        int line = (int) parser.getCurrentLineNumber() - breaks(record);
        if (columns.isEmpty() && head(record)) continue;
        if (rows.size() == MAX_ROWS)
          throw new Row.Unreadable(line, "there are more than " + MAX_ROWS + " rows.");
        row(line, record);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new Row.Unreadable(
          0,
          "The table cannot be read: a quotation mark is not closed, or stands in the middle of a cell.");
    }
    if (rows.isEmpty()) throw new Row.Unreadable(0, "The table has no rows.");
    return new ArrayList<>(rows.values());
  }

  /** What stands most often in the first line. */
  private static char delimiter(String text) {
    String first = text.lines().findFirst().orElse("");
    char best = ',';
    for (char one : new char[] {';', '\t'}) if (count(first, one) > count(first, best)) best = one;
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private static int breaks(CSVRecord record) {
    int breaks = 0;
    for (String cell : record) breaks += (int) count(cell, '\n');
    return breaks;
  }

  /** Whether this is a header; if not, the usual columns hold. */
  private boolean head(CSVRecord record) {
    for (int i = 0; i < record.size(); i++) {
      String head = record.get(i).toLowerCase(Locale.ROOT).replace('_', ' ').replace('’', '\'');
      for (Map.Entry<String, Set<String>> known : HEADS.entrySet())
        if (known.getValue().contains(head)) columns.putIfAbsent(known.getKey(), i);
    }
    if (columns.containsKey("phrase")) return true;
    columns.clear();
    columns.putAll(Map.of("phrase", 0, "why", 1, "rewrite", 2));
    return false;
  }

  private String cell(CSVRecord record, String column) throws Phrase.Refused {
    Integer place = columns.get(column);
    String cell = place == null || place >= record.size() ? "" : record.get(place);
    // A spreadsheet marks text with an apostrophe where it would else be a formula.
    if (cell.length() > 1 && cell.charAt(0) == '\'' && formula(cell.charAt(1)))
      return cell.substring(1);
    if (!cell.isEmpty() && formula(cell.charAt(0)))
      throw new Phrase.Refused(
          "the " + column + " begins like a formula, with '" + cell.charAt(0) + "'");
    return cell;
  }

  private static boolean formula(char first) {
    return first == '=' || first == '+' || first == '-' || first == '@';
  }

  private void row(int line, CSVRecord record) {
    Integer place = columns.get("phrase");
    String shown = place == null || place >= record.size() ? "" : record.get(place);
    if (record.size() == 1 && shown.isEmpty()) return;
    try {
      Phrase phrase = Phrase.of(cell(record, "phrase"));
      String why = cell(record, "why");
      List<String> rewrites = new ArrayList<>();
      for (String rewrite : cell(record, "rewrite").split("\\||\\R", -1))
        if (!rewrite.isBlank()) rewrites.add(rewrite.strip());
      String id = phrase.id("own");
      Row before = rows.get(id);
      if (before != null && before.rule() != null) {
        join(before.rule(), rewrites);
        return;
      }
      ObjectNode rule =
          phrase.rule(
              id,
              category,
              severity(cell(record, "severity")),
              why.isEmpty() ? NO_REASON : why,
              rewrites);
      rows.put(id, Row.of(line, phrase.words(), rule));
    } catch (Phrase.Refused e) {
      rows.put("line " + line, Row.refused(line, shown, e.text()));
    }
  }

  private static void join(ObjectNode rule, List<String> rewrites) {
    ArrayNode offered = (ArrayNode) rule.path("rewrites");
    for (String rewrite : rewrites)
      if (!rule.path("rewrites").toString().contains("\"" + rewrite + "\"")) offered.add(rewrite);
  }

  private String severity(String said) throws Phrase.Refused {
    if (said.isEmpty()) return severity;
    String lower = said.toLowerCase(Locale.ROOT);
    if (Set.of("error", "warning", "hint").contains(lower)) return lower;
    throw new Phrase.Refused("the severity must be error, warning or hint");
  }
}

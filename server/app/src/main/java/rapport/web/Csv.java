package rapport.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A table as a file for spreadsheets (RFC 4180), written as it comes. */
final class Csv implements AutoCloseable {
  private final CSVPrinter printer;

  /** Starts the answer; from here on it can only be finished. */
  Csv(Context ctx, String file, List<String> heads) {
    ctx.contentType("text/csv;charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"" + file + ".csv\"");
    try {
      printer =
          new CSVPrinter(
              new OutputStreamWriter(ctx.outputStream(), StandardCharsets.UTF_8),
              CSVFormat.RFC4180);
      printer.printRecord(heads);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void row(@Nullable Object... cells) {
    try {
      printer.printRecord(Arrays.stream(cells).map(Csv::cell).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A text that a spreadsheet would run as a formula gets an apostrophe in front, which it shows as
   * text (OWASP, "CSV Injection").
   */
  static String cell(@Nullable Object value) {
    if (value == null) return "";
    String text = value.toString();
    boolean formula =
        !(value instanceof Number)
            && !text.isEmpty()
            && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }

  @Override
  public void close() {
    try {
      printer.close(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

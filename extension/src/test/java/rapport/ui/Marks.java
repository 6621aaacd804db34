package rapport.ui;

import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Map;

/** Where the browser paints what is marked, from its own registry of highlights. */
final class Marks {
  private Marks() {}

  static List<BoundingBox> lines(LiveBox live) {
    return lines(live, "");
  }

  /** The lines of the phrase whose card is open. */
  static List<BoundingBox> openLines(LiveBox live) {
    return lines(live, "-open");
  }

  private static List<BoundingBox> lines(LiveBox live, String ending) {
    List<?> rectangles =
        (List<?>)
            live.page.evaluate(
                """
                (ending) => [...CSS.highlights].filter(([name]) => name.endsWith(ending))
                  .flatMap(([, marks]) => [...marks].flatMap((range) => [...range.getClientRects()]))
                  .map(({ x, y, width, height }) => ({ x, y, width, height }))
                  .sort((a, b) => a.y - b.y || a.x - b.x)
                """,
                ending);
    return rectangles.stream().map(each -> box((Map<?, ?>) each)).toList();
  }

  private static BoundingBox box(Map<?, ?> values) {
    BoundingBox box = new BoundingBox();
    box.x = number(values, "x");
    box.y = number(values, "y");
    box.width = number(values, "width");
    box.height = number(values, "height");
    return box;
  }

  private static double number(Map<?, ?> values, String name) {
    return values.get(name) instanceof Number number ? number.doubleValue() : 0;
  }
}

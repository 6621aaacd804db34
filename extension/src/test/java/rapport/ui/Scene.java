package rapport.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** What a live box starts with. */
record Scene(
    String text, String customer, int width, int height, String dir, String ground, String ink) {
  static Scene of(String text) {
    return new Scene(text, "", 1000, 700, "ltr", "#ffffff", "#222222");
  }

  Scene answering(String message) {
    return new Scene(text, message, width, height, dir, ground, ink);
  }

  Scene sized(int newWidth, int newHeight) {
    return new Scene(text, customer, newWidth, newHeight, dir, ground, ink);
  }

  Scene rightToLeft() {
    return new Scene(text, customer, width, height, "rtl", ground, ink);
  }

  Scene on(String newGround, String newInk) {
    return new Scene(text, customer, width, height, dir, newGround, newInk);
  }

  String query() {
    return Map.of("text", text, "customer", customer, "dir", dir, "ground", ground, "ink", ink)
        .entrySet()
        .stream()
        .map(
            each ->
                each.getKey()
                    + "="
                    + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8)
                        .replace("+", "%20"))
        .collect(Collectors.joining("&"));
  }
}

package rapport.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bodies that no client of ours sends: good ones with something put wrong. */
final class Hostile {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "\"\"",
          "\" \"",
          "-1",
          "0",
          "1e999",
          "-0.0",
          "9".repeat(400),
          "2147483648",
          "9223372036854775808",
          "1.5",
          "\"" + "x".repeat(70_000) + "\"",
          "\"\\u0000\"",
          "\"\\ud83d\"",
          "\"\\ude14\\ud83d\"",
          "\"\\u202emoc.evil\"",
          "\"<img src=x onerror=alert(1)>\"",
          "\"'; DROP TABLE event; --\"",
          "\"../../etc/passwd\"",
          "\"0001-01-01T00:00:00Z\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"Europe/../Mars\"",
          "[]",
          "{}",
          "[null]",
          "[[]]",
          "{\"\":{}}",
          "{\"a\":1,\"a\":2}",
          "[".repeat(30) + "]".repeat(30),
          "[".repeat(30_000),
          "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000));

  private static final List<String> NAMES =
      List.of(
          "id",
          "name",
          "text",
          "",
          "__proto__",
          "constructor",
          "a\u0000b",
          "\ud83d",
          "x".repeat(5_000));

  private Hostile() {}

  static byte[] body(Choices choices, String good) {
    String body = good;
    for (int i = choices.below(3); i >= 0; i--) body = changed(choices, body);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return switch (choices.below(10)) {
      case 0 -> Arrays.copyOf(bytes, choices.below(bytes.length + 1)); // broken off
      case 1 -> with(bytes, choices, new byte[] {(byte) 0xC3, (byte) 0x28}); // no UTF-8
      case 2 -> with(bytes, choices, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}); // CESU
      case 3 -> with(bytes, choices, choices.some(20));
      case 4 -> (body + body).getBytes(StandardCharsets.UTF_8);
      case 5 -> body.getBytes(StandardCharsets.UTF_16);
      default -> bytes;
    };
  }

  private static byte[] with(byte[] bytes, Choices choices, byte[] put) {
    int at = choices.below(bytes.length + 1);
    byte[] all = Arrays.copyOf(bytes, bytes.length + put.length);
    System.arraycopy(bytes, at, all, at + put.length, bytes.length - at);
    System.arraycopy(put, 0, all, at, put.length);
    return all;
  }

  /** One value of a JSON text by another, or one field more, less or twice. */
  private static String changed(Choices choices, String json) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      return json;
    }
    String mark = "\"@@\"";
    List<JsonNode> places = new ArrayList<>();
    inner(root, places);
    if (places.isEmpty()) return choices.of(VALUES);
    JsonNode place = choices.of(places);
    if (place instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.isEmpty() || choices.oneIn(5) ? choices.of(NAMES) : choices.of(names);
      if (choices.oneIn(6)) object.remove(name);
      else object.put(name, "@@");
    } else if (place instanceof ArrayNode array) {
      if (array.isEmpty() || choices.oneIn(3)) array.add("@@");
      else array.set(choices.below(array.size()), MAPPER.getNodeFactory().textNode("@@"));
    }
    String value = choices.oneIn(8) ? "\"" + "\\u" + "d8" + "3d" + "\"" : choices.of(VALUES);
    return root.toString().replace(mark, value);
  }

  private static void inner(JsonNode node, List<JsonNode> places) {
    if (node.isContainerNode()) places.add(node);
    node.forEach(child -> inner(child, places));
  }
}

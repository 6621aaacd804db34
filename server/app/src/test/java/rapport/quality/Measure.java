package rapport.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rapport.Json;
import rapport.Running;

/**
 * Sends the labelled texts of a folder through {@code POST /check} of a server with the default
 * pack, writes the predictions, has the folder's own {@code score.py} score them, and adds what
 * that leaves out: intervals per category, the worst rules, and a cross-validation. The texts are
 * read where they lie and nothing of them is written but ids, offsets and rule ids.
 */
final class Measure {
  /** As many as the server takes in one request. */
  private static final int BATCH = 100;

  private static final Map<String, String> FLAGS =
      Map.of(
          "willingness", "willingness",
          "solves", "solution",
          "next_step", "nextStep",
          "uses_name", "usesName",
          "open_question", "openQuestion",
          "warm_close", "warmClose");

  private final Running server;
  private final Path data;
  private final Path out;

  private Measure(Running server, Path data, Path out) {
    this.server = server;
    this.data = data;
    this.out = out;
  }

  static void all(Running server, Path data, Path out) throws IOException, InterruptedException {
    Measure measure = new Measure(server, data, out);
    List<Sentence> sentences = measure.phrases();
    measure.score("phrases");
    Tally.print(sentences);
    measure.replies();
    measure.score("replies");
    measure.customers();
    measure.score("customers");
  }

  private List<Sentence> phrases() throws IOException {
    List<JsonNode> rows = rows("phrases");
    List<String> lines = new ArrayList<>();
    List<Sentence> sentences = new ArrayList<>();
    List<JsonNode> answers = ask(rows, "text", null);
    for (int i = 0; i < rows.size(); i++) {
      ObjectNode line = Json.MAPPER.createObjectNode().put("id", rows.get(i).get("id").asText());
      ArrayNode findings = line.putArray("findings");
      for (JsonNode found : answers.get(i).get("findings")) {
        findings
            .addObject()
            .put("start", found.get("start").asInt())
            .put("end", found.get("end").asInt())
            .put("category", found.get("category").asText())
            .put("rule", found.get("rule").asText());
      }
      lines.add(line.toString());
      sentences.add(Sentence.of(rows.get(i), findings));
    }
    write("phrases", lines);
    return sentences;
  }

  private void replies() throws IOException {
    List<JsonNode> rows = rows("replies");
    List<JsonNode> answers = ask(rows, "reply", "customer");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      JsonNode shape = answers.get(i).get("shape");
      ObjectNode line = Json.MAPPER.createObjectNode().put("id", rows.get(i).get("id").asText());
      JsonNode empathy = shape.get(shape.get("empathy").isNull() ? "mirrorsJoy" : "empathy");
      ObjectNode has = line.putObject("has").put("acknowledges", !empathy.isNull());
      FLAGS.forEach((flag, signal) -> has.put(flag, !shape.get(signal).isNull()));
      line.put("order_ok", shape.get("inOrder").asBoolean());
      boolean all =
          !empathy.isNull()
              && !shape.get("willingness").isNull()
              && !shape.get("solution").isNull();
      line.put("order_strict", all && shape.get("inOrder").asBoolean());
      ObjectNode spans = line.putObject("spans");
      put(spans, "acknowledges", empathy);
      put(spans, "willingness", shape.get("willingness"));
      put(spans, "solves", shape.get("solution"));
      JsonNode customer = answers.get(i).get("customer");
      if (!customer.isNull()) line.put("customer_emotion", customer.get("emotion").asText());
      lines.add(line.toString());
    }
    write("replies", lines);
  }

  private void customers() throws IOException {
    List<JsonNode> rows = rows("customers");
    List<JsonNode> answers = ask(rows, null, "text");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      lines.add(
          Json.MAPPER
              .createObjectNode()
              .put("id", rows.get(i).get("id").asText())
              .put("emotion", answers.get(i).get("customer").get("emotion").asText())
              .toString());
    }
    write("customers", lines);
  }

  private static void put(ObjectNode spans, String name, JsonNode span) {
    if (!span.isNull()) spans.set(name, span);
  }

  /**
   * @param text field that holds the agent's words, null for none
   * @param customer field that holds the customer's message, null for none
   */
  private List<JsonNode> ask(
      List<JsonNode> rows, @Nullable String text, @Nullable String customer) {
    List<JsonNode> answers = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += BATCH) {
      ObjectNode body = Json.MAPPER.createObjectNode();
      ArrayNode texts = body.putArray("texts");
      for (JsonNode row : rows.subList(from, Math.min(rows.size(), from + BATCH))) {
        ObjectNode one = texts.addObject().put("id", row.get("id").asText());
        one.put("text", text == null ? "Hello." : row.get(text).asText());
        if (customer != null && row.path(customer).isTextual())
          one.put("customer", row.get(customer).asText());
      }
      HttpResponse<String> answer = server.call(Running.ADMIN, "POST", "/check", body.toString());
      if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
      for (JsonNode result : Json.parse(answer.body(), JsonNode.class).get("results"))
        answers.add(result);
    }
    return answers;
  }

  private List<JsonNode> rows(String kind) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(data.resolve(kind + "-dev.jsonl")))
      if (!line.isBlank()) rows.add(Json.parse(line, JsonNode.class));
    return rows;
  }

  private void write(String kind, List<String> lines) throws IOException {
    Files.write(out.resolve(kind + ".jsonl"), lines);
  }

  private void score(String kind) throws IOException, InterruptedException {
    System.out.println("\n== " + kind + " ==");
    // Read and printed here: a test runner loses what a child writes to the inherited stream.
    Process process =
        new ProcessBuilder(
                "python3",
                data.resolve("score.py").toString(),
                data.resolve(kind + "-dev.jsonl").toString(),
                out.resolve(kind + ".jsonl").toString())
            .redirectErrorStream(true)
            .start();
    System.out.print(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    if (process.waitFor() != 0) throw new IllegalStateException("score.py failed on " + kind);
  }
}

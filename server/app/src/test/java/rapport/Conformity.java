package rapport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Holds an answer against the document that the server gives of its API: its status is listed, its
 * type too, and its body is as the schema says. {@link Running} asks it about every answer of every
 * test.
 */
public final class Conformity {
  private static final String PROBLEM = "application/problem+json";

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private final JsonNode document;
  private final List<Call> calls = new ArrayList<>();

  private record Call(Pattern path, String method, String template, JsonNode operation) {}

  public Conformity(JsonNode document) {
    this.document = document;
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            calls.add(
                                new Call(
                                    Pattern.compile(
                                        path.getKey().replaceAll("\\{[a-z]+}", "[^/]+")),
                                    operation.getKey(),
                                    path.getKey(),
                                    operation.getValue()))));
    // "/rules/try" before "/rules/{id}"
    calls.sort(
        Comparator.comparingLong(call -> call.template.chars().filter(c -> c == '{').count()));
  }

  /**
   * @throws AssertionError when the answer is not one that the document promises
   */
  public void check(HttpResponse<String> answer) {
    String path = answer.uri().getPath();
    String method = answer.request().method().toLowerCase(Locale.ROOT);
    for (Call call : calls) {
      if (call.method.equals(method) && call.path.matcher(path).matches()) {
        check(call, answer);
        return;
      }
    }
    if (path.startsWith("/v2/"))
      throw new AssertionError(method + " " + path + " is not in the API's document");
    if (path.startsWith("/api/") && answer.statusCode() != 204) problem(answer);
  }

  private void check(Call call, HttpResponse<String> answer) {
    String what = call.method + " " + call.template + " answered " + answer.statusCode();
    JsonNode responses = call.operation.path("responses");
    JsonNode response = responses.path(Integer.toString(answer.statusCode()));
    if (response.isMissingNode())
      throw new AssertionError(what + ", which the API's document does not say: " + answer.body());
    if (response.has("$ref")) response = document.at(response.path("$ref").asText().substring(1));
    String type = type(answer);
    JsonNode content = response.path("content");
    if (content.has(PROBLEM)) {
      problem(answer);
      return;
    }
    if (content.isMissingNode()) {
      if (!answer.body().isEmpty()) throw new AssertionError(what + " with a body");
      return;
    }
    if (!content.has(type))
      throw new AssertionError(what + " as " + type + ", which the API's document does not say");
    if (type.equals("application/json"))
      hold(what, content.path(type).path("schema"), answer.body());
  }

  private void problem(HttpResponse<String> answer) {
    String what = answer.uri().getPath() + " answered " + answer.statusCode();
    if (!type(answer).equals(PROBLEM)) throw new AssertionError(what + " and is no problem");
    hold(
        what,
        document.at("/components/responses/INTERNAL/content").path(PROBLEM).path("schema"),
        answer.body());
    if (Running.json(answer).path("status").asInt() != answer.statusCode())
      throw new AssertionError(what + " and says another status");
  }

  private static String type(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
  }

  private void hold(String what, JsonNode schema, String body) {
    var errors =
        schemas
            .computeIfAbsent(schema.toString(), text -> compiled((ObjectNode) schema))
            .validate(body, InputFormat.JSON);
    if (!errors.isEmpty())
      throw new AssertionError(what + ", not as the API's document says: " + errors + "\n" + body);
  }

  /** A schema by itself has what it refers to under {@code $defs}. */
  private Schema compiled(ObjectNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("$defs", document.at("/components/schemas"));
    String text = whole.toString().replace("#/components/schemas/", "#/$defs/");
    return registry.getSchema(text, InputFormat.JSON);
  }
}

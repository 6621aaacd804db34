package rapport.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rapport.ApiException.Code;
import rapport.Json;
import rapport.Secret;

/**
 * The API's document (OpenAPI 3.1), made from the routes, from what {@link Contract} says of each,
 * and from the records that they take and give.
 */
final class OpenApi {
  private static final Pattern IN_PATH = Pattern.compile("\\{([a-z]+)}");
  private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
  private static final String PROBLEM = "application/problem+json";
  private static final String IN_WORDS = "_IN_WORDS";

  private static final Map<Access, String> WHO =
      Map.of(
          Access.ALL, "For everybody.",
          Access.AGENT, "For whoever is signed in.",
          Access.AGENT_BY_FORM,
              "For whoever has a token; it may be the form's `apiKey`. Other fields are ignored.",
          Access.OPERATOR,
              "For programs on the same machine, whoever has RAPPORT_METRICS_TOKEN, and admins.",
          Access.LEAD_OF_TEAM, "For the lead of this team, and admins.",
          Access.LEAD_OF_AGENT, "For this person, the lead of their team, and admins.",
          Access.ADMIN, "For admins.");

  private final Schemas schemas = new Schemas();
  private final ObjectNode document = Json.MAPPER.createObjectNode();
  private List<Route> routes = List.of();
  private byte[] bytes = {};
  private String etag = "";

  private OpenApi(String version) {
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Rapport")
        .put("version", version)
        .put(
            "description",
            "Checks replies, keeps what agents did with its advice, and lets admins tune the rules. "
                + "Times are UTC in ISO 8601, offsets count UTF-16 units, fields that are not listed are refused.")
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("identifier", "Apache-2.0");
    document.putArray("servers").addObject().put("url", "/");
  }

  /** The same routes and the one that answers with their document. */
  static List<Route> with(List<Route> routes, String version) {
    OpenApi openApi = new OpenApi(version);
    List<Route> all = new ArrayList<>(routes);
    all.add(new Route(HandlerType.GET, "/openapi.json", Access.ALL, "This document", openApi::get));
    openApi.routes = List.copyOf(all);
    return openApi.routes;
  }

  /** Made when it is first asked for: a start need not wait for it. */
  private synchronized void get(Context ctx) {
    if (bytes.length == 0) describe(routes);
    Answers.tagged(ctx, etag, "application/json", bytes);
  }

  private void describe(List<Route> routes) {
    Map<String, Call> calls = Contract.calls();
    ObjectNode paths = document.putObject("paths");
    for (Route route : routes) {
      Call said = calls.remove(route.method() + " " + route.path());
      Call call = said == null ? new Call() : said; // a test asks for more
      paths
          .withObjectProperty(route.fullPath())
          .set(route.method().name().toLowerCase(Locale.ROOT), operation(route, call));
    }
    if (!calls.isEmpty()) throw new IllegalStateException("no routes: " + calls.keySet());
    ObjectNode problem = schemas.of(Problems.Problem.class, Schemas.Way.ANSWERED);
    ObjectNode components = document.putObject("components");
    ObjectNode responses = components.putObject("responses");
    ObjectNode words = Json.MAPPER.createObjectNode().put("type", "string");
    for (Code code : Code.values()) {
      response(responses.putObject(code.name()), code, PROBLEM, problem);
      response(responses.putObject(code.name() + IN_WORDS), code, "text/plain", words);
    }
    components.set("schemas", schemas.components());
    ObjectNode security = components.putObject("securitySchemes");
    security
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "Of one browser or program.");
    security
        .putObject("session")
        .put("type", "apiKey")
        .put("in", "cookie")
        .put("name", Guard.COOKIE)
        .put(
            "description",
            "Of our own pages. Writes need Content-Type application/json and our own Origin.");
    bytes = Json.text(document).getBytes(StandardCharsets.UTF_8);
    etag = "\"" + Secret.Hash.of(bytes).hex(8) + "\"";
  }

  private static void response(ObjectNode response, Code code, String type, ObjectNode schema) {
    response.put("description", code.title + ".");
    if (code == Code.TOO_MANY || code == Code.UNAVAILABLE || code == Code.STORAGE_FULL) {
      response
          .putObject("headers")
          .putObject("Retry-After")
          .put("description", "Seconds.")
          .putObject("schema")
          .put("type", "integer");
    }
    response.putObject("content").putObject(type).set("schema", schema.deepCopy());
  }

  private ObjectNode operation(Route route, Call call) {
    ObjectNode operation = Json.MAPPER.createObjectNode();
    operation.put("operationId", operationId(route)).put("summary", route.summary());
    operation.put("description", WHO.getOrDefault(route.access(), ""));
    operation.put("x-access", route.access().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    operation.putArray("tags").add(tag(route));
    ArrayNode security = operation.putArray("security");
    if (route.access() != Access.ALL) {
      security.addObject().putArray("token");
      // The form's key and the caller's address are no scheme that OpenAPI knows.
      if (route.access() == Access.AGENT_BY_FORM || route.access() == Access.OPERATOR)
        security.addObject();
      else security.addObject().putArray("session");
    }
    ArrayNode parameters = Json.MAPPER.createArrayNode();
    Matcher inPath = IN_PATH.matcher(route.path());
    while (inPath.find()) {
      ObjectNode parameter = parameters.addObject();
      parameter.put("name", inPath.group(1)).put("in", "path").put("required", true);
      parameter.putObject("schema").put("type", "string");
    }
    for (Call.Parameter one : call.parameters()) parameters.add(parameter(one));
    if (!parameters.isEmpty()) operation.set("parameters", parameters);
    Type taken = call.taken();
    if (taken != null) operation.set("requestBody", body(call, taken));
    operation.set("responses", responses(route, call));
    return operation;
  }

  private static String operationId(Route route) {
    StringBuilder id = new StringBuilder(route.method().name().toLowerCase(Locale.ROOT));
    Matcher word = WORD.matcher(route.path());
    while (word.find())
      id.append(word.group().substring(0, 1).toUpperCase(Locale.ROOT))
          .append(word.group().substring(1));
    // Outside the API proper, where /sign-in has a namesake
    return route.path().startsWith("//") ? id.append("Page").toString() : id.toString();
  }

  private static String tag(Route route) {
    Matcher first = WORD.matcher(route.path());
    return first.find() ? first.group() : "pages";
  }

  private static ObjectNode parameter(Call.Parameter one) {
    ObjectNode parameter = Json.MAPPER.createObjectNode();
    parameter.put("name", one.name()).put("in", one.in()).put("description", one.words());
    ObjectNode schema = parameter.putObject("schema").put("type", one.type());
    if (!one.choices().isEmpty()) {
      ArrayNode choices = schema.putArray("enum");
      one.choices().forEach(choices::add);
    }
    return parameter;
  }

  private ObjectNode body(Call call, Type taken) {
    ObjectNode body = Json.MAPPER.createObjectNode().put("required", true);
    ObjectNode schema = schemas.of(taken, Schemas.Way.SENT);
    if (!call.required().isEmpty()) {
      ArrayNode required = Json.MAPPER.createArrayNode();
      call.required().forEach(required::add);
      schema.set("required", required);
    }
    body.putObject("content").putObject(call.takenType()).set("schema", schema);
    return body;
  }

  private ObjectNode responses(Route route, Call call) {
    ObjectNode responses = Json.MAPPER.createObjectNode();
    call.given()
        .forEach(
            (status, bodies) -> {
              ObjectNode response = responses.putObject(Integer.toString(status));
              response.put("description", described(status));
              if (bodies.isEmpty()) return;
              ObjectNode content = response.putObject("content");
              for (Call.Body body : bodies)
                content.putObject(body.type()).set("schema", schema(body));
            });
    for (Code code : refused(route, call)) {
      responses
          .putObject(Integer.toString(code.status))
          .put(
              "$ref",
              "#/components/responses/" + code.name() + (call.isRefusedInWords() ? IN_WORDS : ""));
    }
    return responses;
  }

  private ObjectNode schema(Call.Body body) {
    List<Type> types = body.types();
    if (types.isEmpty()) return Json.MAPPER.createObjectNode().put("type", "string");
    if (types.size() == 1) return schemas.of(types.get(0), Schemas.Way.ANSWERED);
    ObjectNode either = Json.MAPPER.createObjectNode();
    ArrayNode forms = either.putArray("anyOf");
    for (Type type : types) forms.add(schemas.of(type, Schemas.Way.ANSWERED));
    return either;
  }

  private static String described(int status) {
    return switch (status) {
      case 201 -> "Made.";
      case 204 -> "Done.";
      case 302 -> "Look there.";
      case 304 -> "Still the same.";
      default -> "The answer.";
    };
  }

  /** What every call of this kind may be refused with, and what this one adds. */
  private static Set<Code> refused(Route route, Call call) {
    Set<Code> codes =
        EnumSet.of(
            Code.INVALID,
            Code.UNAUTHENTICATED,
            Code.WRONG_HOST,
            Code.TOO_MANY,
            Code.INTERNAL,
            Code.UNAVAILABLE);
    if (route.access() != Access.ALL && route.access() != Access.AGENT) codes.add(Code.FORBIDDEN);
    if (!route.method().equals(HandlerType.GET)) {
      codes.addAll(Set.of(Code.FORBIDDEN, Code.WRONG_TYPE, Code.TOO_LARGE, Code.STORAGE_FULL));
    }
    if (route.path().contains("{")) codes.add(Code.NOT_FOUND);
    codes.addAll(call.refused());
    return codes;
  }
}

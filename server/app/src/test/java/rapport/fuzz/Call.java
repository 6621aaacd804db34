package rapport.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rapport.Running;
import rapport.TestPack;

/**
 * One call of the API, as its own document lists it.
 *
 * @param path with {@code {id}} and the like still in it
 * @param body a good one to begin from; null: it takes none
 */
record Call(String method, String path, String type, @Nullable String body) {
  private static final String EVENT =
      """
      {"id":"11111111-1111-4111-8111-111111111111","at":"2026-11-22T13:00:00Z","action":"reported","rule":"calm-down","category":"command",
       "ruleset":1,"replyId":"r1","origin":"typed","site":"desk.example.com","sentence":"Calm down."}
      """;
  private static final String REPLY =
      """
      {"id":"21111111-1111-4111-8111-111111111111","at":"2026-11-22T13:00:00Z","action":"reply","ruleset":1,"replyId":"r1","words":40,
       "inOrder":true,"site":"desk.example.com"}
      """;

  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry(
              "POST /api/v1/check",
              "{\"text\":\"Hi Sam. Please calm down.\",\"customer\":\"I am angry\",\"customerName\":\"Sam\",\"skip\":[{\"start\":0,\"end\":3}]}"),
          Map.entry("POST /api/v1/events", "{\"events\":[" + EVENT + "," + REPLY + "]}"),
          Map.entry("PUT /api/v1/rules/{id}", TestPack.CALM),
          Map.entry(
              "PATCH /api/v1/rules/{id}", "{\"severity\":\"hint\",\"patterns\":[\"calm down\"]}"),
          Map.entry(
              "POST /api/v1/rules/try",
              "{\"rule\":" + TestPack.CALM + ",\"texts\":[\"Calm down.\"]}"),
          Map.entry(
              "PUT /api/v1/lists/{id}", "{\"id\":\"soon\",\"words\":[\"soon\",\"in a bit\"]}"),
          Map.entry(
              "PUT /api/v1/categories/{id}",
              "{\"id\":\"command\",\"title\":\"Command\",\"why\":\"No.\"}"),
          Map.entry("POST /api/v1/rulesets/{number}/restore", "{\"why\":\"back\"}"),
          Map.entry(
              "PUT /api/v1/pack",
              "{\"rules\":[" + TestPack.CALM + "],\"lists\":[],\"categories\":[]}"),
          Map.entry(
              "POST /api/v1/agents",
              "{\"name\":\"Bo\",\"email\":\"bo@example.com\",\"role\":\"agent\",\"team\":\"north\",\"leads\":[]}"),
          Map.entry(
              "PATCH /api/v1/agents/{id}",
              "{\"name\":\"Ana\",\"role\":\"lead\",\"leads\":[\"north\"]}"),
          Map.entry(
              "POST /api/v1/teams",
              "{\"id\":\"west\",\"name\":\"West\",\"zone\":\"Europe/Paris\"}"),
          Map.entry("PATCH /api/v1/teams/{id}", "{\"name\":\"Norden\",\"zone\":\"UTC\"}"),
          Map.entry(
              "POST /api/v1/invites", "{\"name\":\"Cy\",\"role\":\"agent\",\"team\":\"north\"}"),
          Map.entry(
              "POST /api/v1/join", "{\"invite\":\"x\",\"browser\":\"Chrome\",\"session\":false}"),
          Map.entry("POST /api/v1/sessions/tickets", "{\"path\":\"/progress\"}"),
          Map.entry(
              "POST /api/v1/attempts",
              "{\"scenario\":\"late-parcel\",\"text\":\"Hi Sam. I am sorry.\"}"),
          Map.entry(
              "PUT /api/v1/scenarios/{id}",
              """
              {"id":"x","title":"A","business":"retail","minutes":3,"intro":"i","emotion":"angry","categories":["command"],
               "customer":{"name":"Sam","sent":"today","message":"Where is it?"},"known":["k"],"moves":["m"],"before":"Calm down.",
               "claims":[{"category":"command","phrase":"Calm down"}],"after":"I am sorry.","changed":["c"]}
              """),
          Map.entry("POST /v2/check", "text=Calm+down.&language=en-GB&apiKey=x&data=%7B%7D"));

  /** All of them but the one that would sign the fuzzer out. */
  static List<Call> all(Running running) {
    JsonNode paths =
        Running.json(running.send(running.request("/api/v1/openapi.json"))).path("paths");
    List<Call> calls = new ArrayList<>();
    for (var path : paths.properties())
      for (var call : path.getValue().properties())
        calls.add(of(path.getKey(), call.getKey(), call.getValue()));
    return calls.stream().filter(call -> !call.path.endsWith("/sessions/current")).toList();
  }

  private static Call of(String path, String verb, JsonNode call) {
    String method = verb.toUpperCase(java.util.Locale.ROOT);
    JsonNode content = call.path("requestBody").path("content");
    String type = content.fieldNames().hasNext() ? content.fieldNames().next() : "application/json";
    return new Call(
        method,
        path,
        type,
        content.isMissingNode() ? null : BODIES.getOrDefault(method + " " + path, "{}"));
  }
}

package rapport.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages get a server's rules compiled: with the bundled snapshot exactly when their patterns are
 * the bundled.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesetTest {
  private JsonObject rules;
  private int snapshot;
  private FakeServer server;
  private Agent agent;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.NEVER) Path profile) {
    agent = new Agent(profile);
  }

  @AfterAll
  void stop() {
    agent.close();
  }

  @BeforeEach
  void serve() throws Exception {
    rules =
        JsonParser.parseString(Files.readString(Path.of("target/extension/pack.json")))
            .getAsJsonObject();
    snapshot = rules.remove("snapshot").getAsString().length();
    rules.addProperty("ruleset", 7);
    server = FakeServer.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void attachesTheSnapshotWhereOnlyWordsForPeopleDiffer() {
    first().addProperty("message", "Other words about it.");
    assertThat(snapshotGiven()).isEqualTo(snapshot);
  }

  @Test
  void compilesThemWhereAPatternDiffers() {
    first().getAsJsonArray("patterns").set(0, new JsonPrimitive("a phrase of their own"));
    assertThat(snapshotGiven()).isNotZero().isNotEqualTo(snapshot);
    assertMarked("a phrase of their own");
  }

  @Test
  void compilesThemWhereARuleIsDisabled() {
    first().addProperty("enabled", false);
    assertThat(snapshotGiven()).isNotZero().isNotEqualTo(snapshot);
  }

  @Test
  void compilesThemWhereAListDiffers() {
    JsonArray words =
        rules.getAsJsonArray("lists").get(0).getAsJsonObject().getAsJsonArray("words");
    words.add("thunderstruck");
    assertThat(snapshotGiven()).isNotZero().isNotEqualTo(snapshot);
  }

  @Test
  void neverUsesTheSnapshotOfAServer() {
    first().getAsJsonArray("patterns").set(0, new JsonPrimitive("a phrase of their own"));
    rules.addProperty("snapshot", "made by another engine");
    assertThat(snapshotGiven()).isGreaterThan(1_000);
    assertMarked("a phrase of their own");
  }

  @Test
  void keepsTheLastGoodRulesWhereThisEngineRefusesTheNew() {
    first().getAsJsonArray("patterns").set(0, new JsonPrimitive("(never closed"));
    server.ruleset(rules.toString());
    agent.pair(server.address(), "mira");
    agent.await("a refusal", () -> agent.status().get("outdated").equals(true));
    assertThat(agent.rules().get("number")).isEqualTo(0);
  }

  @Test
  void compilesThemOnceForAllLivesOfTheWorker() {
    first().getAsJsonArray("patterns").set(0, new JsonPrimitive("a phrase of their own"));
    int length = snapshotGiven();
    agent.killWorker();
    assertThat(agent.rules()).isEqualTo(Map.of("number", 7, "snapshot", length));
    assertThat(agent.local("compiled").getAsJsonObject().get("version").getAsString())
        .isEqualTo(agent.local("ruleset").getAsJsonObject().get("etag").getAsString());
  }

  private void assertMarked(String phrase) {
    agent.visit(server.address());
    agent.desk().locator("#box").click();
    agent.desk().keyboard().type("It is " + phrase + ", as it happens. ");
    agent.await("the phrase painted", () -> agent.painted() == 1);
  }

  private JsonObject first() {
    return rules.getAsJsonArray("rules").get(0).getAsJsonObject();
  }

  private int snapshotGiven() {
    server.ruleset(rules.toString());
    agent.pair(server.address(), "mira");
    agent.await("the server's rules", () -> agent.rules().get("number").equals(7));
    return (int) agent.rules().get("snapshot");
  }
}

package rapport.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A server's rules come with the bundled snapshot exactly when their patterns are the bundled. */
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
  void attachesNoneWhereAPatternDiffers() {
    first().getAsJsonArray("patterns").set(0, new JsonPrimitive("a phrase of their own"));
    assertThat(snapshotGiven()).isZero();
  }

  @Test
  void attachesNoneWhereARuleIsDisabled() {
    first().addProperty("enabled", false);
    assertThat(snapshotGiven()).isZero();
  }

  @Test
  void attachesNoneWhereAListDiffers() {
    JsonArray words =
        rules.getAsJsonArray("lists").get(0).getAsJsonObject().getAsJsonArray("words");
    words.add("thunderstruck");
    assertThat(snapshotGiven()).isZero();
  }

  @Test
  void neverUsesTheSnapshotOfAServer() {
    first().getAsJsonArray("patterns").set(0, new JsonPrimitive("a phrase of their own"));
    rules.addProperty("snapshot", "made by another engine");
    assertThat(snapshotGiven()).isZero();
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

package rapport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form: seeded, so that a failure comes again; and all that was ever found. */
class FuzzTest {
  private static final int REQUESTS = 600;
  private static final int TEXTS = 1_000;

  @TempDir static Path data;
  static RouteTarget routes;

  @BeforeAll
  static void start() {
    routes = new RouteTarget(data);
  }

  @AfterAll
  static void stop() {
    routes.close();
  }

  private static byte[] bytes(long seed, int max) {
    Random random = new Random(seed);
    byte[] bytes = new byte[16 + random.nextInt(max)];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void noRequestMakesTheServerFailHangOrForget() {
    for (int seed = 0; seed < REQUESTS; seed++) {
      try {
        routes.run(bytes(seed, 100));
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  @Test
  void noTextAndNoPatternMakesTheEngineFail() {
    for (int seed = 0; seed < TEXTS; seed++) {
      try {
        EngineTarget.fuzzerTestOneInput(bytes(seed, 400));
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  /**
   * {@code fuzz/finds.json}: requests that once failed, and inputs in hexadecimal that once broke
   * the engine.
   */
  @Test
  void whatWasFoundOnceIsMended() throws IOException {
    JsonNode finds =
        new ObjectMapper().readTree(FuzzTest.class.getResourceAsStream("/fuzz/finds.json"));
    assertThat(finds.path("requests")).isNotEmpty();
    for (JsonNode find : finds.path("requests")) {
      routes.send(
          find.path("method").asText(),
          find.path("path").asText(),
          "application/json",
          find.path("tag").asText(),
          find.path("body").asText().getBytes(StandardCharsets.ISO_8859_1));
    }
    for (JsonNode find : finds.path("engine"))
      EngineTarget.fuzzerTestOneInput(HexFormat.of().parseHex(find.path("input").asText()));
  }
}

package rapport.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who send too much, too slowly or too many at once hurt themselves, not the others. */
class AbuseTest {
  private static final int AGENTS = 400;

  /** Slow heads are closed after 10 s, bodies after 15; this only ends a test that hangs. */
  private static final int SECONDS = 120;

  @TempDir static Path data;
  static List<String> tokens;
  static Program program;
  static final List<Future<?>> drips = new ArrayList<>();

  @BeforeAll
  static void start() {
    tokens = Fleet.move(data, AGENTS);
    program = Program.launch(data, Map.of(), "-Xmx256m");
    program.port();
    dripAll();
  }

  @AfterAll
  static void stop() {
    program.close();
  }

  /** Slow senders all the while, so that nobody has to wait for them alone. */
  private static void dripAll() {
    ExecutorService slow = Executors.newCachedThreadPool();
    String head = "POST /api/v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    String body =
        head + "Authorization: Bearer " + tokens.get(0) + "\r\nContent-Length: 500\r\n\r\n{";
    for (int i = 0; i < 20; i++) drips.add(slow.submit(() -> drip(head, ascii("X-A: b\r\n"))));
    drips.add(slow.submit(() -> drip(body, ascii(" "))));
    slow.shutdown();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Sends a little every half second; ends when the server closes the connection. */
  private static boolean drip(String begin, byte[] drop) throws InterruptedException {
    try (Wire wire = new Wire(program.port())) {
      wire.write(ascii(begin));
      while (true) {
        Thread.sleep(500);
        wire.write(drop);
      }
    } catch (IOException e) {
      return true; // it has let go
    }
  }

  @Test
  void letsGoOfHeadsAndBodiesThatDripIn() throws Exception {
    try (Wire wire = new Wire(program.port())) {
      assertThat(wire.get("/me", tokens.get(1)).status()).isEqualTo(200);
    }
    for (Future<?> drip : drips) drip.get(SECONDS, TimeUnit.SECONDS);
  }

  /** A connection for each that is open, with a request that never ends. */
  @Test
  void staysReachableWithThousandsOfConnections() throws IOException {
    List<Wire> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 3_000; i++) {
        idle.add(new Wire(program.port()));
        idle.get(i).write(ascii("GET /api/v1/health HTTP/1.1\r\n"));
      }
      try (Wire wire = new Wire(program.port())) {
        assertThat(wire.get("/me", tokens.get(2)).status()).isEqualTo(200);
      }
    } finally {
      idle.forEach(Wire::close);
    }
  }

  @Test
  void oneNoisyAgentDoesNotSlowTheOthers() throws Exception {
    String text = "Please calm down, this is per our policy and you should have called. ";
    String large =
        "{\"texts\":["
            + String.join(
                ",",
                java.util.Collections.nCopies(
                    10, "{\"id\":\"a\",\"text\":\"" + text.repeat(1_400) + "\"}"))
            + "]}";
    byte[] noise = Wire.request("POST", "/check", tokens.get(3), large);
    ExecutorService agents = Executors.newCachedThreadPool();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(4);
    List<Future<List<Integer>>> noisy = new ArrayList<>();
    for (int i = 0; i < 48; i++) noisy.add(agents.submit(() -> until(end, noise)));
    int quiet = 0;
    try (Wire wire = new Wire(program.port())) {
      byte[] request = Wire.request("POST", "/check", tokens.get(4), "{\"text\": \"Calm down.\"}");
      while (System.nanoTime() < end) {
        assertThat(wire.send(request).status()).isEqualTo(200);
        quiet++;
        Thread.sleep(10);
      }
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<List<Integer>> one : noisy) statuses.addAll(one.get());
    agents.shutdown();
    assertThat(statuses).contains(200, 429);
    assertThat(statuses).containsOnly(200, 429);
    // About as many small requests as large ones are answered, however busy the machine is. Whoever
    // stood in the other's queue would have one turn in 49.
    long answered = statuses.stream().filter(status -> status == 200).count();
    assertThat(quiet).isGreaterThan((int) (answered / 8));
  }

  /** A large body that is refused before it is read may end the connection: that counts as 429. */
  private static List<Integer> until(long end, byte[] request) throws InterruptedException {
    List<Integer> statuses = new ArrayList<>();
    while (System.nanoTime() < end) {
      try (Wire wire = new Wire(program.port())) {
        while (System.nanoTime() < end) {
          Wire.Answer answer = wire.send(request);
          statuses.add(answer.status());
          if (answer.status() == 200) continue;
          assertThat(answer.body()).contains("\"status\":429");
          assertThat(answer.retryAfter()).isEqualTo("1");
        }
      } catch (IOException e) {
        statuses.add(429);
      }
      Thread.sleep(100);
    }
    return statuses;
  }

  /** More at once than are answered at once, by many agents: each is answered or told to return. */
  @Test
  void answersOrRefusesEachOfHundredsAtOnce() throws Exception {
    String text = "You should have called. ".repeat(200);
    List<Wire> wires = new ArrayList<>();
    try {
      for (int i = 0; i < 800; i++) wires.add(new Wire(program.port()));
      for (int i = 0; i < wires.size(); i++)
        wires
            .get(i)
            .write(
                Wire.request(
                    "POST", "/check", tokens.get(i % AGENTS), "{\"text\":\"" + text + "\"}"));
      int[] counts = new int[600];
      for (Wire wire : wires) {
        Wire.Answer answer = wire.read();
        counts[answer.status()]++;
        if (answer.status() == 200) continue;
        assertThat(answer.retryAfter()).isNotNull();
        assertThat(answer.body()).contains("\"title\"");
      }
      assertThat(counts[200]).isPositive();
      assertThat(counts[200] + counts[503] + counts[429]).isEqualTo(wires.size());
      try (Wire wire = new Wire(program.port())) {
        assertThat(wire.get("/ready", "").status()).isEqualTo(200);
      }
    } finally {
      wires.forEach(Wire::close);
    }
  }

  @Test
  void refusesWhatIsTooLarge() throws IOException {
    String token = tokens.get(5);
    for (String body :
        List.of(
            "{\"text\":\"" + "a".repeat(100_001) + "\"}",
            "{\"texts\":[" + "{\"text\":\"a\"},".repeat(100) + "{\"text\":\"a\"}]}",
            "{\"text\":\"" + "a".repeat(1 << 20) + "\"}")) {
      try (Wire wire = new Wire(program.port())) {
        assertThat(wire.post("/check", token, body).status()).isEqualTo(413);
      }
    }
    try (Wire wire = new Wire(program.port())) {
      assertThat(wire.post("/check", token, "[".repeat(50_000)).status()).isEqualTo(400);
      assertThat(wire.get("/me", token).status()).isEqualTo(200);
      wire.write(ascii("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
      assertThat(wire.read().status()).isIn(414, 431);
    }
  }

  /** Who a form is from stands in its body, so it has to be read before anybody is asked. */
  @Test
  void formsThatDoNotComeTakeThePlacesOfTheirAddressOnly() throws Exception {
    List<Wire> stuck = new ArrayList<>();
    try {
      for (int i = 0; i < 160; i++) {
        stuck.add(new Wire(program.port()));
        stuck
            .get(i)
            .write(
                ascii(
                    "POST /v2/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500\r\n\r\na"));
      }
      Wire.Answer last = stuck.get(159).read();
      assertThat(last.status()).isEqualTo(429);
      assertThat(last.retryAfter()).isEqualTo("1");
      try (Wire wire = new Wire(program.port())) {
        assertThat(wire.get("/me", tokens.get(9)).status()).isEqualTo(200);
      }
    } finally {
      stuck.forEach(Wire::close);
    }
  }

  /** All places are taken by bodies that do not come. */
  @Test
  void saysWhenItIsFullAndThatItIsAlive() throws Exception {
    List<Wire> stuck = new ArrayList<>();
    try {
      for (int i = 0; i < 128; i++) {
        stuck.add(new Wire(program.port()));
        stuck
            .get(i)
            .write(
                ascii(
                    "POST /api/v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                        + tokens.get(100 + i)
                        + "\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"));
      }
      try (Wire wire = new Wire(program.port())) {
        Wire.Answer answer = wire.get("/me", tokens.get(8));
        for (int i = 0; i < 500 && answer.status() == 200; i++) {
          Thread.sleep(20);
          answer = wire.get("/me", tokens.get(8));
        }
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.retryAfter()).isEqualTo("5");
        assertThat(answer.body()).contains("The server is full");
      }
      try (Wire wire = new Wire(program.port())) {
        assertThat(wire.get("/health", "").status()).isEqualTo(200);
      }
    } finally {
      stuck.forEach(Wire::close);
    }
    for (int i = 0; i < 500; i++) {
      try (Wire wire = new Wire(program.port())) {
        if (wire.get("/me", tokens.get(8)).status() == 200) return;
        Thread.sleep(100);
      }
    }
    throw new AssertionError("it stays full");
  }
}

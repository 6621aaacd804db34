package rapport.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM in the middle of the work. */
class StopTest {
  private static final int CLIENTS = 16;

  @TempDir Path data;

  private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
  private final Set<String> strange = new ConcurrentSkipListSet<>();

  /**
   * Stored and answered are the same: nothing acknowledged is lost, nothing accepted is unanswered.
   */
  @Test
  void answersWhatItAccepted() throws Exception {
    try (Program program = Program.launch(data, Map.of("RAPPORT_LOG", "text"))) {
      int port = program.port();
      ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
      for (int i = 0; i < CLIENTS; i++) clients.submit(() -> send(port));
      while (acknowledged.size() < 300) Thread.sleep(5);
      assertThat(program.stop()).as("as a JVM ends on SIGTERM").isEqualTo(143);
      clients.shutdown();
      assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(strange).isEmpty();
    assertThat(stored()).isEqualTo(new TreeSet<>(acknowledged));
    assertThat(data.resolve("rapport.db-wal")).doesNotExist();
  }

  /** One event after the other until the server is gone. */
  private void send(int port) {
    HttpClient client = HttpClient.newHttpClient();
    while (true) {
      String id = UUID.randomUUID().toString();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/events"))
              .header("Authorization", "Bearer " + Program.ADMIN)
              .header("Content-Type", "application/json")
              .POST(
                  BodyPublishers.ofString(
                      "{\"events\":[{\"id\":\"%s\",\"at\":\"%s\",\"action\":\"shown\",\"rule\":\"calm-down\",\"ruleset\":1,\"replyId\":\"r\",\"site\":\"desk.example.com\"}]}"
                          .formatted(id, Instant.now())))
              .build();
      try {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() == 503) return;
        if (response.statusCode() == 200 && response.body().contains("\"stored\""))
          acknowledged.add(id);
        else strange.add(response.statusCode() + " " + response.body());
      } catch (IOException e) {
        return; // refused, or closed while idle: the file tells whether it was accepted
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private Set<String> stored() throws Exception {
    Set<String> stored = new TreeSet<>();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("rapport.db"));
        var rows = connection.createStatement().executeQuery("SELECT lower(hex(id)) FROM event")) {
      while (rows.next()) {
        String hex = rows.getString(1);
        stored.add(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
      }
    }
    return stored;
  }
}

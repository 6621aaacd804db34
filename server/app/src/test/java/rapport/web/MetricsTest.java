package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Role;
import rapport.Running;
import rapport.TestPack;

class MetricsTest {
  private static final String TOKEN = "metrics-token-for-tests-0123456789";

  @TempDir static Path data;
  static Running running;

  @BeforeAll
  static void start() {
    running = new Running(data, TestPack.contents(), Map.of("RAPPORT_METRICS_TOKEN", TOKEN));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static String metrics() {
    return running.send(running.request("/metrics")).body();
  }

  @Test
  void countsRequestsChecksAndEventsInPrometheusFormat() {
    String agent = running.token("ana", Role.AGENT, null);
    running.post(agent, "/check", "{\"text\":\"Per our policy it is closed.\"}");
    String event =
        """
        {"events":[{"id":"11111111-1111-4111-8111-111111111111","at":"2026-11-22T13:00:00Z","action":"shown","rule":"calm-down",
          "ruleset":1,"replyId":"r1","site":"desk.example.com"}]}
        """;
    running.post(agent, "/events", event);
    running.post(agent, "/events", event);
    running.post(agent, "/events", "{\"events\":[{}]}");
    var response = running.send(running.request("/metrics"));
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/plain; version=0.0.4");
    assertThat(response.body())
        .contains(
            "http_server_requests_seconds_count{method=\"POST\",route=\"/api/v1/check\",status=\"200\"} 1",
            "http_server_requests_seconds_bucket{method=\"POST\",route=\"/api/v1/events\",status=\"200\",le=\"0.01\"}",
            "rapport_check_seconds_count 1",
            "rapport_events_total{outcome=\"stored\"} 1.0",
            "rapport_events_total{outcome=\"duplicate\"} 1.0",
            "rapport_events_total{outcome=\"refused\"} 1.0",
            "rapport_writer_queue 0.0",
            "rapport_ruleset 1.0",
            "rapport_storage_failing 0.0",
            "jvm_memory_used_bytes",
            "process_files_open_files")
        .containsPattern("rapport_database_bytes [1-9]");
  }

  @Test
  void namesRoutesNotPaths() {
    running.send(running.request("/session/secret-ticket?to=/progress"));
    running.send(running.request("/join/secret-invite"));
    running.send(running.request("/nothing/secret-path"));
    assertThat(metrics())
        .contains("route=\"/session/{ticket}\"", "route=\"/join/{invite}\"", "route=\"none\"")
        .doesNotContain("secret-");
  }

  @Test
  void tellsThemToTheMachineItselfTheirTokenAndAdminsOnly() {
    assertThat(running.send(running.request("/metrics")).statusCode()).isEqualTo(200);
    assertThat(as(TOKEN)).isEqualTo(200);
    assertThat(as(ADMIN)).isEqualTo(200);
    assertThat(as(running.token("bo", Role.AGENT, null))).isEqualTo(403);
    assertThat(as(running.token("le", Role.LEAD, null))).isEqualTo(403);
    assertThat(as("wrong")).isEqualTo(401);
    var handedOver = running.request("/metrics").header("X-Forwarded-For", "203.0.113.9");
    assertThat(running.send(handedOver).statusCode()).isEqualTo(401);
    assertThat(running.get(TOKEN, "/me").statusCode()).as("good for nothing else").isEqualTo(401);
  }

  private static int as(String token) {
    return running
        .send(running.request("/metrics").header("Authorization", "Bearer " + token))
        .statusCode();
  }
}

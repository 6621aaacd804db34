package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Running;

/** Checks while the rules change under them. */
class SwapTest {
  private static final Duration FOR = Duration.ofSeconds(5);
  private static final int EVERY_MILLIS = 10;

  @TempDir Path data;

  /** Odd rulesets have the rule on, even ones off: a mix would show in either text. */
  @Test
  void aCheckUnderASwapEveryTenMillisecondsNeverMixesTwoRulesetsAndNeverFails() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (Running running = new Running(data)) {
      Future<Integer> swaps = threads.submit(() -> swap(running, stop));
      List<Future<Integer>> checks = new ArrayList<>();
      for (int i = 0; i < 2; i++) checks.add(threads.submit(() -> check(running, stop)));
      assertThat(swaps.get()).isGreaterThan(50);
      for (Future<Integer> check : checks) assertThat(check.get()).isGreaterThan(50);
    } finally {
      threads.shutdown();
    }
  }

  private static int swap(Running running, AtomicBoolean stop) throws InterruptedException {
    int swaps = 0;
    try {
      long end = System.nanoTime() + FOR.toNanos();
      for (; System.nanoTime() < end; swaps++) {
        long next = System.nanoTime() + EVERY_MILLIS * 1_000_000L;
        String body = "{\"enabled\": " + (swaps % 2 != 0) + "}";
        var answer = running.call(ADMIN, "PATCH", "/rules/calm-down", body, "If-Match", "*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
      }
    } finally {
      stop.set(true);
    }
    return swaps;
  }

  private static int check(Running running, AtomicBoolean stop) {
    String texts = "{\"texts\": [{\"text\": \"Calm down.\"}, {\"text\": \"Calm down.\"}]}";
    int checks = 0;
    int seen = 0;
    for (; !stop.get(); checks++) {
      HttpResponse<String> answer = running.post(ADMIN, "/check", texts);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      JsonNode json = json(answer);
      int number = json.path("ruleset").asInt();
      assertThat(number).isGreaterThanOrEqualTo(seen);
      seen = number;
      for (JsonNode result : json.path("results"))
        assertThat(result.path("findings")).hasSize(number % 2);
    }
    return checks;
  }
}

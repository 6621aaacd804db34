package rapport.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import rapport.worker.FakeServer.Mood;

/** How much waits, what goes first when it is too much, and a disk that takes nothing. */
class QueueTest {
  @Test
  void holdsTenThousandAndDropsTheOldestShownFirst(
      @TempDir(cleanup = CleanupMode.NEVER) Path profile) throws Exception {
    try (FakeServer server = FakeServer.start();
        Agent agent = new Agent(profile)) {
      agent.pair(server.address(), "mira");
      server.mood(Mood.BROKEN);
      agent.tell("events", Map.of("events", Made.events("dismissed", 100)));
      agent.tell("events", Map.of("events", Made.events("shown", 5_000)));
      agent.tell("events", Map.of("events", Made.events("accepted", 4_950)));
      assertThat(((Number) agent.status().get("queued")).intValue()).isEqualTo(10_000);
      assertThat(((Number) agent.status().get("dropped")).intValue()).isEqualTo(50);
      server.mood(Mood.WELL);
      agent.pair(server.address(), "mira");
      agent.await("all of them", () -> server.stored().size() == 10_000);
      assertThat(server.actions().stream().filter("shown"::equals)).hasSize(4_950);
      assertThat(server.actions().stream().filter("dismissed"::equals)).hasSize(100);
    }
  }

  @Test
  void goesOnWritingWhenTheDiskIsFull(@TempDir(cleanup = CleanupMode.NEVER) Path profile)
      throws Exception {
    try (FakeServer server = FakeServer.start();
        Agent agent = new Agent(profile, server.address())) {
      agent.pair(server.address(), "mira");
      agent.quota(1L);
      agent.write();
      agent.accept();
      agent.desk().keyboard().type("Bye.");
      assertThat(agent.words()).contains("Bye.");
      assertThat(server.actions()).doesNotContain("accepted");
      agent.quota(null);
      agent.await("the event, told again", () -> server.actions().contains("accepted"));
      assertThat(server.actions()).containsOnlyOnce("accepted");
    }
  }
}

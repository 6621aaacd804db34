package rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.store.Database;
import rapport.store.EventStore;

class RetentionTest {
  private static final Person ANA =
      new Person("ana", "Ana", null, Role.AGENT, null, List.of(), Running.NOW, Running.NOW);

  @TempDir Path data;
  Running.Hands clock = new Running.Hands();

  private static Event shown(Instant at) {
    return new Event(
        UUID.randomUUID(),
        at,
        Event.Action.SHOWN,
        "calm-down",
        "command",
        1,
        "r1",
        null,
        null,
        true,
        "desk.example.com",
        null);
  }

  private static void store(Database database, int count, int daysAgo) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) events.add(shown(Running.NOW.minus(Duration.ofDays(daysAgo))));
    new EventStore(database).append(ANA, ZoneOffset.UTC, events, Running.NOW);
  }

  private static int number(Database database, String sql) {
    return database.read(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }

  @Test
  void forgetsOldEventsWithTheirSumsAndNothingElse() {
    try (Database database = Database.open(data);
        Retention retention = new Retention(database, clock, 30)) {
      store(database, 1_200, 40);
      store(database, 3, 32);
      store(database, 5, 31);
      store(database, 7, 0);
      assertThat(retention.run()).isEqualTo(1_203);
      assertThat(number(database, "SELECT count(*) FROM event")).isEqualTo(12);
      assertThat(number(database, "SELECT sum(shown) FROM rule_day")).isEqualTo(12);
      assertThat(number(database, "SELECT sum(shown) FROM category_day")).isEqualTo(12);
      assertThat(number(database, "SELECT sum(risky) FROM reply_day")).isEqualTo(12);
      assertThat(retention.run()).isZero();
    }
  }

  @Test
  void keepsEverythingWhenNobodySaysHowLong() {
    try (Database database = Database.open(data);
        Retention retention = new Retention(database, clock, null)) {
      store(database, 10, 2_000);
      assertThat(retention.run()).isZero();
      assertThat(number(database, "SELECT count(*) FROM event")).isEqualTo(10);
    }
  }

  @Test
  void runsWhenTheServerStarts() throws InterruptedException {
    try (Database database = Database.open(data)) {
      store(database, 10, 400);
    }
    try (Running running =
        new Running(data, TestPack.contents(), Map.of("RAPPORT_RETENTION_DAYS", "365"))) {
      for (int i = 0; i < 200 && running.count("SELECT count(*) FROM event") > 0; i++)
        Thread.sleep(20);
      assertThat(running.count("SELECT count(*) FROM event")).isZero();
    }
  }
}

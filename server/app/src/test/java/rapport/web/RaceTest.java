package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.Running.ADMIN;
import static rapport.Running.json;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Role;
import rapport.Running;

/** A hundred admins, each with a token of their own, who begin at the same moment. */
class RaceTest {
  private static final int ADMINS = 100;

  @TempDir Path data;
  Running running;

  @BeforeEach
  void start() {
    running = new Running(data);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private interface Work {
    int run(int admin, String token) throws Exception;
  }

  private List<Integer> all(Work work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(ADMINS);
    try {
      CountDownLatch begin = new CountDownLatch(1);
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < ADMINS; i++) {
        int admin = i;
        String token = running.token("admin-" + i, Role.ADMIN, null);
        futures.add(
            threads.submit(
                () -> {
                  begin.await();
                  return work.run(admin, token);
                }));
      }
      begin.countDown();
      List<Integer> results = new ArrayList<>();
      for (Future<Integer> future : futures) results.add(future.get());
      return results;
    } finally {
      threads.shutdown();
    }
  }

  private static String word(int admin) {
    return "zq" + (char) ('a' + admin / 10) + (char) ('a' + admin % 10);
  }

  @Test
  void loseNoNewRule() throws Exception {
    List<Integer> statuses =
        all(
            (admin, token) -> {
              String rule = Rules.rule("rule-" + admin, word(admin), "take your time");
              return running
                  .call(token, "PUT", "/rules/rule-" + admin, rule, "If-None-Match", "*")
                  .statusCode();
            });
    assertThat(statuses).containsOnly(201);
    assertThat(json(running.get(ADMIN, "/rules?limit=500")).path("rules")).hasSize(ADMINS + 2);
    assertThat(running.count("SELECT count(*) FROM ruleset")).isEqualTo(ADMINS + 1);
    assertThat(running.count("SELECT count(DISTINCT person) FROM ruleset WHERE person <> ''"))
        .isEqualTo(ADMINS);
    assertThat(
            running.count(
                "SELECT count(*) FROM entry WHERE kind = 'rule' AND until_ruleset IS NULL"))
        .isEqualTo(ADMINS + 2);
  }

  /** All of them add a word to the same list, and read it again when somebody was faster. */
  @Test
  void loseNoWordOfAListThatAllChange() throws Exception {
    List<Integer> tries = all(this::addWord);
    assertThat(tries).allMatch(count -> count >= 1).anyMatch(count -> count > 1);
    List<String> words =
        StreamSupport.stream(
                json(running.get(ADMIN, "/lists/soon")).path("words").spliterator(), false)
            .map(word -> word.asText())
            .toList();
    assertThat(words)
        .doesNotHaveDuplicates()
        .containsAll(IntStream.range(0, ADMINS).mapToObj(RaceTest::word).toList())
        .hasSize(ADMINS + 2);
    assertThat(running.count("SELECT count(*) FROM ruleset")).isEqualTo(ADMINS + 1);
  }

  private int addWord(int admin, String token) throws InterruptedException {
    for (int tries = 1; ; tries++) {
      HttpResponse<String> list = running.get(ADMIN, "/lists/soon");
      String tag = list.headers().firstValue("ETag").orElseThrow();
      String body = list.body().replace("]", ", \"" + word(admin) + "\"]");
      int status = running.call(token, "PUT", "/lists/soon", body, "If-Match", tag).statusCode();
      if (status == 200) return tries;
      // 429: a hundred tries in one second are more than a token may make.
      assertThat(status).isIn(412, 429);
      if (status == 429) running.clock.forward(java.time.Duration.ofSeconds(1));
    }
  }
}

package rapport.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program, killed with SIGKILL at random moments while 32 writers send events. What it
 * said it had stored is there, once, and in the sums. {@code make torture TIMES=100}.
 */
class TortureTest {
  private static final int WRITERS = 32;
  private static final int TIMES = Integer.getInteger("torture.times", 2);

  /** From the moment it listens, milliseconds; one in five is killed while it starts. */
  private static final int MAX_LIFE = 1_500;

  private static final long SEED = Long.getLong("torture.seed", System.nanoTime());

  @TempDir Path data;

  private final AtomicInteger port = new AtomicInteger();
  private final List<Clerk> clerks = new ArrayList<>();
  private final int[] checked = new int[WRITERS];
  private int missing;
  private long uncounted;

  @Test
  void losesNothingAndStoresNothingTwiceWhenKilled() throws Exception {
    long began = System.nanoTime();
    Random random = new Random(SEED);
    List<String> tokens = Fleet.move(data, WRITERS);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      clerks.add(new Clerk(tokens.get(i), port::get, random.nextLong()));
      threads.add(new Thread(clerks.get(i), "clerk-" + i));
    }
    int whileStarting = 0;
    List<Long> starts = new ArrayList<>();
    Program program = start(starts);
    threads.forEach(Thread::start);
    for (int kill = 1; kill <= TIMES; kill++) {
      Thread.sleep(random.nextInt(MAX_LIFE));
      program.kill();
      if (random.nextInt(5) == 0) {
        Program doomed = Program.launch(data, Map.of());
        Thread.sleep(random.nextInt(MAX_LIFE));
        doomed.kill();
        whileStarting++;
      }
      int[] acknowledged =
          clerks.stream().mapToInt(clerk -> clerk.acknowledged(0).size()).toArray();
      program = start(starts);
      check(acknowledged);
    }
    Thread.sleep(200);
    for (Clerk clerk : clerks) clerk.finish();
    for (Thread thread : threads) thread.join();
    program.kill();
    check(clerks.stream().mapToInt(clerk -> clerk.acknowledged(0).size()).toArray());
    print(began, whileStarting, starts);
  }

  private Program start(List<Long> starts) {
    long launched = System.nanoTime();
    Program program = Program.launch(data, Map.of(), "-Xmx256m");
    port.set(program.port());
    starts.add((System.nanoTime() - launched) / 1_000_000);
    return program;
  }

  /** Everything acknowledged before the kill must be in the file that was left behind. */
  private void check(int[] acknowledged) throws SQLException {
    Ledger ledger = new Ledger(data);
    for (int i = 0; i < WRITERS; i++) {
      assertThat(clerks.get(i).fault()).isNull();
      missing +=
          ledger.missing(
              "agent-" + i,
              clerks.get(i).acknowledged(checked[i]).subList(0, acknowledged[i] - checked[i]));
      checked[i] = acknowledged[i];
    }
    uncounted += ledger.uncounted();
  }

  private void print(long began, int whileStarting, List<Long> starts) throws SQLException {
    Ledger ledger = new Ledger(data);
    long acknowledged = 0;
    long unanswered = 0;
    long resent = 0;
    long again = 0;
    for (Clerk clerk : clerks) {
      acknowledged += clerk.acknowledged(0).size();
      unanswered += clerk.unanswered().size();
      resent += clerk.resent();
      again += clerk.storedAgain();
    }
    long stored = ledger.events();
    long twice = ledger.twice() + again;
    int wrongSums = ledger.wrongSums();
    starts.sort(null);
    Table table = new Table("torture, seed " + SEED, "");
    table.row("killed with SIGKILL", TIMES + whileStarting);
    table.row("of those while starting", whileStarting);
    table.row("writers", WRITERS);
    table.row("events acknowledged", acknowledged);
    table.row("requests sent again", resent);
    table.row("acknowledged but missing", missing);
    table.row("stored twice", twice);
    table.row("stored but not in the sums, after each kill", uncounted);
    table.row("rows of the sums that differ from the events", wrongSums);
    table.row("start until it listens, median ms", starts.get(starts.size() / 2));
    table.row("seconds", (System.nanoTime() - began) / 1e9);
    table.print();
    assertThat(acknowledged).isGreaterThan(WRITERS);
    assertThat(missing).isZero();
    assertThat(twice).isZero();
    assertThat(uncounted).isZero();
    assertThat(wrongSums).isZero();
    assertThat(stored).isBetween(acknowledged, acknowledged + unanswered);
  }
}

package rapport.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program on a disk that is full, fails, cannot be written, or holds something else. */
class DiskTest {
  private static final Random RANDOM = new Random(11);
  private static final int PAGE = 4_096;

  @TempDir Path folder;

  private final List<UUID> acknowledged = new ArrayList<>();

  private Wire.Answer send(Wire wire, String token) throws IOException {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 200; i++) ids.add(UUID.randomUUID());
    Wire.Answer answer = wire.post("/events", token, Fleet.events(ids, RANDOM));
    if (answer.status() == 200) acknowledged.addAll(ids);
    return answer;
  }

  /** Sends until it is refused, and looks what everybody is told. */
  private void fill(Wire wire, String token, int status, String words) throws IOException {
    Wire.Answer answer = send(wire, token);
    for (int i = 0; i < 500 && answer.status() == 200; i++) answer = send(wire, token);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(words);
    assertThat(answer.retryAfter()).isEqualTo("60");
    assertThat(wire.get("/ready", "").status()).isEqualTo(503);
    Wire.Answer health = wire.get("/health", "");
    assertThat(health.status()).isEqualTo(503);
    assertThat(health.body()).contains("\"status\":\"failing\"").contains(words);
    assertThat(wire.post("/check", token, "{\"text\": \"Calm down.\"}").status()).isEqualTo(200);
  }

  /** With room again it must find out by itself, and have kept what it had said it stored. */
  private void recovers(Wire wire, String token, Path data) throws Exception {
    for (int i = 0; i < 1_200 && wire.get("/ready", "").status() != 200; i++) Thread.sleep(100);
    assertThat(wire.get("/health", "").status()).isEqualTo(200);
    assertThat(send(wire, token).status()).isEqualTo(200);
    assertThat(new Ledger(data).missing("agent-0", acknowledged)).isZero();
    assertThat(new Ledger(data).uncounted()).isZero();
  }

  /** A small disk of its own where the system lets us have one; else files that may not grow. */
  @Test
  void saysThatTheDiskIsFullAndGoesOnWhenThereIsRoom() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    boolean own = run("mount", "-t", "tmpfs", "-o", "size=6m", "rapport-test", disk.toString());
    try {
      Path data = disk.resolve("data");
      String token = Fleet.move(data, 1).get(0);
      Path ballast = disk.resolve("ballast");
      if (own) Files.write(ballast, new byte[2 << 20]);
      try (Program program = Program.launch(data, Map.of());
          Wire wire = new Wire(program.port())) {
        if (own) {
          fill(wire, token, 507, "full");
          Files.delete(ballast);
        } else {
          limit(program, 3 << 20);
          fill(wire, token, 503, "fails");
          limit(program, -1);
        }
        recovers(wire, token, data);
      }
    } finally {
      if (own) run("umount", "-l", disk.toString());
    }
  }

  @Test
  void saysThatTheDiskFailsAndGoesOnWhenItWorks() throws Exception {
    String token = Fleet.move(folder, 1).get(0);
    try (Program program = Program.launch(folder, Map.of());
        Wire wire = new Wire(program.port())) {
      limit(program, 1 << 20);
      fill(wire, token, 503, "fails");
      limit(program, -1);
      recovers(wire, token, folder);
    }
  }

  /** Writing beyond that many bytes of any file fails with EFBIG; -1: no limit. */
  private static void limit(Program program, long bytes) {
    String soft = bytes < 0 ? "unlimited" : Long.toString(bytes);
    assertThat(run("prlimit", "--pid", Long.toString(program.pid()), "--fsize=" + soft + ":"))
        .isTrue();
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  /** The file would take all of it until the program ends, and then be gone. */
  @Test
  void storesNothingInAFileThatIsNoLongerThere() throws Exception {
    String token = Fleet.move(folder, 1).get(0);
    Path file = folder.resolve("rapport.db");
    Path elsewhere = folder.resolve("elsewhere.db");
    try (Program program = Program.launch(folder, Map.of());
        Wire wire = new Wire(program.port())) {
      assertThat(send(wire, token).status()).isEqualTo(200);
      Files.move(file, elsewhere);
      fill(wire, token, 503, "moved, removed or replaced");
      Files.writeString(file, "");
      fill(wire, token, 503, "moved, removed or replaced");
      Files.move(elsewhere, file, StandardCopyOption.REPLACE_EXISTING);
      recovers(wire, token, folder);
    }
  }

  @Test
  void saysInWordsThatItCannotListen() {
    try (Program program = Program.launch(folder, Map.of("RAPPORT_HOST", "192.0.2.1"))) {
      assertThat(program.exit()).isEqualTo(1);
      assertThat(program.said()).contains("192.0.2.1", "RAPPORT_PORT", "RAPPORT_HOST");
      assertThat(program.said()).doesNotContain("\tat ");
    }
  }

  @Test
  void doesNotStartOnAFileThatIsNoDatabase() throws IOException {
    Fleet.move(folder, 1);
    Path file = folder.resolve("rapport.db");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(new byte[PAGE]), 0);
    }
    try (Program program = Program.launch(folder, Map.of())) {
      assertThat(program.exit()).isEqualTo(1);
      assertThat(program.said()).contains("rapport.db").contains("damaged").contains("backup");
      assertThat(program.said()).doesNotContain("\tat ");
    }
  }

  @Test
  void namesDamageAndServesWhatIsWhole() throws Exception {
    String token = Fleet.move(folder, 1).get(0);
    try (Program program = Program.launch(folder, Map.of());
        Wire wire = new Wire(program.port())) {
      for (int i = 0; i < 20; i++) assertThat(send(wire, token).status()).isEqualTo(200);
      assertThat(program.stop()).isEqualTo(143);
    }
    damage(folder.resolve("rapport.db"));
    try (Program program = Program.launch(folder, Map.of());
        Wire wire = new Wire(program.port())) {
      Wire.Answer answer = wire.get("/me/history?limit=500", token);
      assertThat(answer.status()).as(answer.body()).isEqualTo(503);
      assertThat(answer.body()).contains("damaged").doesNotContain("desk.example.com");
      assertThat(answer.retryAfter()).isNotNull();
      assertThat(wire.get("/health", "").body()).contains("damaged");
      assertThat(wire.post("/check", token, "{\"text\": \"Calm down.\"}").status()).isEqualTo(200);
    }
  }

  /** Every page that holds events and nothing else. */
  private static void damage(Path file) throws IOException {
    byte[] garbage = new byte[PAGE];
    new Random(5).nextBytes(garbage);
    int damaged = 0;
    try (RandomAccessFile pages = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] page = new byte[PAGE];
      for (long at = PAGE; at + PAGE <= pages.length(); at += PAGE) {
        pages.seek(at);
        pages.readFully(page);
        // 13: a leaf of a table (https://sqlite.org/fileformat2.html#b_tree_pages)
        if (page[0] != 13 || !new String(page, "ISO-8859-1").contains("desk.example.com")) continue;
        pages.seek(at);
        pages.write(garbage);
        damaged++;
      }
    }
    assertThat(damaged).isPositive();
  }
}

package rapport.stress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program in a process of its own, so that it can be killed: the jar named by the system
 * property {@code rapport.jar}, or the classes under test.
 */
final class Program implements AutoCloseable {
  static final String ADMIN = "admin-token-of-the-stress-tests-0123456789";
  private static final Pattern LISTENS = Pattern.compile("Rapport listens on \\S+:([0-9]+)\\s");
  private static final int MAX_SAID = 64 * 1024;

  /** Lines about requests to remember: under load there are millions. */
  private static final int MAX_REQUESTS = 500;

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Process process;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Thread reader;
  private int requests;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  private Program(Process process) {
    this.process = process;
    reader = new Thread(this::read, "output of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts it and does not wait. */
  static Program launch(Path data, Map<String, String> environment, String... jvm) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of(jvm));
    String jar = System.getProperty("rapport.jar");
    if (jar != null) command.addAll(List.of("-jar", jar));
    else command.addAll(List.of("-cp", classPath(), "rapport.Main"));
    return run(command, data, environment);
  }

  /** A main class of the tests, for what the program itself does not offer. */
  static Program launchTest(Class<?> main, Path data, String... jvm) {
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(List.of(jvm));
    command.addAll(List.of("-cp", classPath(), main.getName()));
    return run(command, data, Map.of());
  }

  private static Program run(List<String> command, Path data, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("RAPPORT_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "RAPPORT_PORT",
                "0",
                "RAPPORT_DATA",
                data.toString(),
                "RAPPORT_ADMIN_TOKEN",
                ADMIN));
    builder.environment().putAll(environment);
    try {
      return new Program(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Surefire hands its forks one jar that only names the others. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** Its log may be long: the beginning is kept, the rest only read so that it never waits. */
  private void read() {
    byte[] piece = new byte[64 * 1024];
    try (InputStream out = process.getInputStream()) {
      for (int read = out.read(piece); read >= 0; read = out.read(piece)) {
        if (said.size() < MAX_SAID) keep(piece, read);
      }
    } catch (IOException e) {
      // it was killed while we read
    }
    port.completeExceptionally(new IllegalStateException("it ended: " + said()));
  }

  private void keep(byte[] piece, int length) {
    said.write(piece, 0, length);
    Matcher listens = LISTENS.matcher(said());
    if (listens.find()) port.complete(Integer.parseInt(listens.group(1)));
  }

  /** The beginning of what it wrote to both its outputs. */
  String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  /** Waits until it listens. */
  int port() {
    try {
      return port.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("it does not listen: " + said(), e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** SIGKILL: nothing of it runs from here on. */
  void kill() {
    process.destroyForcibly();
    exit();
  }

  /** SIGTERM, and its exit code. By its handle: the process itself would close its output on us. */
  int stop() {
    process.toHandle().destroy();
    return exit();
  }

  int exit() {
    try {
      if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        reader.join(PATIENCE.toMillis()); // its last words are still in the pipe
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("it does not end: " + said());
  }

  @Override
  public void close() {
    if (process.isAlive()) kill();
  }
}

package rapport.stress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process takes, from /proc (Linux).
 *
 * @param cpuSeconds of all its threads since it began
 * @param residentBytes memory as the system sees it
 */
record Usage(double cpuSeconds, int threads, int files, long residentBytes) {
  /** sysconf(_SC_CLK_TCK) is 100 on every Linux that Java 17 runs on. */
  private static final double TICKS_A_SECOND = 100;

  static Usage of(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    try (Stream<Path> files = Files.list(process.resolve("fd"))) {
      String stat = Files.readString(process.resolve("stat"));
      // Fields from the third on: the second, the name, may hold anything.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      String status = Files.readString(process.resolve("status"));
      return new Usage(
          (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND,
          (int) number(status, "Threads:\\s+([0-9]+)"),
          (int) files.count(),
          1024 * number(status, "VmRSS:\\s+([0-9]+)"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is alive on its heap after a full collection, bytes. */
  static long liveHeap(long pid) {
    jcmd(pid, "GC.run");
    return 1024 * number(jcmd(pid, "GC.heap_info"), "used ([0-9]+)K");
  }

  private static String jcmd(long pid, String command) {
    try {
      Process process =
          new ProcessBuilder(
                  System.getProperty("java.home") + "/bin/jcmd", Long.toString(pid), command)
              .redirectErrorStream(true)
              .start();
      return new String(process.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long number(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) throw new IllegalStateException(pattern + " is not in " + text);
    return Long.parseLong(matcher.group(1));
  }
}

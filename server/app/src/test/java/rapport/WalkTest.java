package rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.publish.ShippedPack;

/** Runs the README's walk as it stands there. */
class WalkTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

  private static String readme() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("README.md"))) folder = folder.getParent();
    return Files.readString(folder.resolve("README.md"));
  }

  @Test
  void theWalkOfTheReadmeWorksAsWritten(@TempDir Path data, @TempDir Path folder) throws Exception {
    StringBuilder script = new StringBuilder("set -euo pipefail\n");
    Matcher block = BLOCK.matcher(readme());
    int blocks = 0;
    for (; block.find(); blocks++)
      script.append("echo; echo BLOCK ").append(blocks).append('\n').append(block.group(1));
    assertThat(blocks).isEqualTo(8);
    String output;
    try (Running running = new Running(data, ShippedPack.load(), Map.of())) {
      ProcessBuilder bash = new ProcessBuilder("bash", "-c", script.toString());
      bash.directory(folder.toFile()).redirectErrorStream(true);
      bash.environment().put("RAPPORT", "http://127.0.0.1:" + running.server.port());
      bash.environment().put("ADMIN", Running.ADMIN);
      Process process = bash.start();
      process.getOutputStream().close();
      output = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor()).as(output).isZero();
      assertThat(running.count("SELECT count(*) FROM token WHERE browser = 'Chrome on my desk'"))
          .isOne();
      assertThat(
              running.count(
                  "SELECT count(*) FROM ruleset WHERE why IN ('Plain words', 'Only a try')"))
          .isEqualTo(2);
    }
    String[] told = output.split("(?m)^BLOCK \\d+$");
    assertThat(told[4]).contains("\"rule\":\"reach-out-to-us\"").contains("\"faults\":[]");
    assertThat(told[5]).contains("\"id\":\"reach-out-to-us\"");
    assertThat(told[6])
        .contains("\"rule\":\"reach-out-to-us\"")
        .contains("\"id\":\"reach-out-to-us\"");
    assertThat(told[7]).contains("\"why\":\"Only a try\"").endsWith("0\n\n");
    assertThat(told[8])
        .contains("\"dryRun\":true,\"added\":[],\"changed\":[],\"removed\":[]")
        .contains("\"dryRun\":false,\"added\":[],\"changed\":[],\"removed\":[]")
        .contains("own-per-my-last-mail");
  }
}

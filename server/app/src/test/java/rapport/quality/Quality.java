package rapport.quality;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.Running;
import rapport.publish.ShippedPack;

/** Run by {@code make quality} only: its name is none that the build takes for a test. */
class Quality {
  @Test
  void measuresTheDefaultPack(@TempDir Path files) throws IOException, InterruptedException {
    String folder = System.getenv().getOrDefault("RAPPORT_QUALITY_DATA", "../../../shared/data");
    Path data = Path.of(folder).toAbsolutePath().normalize();
    assertTrue(
        Files.exists(data.resolve("score.py")),
        "No labelled data in " + data + ": name its folder with RAPPORT_QUALITY_DATA=...");
    Path out = Files.createDirectories(Path.of("target/quality")).toAbsolutePath();
    try (Running server = new Running(files, ShippedPack.load(), Map.of())) {
      Measure.all(server, data, out);
    }
  }
}

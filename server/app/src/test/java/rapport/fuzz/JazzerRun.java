package rapport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The long form, {@code make fuzz}: Jazzer changes the bytes towards code that was not reached yet.
 * What it learns stays in {@code target/fuzz}, so that the next run goes on from there. {@code
 * -Dfuzz.seconds=600} for each target.
 */
@Tag("fuzz")
class JazzerRun {
  @ParameterizedTest
  @ValueSource(classes = {EngineTarget.class, RouteTarget.class})
  void findsNothing(Class<?> target) throws Exception {
    Path folder = Path.of("target", "fuzz", target.getSimpleName()).toAbsolutePath();
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    Process jazzer =
        new ProcessBuilder(
                List.of(
                    System.getProperty("java.home") + "/bin/java",
                    "-Xmx1g",
                    "-cp",
                    System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                    "com.code_intelligence.jazzer.Jazzer",
                    "--target_class=" + target.getName(),
                    "--instrumentation_includes=rapport.**",
                    // It would find that the target calls the server.
                    "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery",
                    "-max_total_time=" + System.getProperty("fuzz.seconds", "60"),
                    "-max_len=1024",
                    "-timeout=20",
                    "-artifact_prefix=" + folder + "/",
                    "-print_final_stats=1",
                    corpus.toString()))
            .inheritIO()
            .start();
    assertThat(jazzer.waitFor())
        .as("what it found lies in %s and above; it belongs into fuzz/finds.json", folder)
        .isZero();
  }
}

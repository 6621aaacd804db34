package rapport.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every word that a person reads stands in {@code _locales}, and nothing stands there for nobody.
 */
class StringsTest {
  private static final Path MESSAGES = Path.of("static/_locales/en/messages.json");
  private static final Pattern ASKED = Pattern.compile("\\bt\\(\\s*\"(\\w+)\"|__MSG_(\\w+)__");
  private static final Pattern NAMED = Pattern.compile("[\"'`](\\w+)[\"'`]|__MSG_(\\w+)__");

  @Test
  void everyKeyThatIsAskedForExists() throws IOException {
    assertThat(keys()).containsAll(found(ASKED));
  }

  @Test
  void noKeyIsLeftOver() throws IOException {
    Set<String> unused = new TreeSet<>(keys());
    unused.removeAll(found(NAMED));
    assertThat(unused).isEmpty();
  }

  @Test
  void everyPlaceholderIsFilledInOrder() throws IOException {
    for (JsonNode each : new ObjectMapper().readTree(MESSAGES.toFile())) {
      String message = each.get("message").asText();
      long places =
          Pattern.compile("\\$\\d")
              .matcher(message)
              .results()
              .map(MatchResult::group)
              .distinct()
              .count();
      for (int i = 1; i <= places; i++) {
        assertThat(message).contains("$" + i);
      }
    }
  }

  private static Set<String> keys() throws IOException {
    Set<String> keys = new TreeSet<>();
    new ObjectMapper().readTree(MESSAGES.toFile()).fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static Set<String> found(Pattern pattern) throws IOException {
    try (Stream<Path> files =
        Stream.concat(Files.walk(Path.of("src")), Files.walk(Path.of("static")))) {
      return files
          .filter(file -> file.toString().matches("(?!src/test).*(\\.ts|manifest\\.json|\\.html)"))
          .flatMap(file -> pattern.matcher(read(file)).results())
          .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package rapport.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import rapport.Json;
import rapport.engine.Pack;
import rapport.rules.Contents;

/**
 * The default pack of this version, from the engine's resources: {@code rapport/pack/index.json}
 * names the files in order.
 */
public final class ShippedPack {
  private static final String FOLDER = "/rapport/pack/";

  private ShippedPack() {}

  /** Not proved: tests do that when it is built, {@link Publisher} before it goes live. */
  public static Contents load() {
    return files().contents();
  }

  public static RuleFiles files() {
    List<String> names = new ArrayList<>();
    for (JsonNode file : read("index.json")) names.add(file.asText());
    return RuleFiles.read(names, ShippedPack::read);
  }

  private static JsonNode read(String name) {
    try (InputStream in = Pack.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) throw new FileNotFoundException(FOLDER + name);
      return Json.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("The default pack cannot be read: " + name, e);
    }
  }
}

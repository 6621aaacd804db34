package rapport.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.Json;

class ExtensionTest {
  private static SortedMap<String, byte[]> built() {
    String manifest =
        """
        {"name": "x", "host_permissions": ["https://known.example.com/*"], "content_scripts": [
          {"matches": ["https://known.example.com/*"], "js": ["a.js"]},
          {"matches": ["https://known.example.com/*"], "js": ["b.js"]}]}
        """;
    return new TreeMap<>(
        java.util.Map.of(
            "manifest.json", manifest.getBytes(StandardCharsets.UTF_8),
            "company.json", "{}".getBytes(StandardCharsets.UTF_8),
            "a.js", "1".getBytes(StandardCharsets.UTF_8)));
  }

  private static JsonNode json(SortedMap<String, byte[]> files, String name) {
    return Json.parse(new String(files.get(name), StandardCharsets.UTF_8), JsonNode.class);
  }

  @Test
  void isWrittenWithTheCompanysSitesAndServer() {
    List<String> sites = List.of("https://desk.example.com/*", "https://known.example.com/*");
    var files = Extension.forCompany(built(), "https://rapport.example.com", sites);
    String both = "[\"https://known.example.com/*\",\"https://desk.example.com/*\"]";
    JsonNode manifest = json(files, "manifest.json");
    assertThat(manifest.path("host_permissions").toString()).isEqualTo(both);
    assertThat(manifest.at("/content_scripts/0/matches").toString()).isEqualTo(both);
    assertThat(manifest.at("/content_scripts/1/matches").toString()).isEqualTo(both);
    assertThat(json(files, "company.json").path("server").asText())
        .isEqualTo("https://rapport.example.com");
    assertThat(files.get("a.js")).isEqualTo(built().get("a.js"));
  }

  @Test
  void hasTheIdThatChromiumGivesToAKey() {
    // SHA-256 of nothing begins e3b0c442 98fc1c14 9afbf4c8 996fb924.
    assertThat(Extension.id(new byte[0])).isEqualTo("odlameecjipmbmbejkplpemijjgpljce");
  }
}

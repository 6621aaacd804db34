package rapport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void servesOnTheOwnMachineWhenNothingIsSaid() throws Exception {
    Settings settings = Settings.of(Map.of());
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(7070);
    assertThat(settings.adminToken()).isNull();
  }

  @Test
  void namesEveryFaultAtOnce() {
    Map<String, String> wrong =
        Map.of(
            "RAPPORT_PORT", "70700",
            "RAPPORT_ADMIN_TOKEN", "short",
            "RAPPORT_PUBLIC_URL", "https://desk.example.com/path",
            "RAPPORT_SITES", "https://good.example.com/*, bad",
            "RAPPORT_HOTS", "x");
    assertThatThrownBy(() -> Settings.of(wrong))
        .isInstanceOf(Settings.Faulty.class)
        .hasMessageContainingAll(
            "RAPPORT_PORT",
            "RAPPORT_ADMIN_TOKEN",
            "RAPPORT_PUBLIC_URL",
            "\"bad\"",
            "RAPPORT_HOTS is not a setting");
  }

  @Test
  void takesSitesSeparatedByCommasOrSpaces() throws Exception {
    Settings settings =
        Settings.of(
            Map.of("RAPPORT_SITES", "https://a.example.com/*,  https://*.b.example.com/agent/*"));
    assertThat(settings.sites())
        .isEqualTo(List.of("https://a.example.com/*", "https://*.b.example.com/agent/*"));
  }

  @Test
  void exitsWithTwoAndDoesNotServe() {
    assertThat(Main.run(new String[0], Map.of("RAPPORT_PORT", "x"))).isEqualTo(2);
    assertThat(Main.run(new String[] {"dance"}, Map.of())).isEqualTo(2);
  }
}

package rapport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
            "RAPPORT_OIDC_ISSUER", "http://login.example.com",
            "RAPPORT_OIDC_DOMAINS", "exam ple",
            "RAPPORT_HOTS", "x");
    assertThatThrownBy(() -> Settings.of(wrong))
        .isInstanceOf(Settings.Faulty.class)
        .hasMessageContainingAll(
            "RAPPORT_PORT",
            "RAPPORT_ADMIN_TOKEN",
            "RAPPORT_PUBLIC_URL",
            "\"bad\"",
            "RAPPORT_OIDC_ISSUER must be like",
            "RAPPORT_OIDC_CLIENT_ID is missing",
            "RAPPORT_OIDC_CLIENT_SECRET is missing",
            "\"exam\" is not like example.com",
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
  void readmeTellsEverySettingAndNoOther() throws Exception {
    List<String> told =
        Files.readAllLines(Path.of("../../README.md")).stream()
            .filter(line -> line.startsWith("| `RAPPORT_"))
            .flatMap(
                line -> Pattern.compile("RAPPORT_[A-Z_]+").matcher(line.split("\\|")[1]).results())
            .map(MatchResult::group)
            .toList();
    assertThat(told).containsExactlyInAnyOrderElementsOf(Settings.KNOWN);
  }

  @Test
  void hidesSecretsWhenPrinted() throws Exception {
    String secret = "a-secret-of-the-operator";
    Settings settings =
        Settings.of(
            Map.of(
                "RAPPORT_ADMIN_TOKEN", secret,
                "RAPPORT_METRICS_TOKEN", secret,
                "RAPPORT_OIDC_ISSUER", "https://login.example.com",
                "RAPPORT_OIDC_CLIENT_ID", "rapport",
                "RAPPORT_OIDC_CLIENT_SECRET", secret));
    assertThat(settings.toString() + settings.oidc()).doesNotContain(secret);
  }

  @Test
  void refusesProxiesDaysAndKeysThatMakeNoSense() {
    Map<String, String> wrong =
        Map.of(
            "RAPPORT_TRUSTED_PROXIES", "10.0.0.0/99, 10.1.2, proxy.example.com",
            "RAPPORT_RETENTION_DAYS", "0",
            "RAPPORT_METRICS_TOKEN", "short",
            "RAPPORT_LOG", "xml",
            "RAPPORT_TLS_KEYSTORE", "/does/not/exist.p12",
            "RAPPORT_TLS_PASSWORD", "x");
    assertThatThrownBy(() -> Settings.of(wrong))
        .hasMessageContainingAll(
            "10.0.0.0/99",
            "\"10.1.2\"",
            "\"proxy.example.com\"",
            "RAPPORT_RETENTION_DAYS",
            "RAPPORT_METRICS_TOKEN",
            "RAPPORT_LOG",
            "RAPPORT_TLS_KEYSTORE: there is no file \"/does/not/exist.p12\"");
  }

  @Test
  void refusesANameThatReadsAsAnother(@TempDir Path data) {
    Map<String, String> environment = Map.of("RAPPORT_DATA", data.toString());
    for (String name : List.of("", "Ana\u202Eoot", "Ana\n", "a".repeat(101)))
      assertThat(Main.run(new String[] {"token", name}, environment)).isEqualTo(1);
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void exitsWithTwoAndDoesNotServe() {
    assertThat(Main.run(new String[0], Map.of("RAPPORT_PORT", "x"))).isEqualTo(2);
    assertThat(Main.run(new String[] {"dance"}, Map.of())).isEqualTo(2);
  }
}

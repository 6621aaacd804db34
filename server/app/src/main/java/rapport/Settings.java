package rapport;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.InetAddressSet;
import org.jspecify.annotations.Nullable;

/**
 * How this server is run; read once from the environment.
 *
 * @param host address to listen on
 * @param port 0 picks a free one
 * @param data folder of the SQLite file
 * @param adminToken the bearer token of the person {@code admin}; null: none
 * @param publicUrl how browsers reach the server, without a slash at the end; null: {@code
 *     http://host:port}
 * @param sites match patterns of the company's help desks, written into the extension
 * @param leadView whether leads see people one by one
 * @param tls null: plain HTTP, for the own machine or behind a proxy
 * @param trustedProxies whose {@code X-Forwarded-*} headers are believed; empty: nobody's
 * @param metricsToken the bearer token that reads {@code /metrics} and nothing else
 * @param retentionDays how long events and practice replies are kept; null: until erased
 * @param oidc null: nobody signs in with a company account
 * @param extensionKey private key that the company's extension is signed with; null: it is not
 * @param extensionCrx the signed extension that is handed out, if it is there
 */
public record Settings(
    String host,
    int port,
    Path data,
    @Nullable String adminToken,
    @Nullable URI publicUrl,
    List<String> sites,
    TeamProgress.View leadView,
    @Nullable Tls tls,
    InetAddressSet trustedProxies,
    @Nullable String metricsToken,
    @Nullable Integer retentionDays,
    @Nullable Oidc oidc,
    @Nullable Path extensionKey,
    Path extensionCrx) {
  /** Chrome's match patterns for pages: scheme, host with an optional leading wildcard, path. */
  private static final Pattern SITE =
      Pattern.compile(
          "(\\*|https?)://(\\*\\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?/[!-~]*");

  private static final int MIN_TOKEN = 20;

  public Settings {
    sites = List.copyOf(sites);
  }

  /** Everything that is wrong with the environment, one line each. */
  public static final class Faulty extends Exception {
    private static final long serialVersionUID = 1;

    Faulty(List<String> faults) {
      super(String.join(System.lineSeparator(), faults));
    }
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Settings[" + host + ":" + port + ", " + data + "]";
  }

  /** How browsers reach the server when it listens on that port. */
  public String url(int listening) {
    if (publicUrl != null) return publicUrl.toString();
    return (tls == null ? "http://" : "https://") + host + ":" + listening;
  }

  public static Settings of(Map<String, String> environment) throws Faulty {
    List<String> faults = new ArrayList<>();
    for (String name : environment.keySet()) {
      if (name.startsWith("RAPPORT_") && !KNOWN.contains(name))
        faults.add(name + " is not a setting; known are " + String.join(", ", KNOWN));
    }
    Settings settings =
        new Settings(
            orElse(environment, "RAPPORT_HOST", "127.0.0.1"),
            port(orElse(environment, "RAPPORT_PORT", "7070"), faults),
            Path.of(orElse(environment, "RAPPORT_DATA", "data")),
            token(environment, "RAPPORT_ADMIN_TOKEN", faults),
            url(given(environment, "RAPPORT_PUBLIC_URL"), faults),
            sites(given(environment, "RAPPORT_SITES"), faults),
            leadView(orElse(environment, "RAPPORT_LEAD_VIEW", "people"), faults),
            Tls.of(
                given(environment, "RAPPORT_TLS_KEYSTORE"),
                given(environment, "RAPPORT_TLS_PASSWORD"),
                faults),
            proxies(given(environment, "RAPPORT_TRUSTED_PROXIES"), faults),
            token(environment, "RAPPORT_METRICS_TOKEN", faults),
            days(given(environment, "RAPPORT_RETENTION_DAYS"), faults),
            Oidc.of(environment, faults),
            file(environment, "RAPPORT_EXTENSION_KEY", faults),
            crx(given(environment, "RAPPORT_EXTENSION_CRX")));
    if (!orElse(environment, "RAPPORT_LOG", "json").matches("json|text"))
      faults.add("RAPPORT_LOG must be json or text");
    if (!faults.isEmpty()) throw new Faulty(faults);
    return settings;
  }

  /** Every setting; the README's table holds the same. */
  static final List<String> KNOWN =
      List.of(
          "RAPPORT_HOST",
          "RAPPORT_PORT",
          "RAPPORT_DATA",
          "RAPPORT_ADMIN_TOKEN",
          "RAPPORT_PUBLIC_URL",
          "RAPPORT_SITES",
          "RAPPORT_LEAD_VIEW",
          "RAPPORT_TLS_KEYSTORE",
          "RAPPORT_TLS_PASSWORD",
          "RAPPORT_TRUSTED_PROXIES",
          "RAPPORT_METRICS_TOKEN",
          "RAPPORT_RETENTION_DAYS",
          "RAPPORT_OIDC_ISSUER",
          "RAPPORT_OIDC_CLIENT_ID",
          "RAPPORT_OIDC_CLIENT_SECRET",
          "RAPPORT_OIDC_DOMAINS",
          "RAPPORT_EXTENSION_KEY",
          "RAPPORT_EXTENSION_CRX",
          "RAPPORT_LOG"); // read by Logging

  private static @Nullable String given(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static String orElse(Map<String, String> environment, String name, String otherwise) {
    String value = given(environment, name);
    return value == null ? otherwise : value;
  }

  /** Unless told, beside the program, where it is packed to. */
  private static Path crx(@Nullable String value) {
    if (value != null) return Path.of(value);
    try {
      URI program = Settings.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(program).resolveSibling("rapport.crx");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Path file(
      Map<String, String> environment, String name, List<String> faults) {
    String value = given(environment, name);
    if (value == null) return null;
    Path file = Path.of(value);
    if (!Files.isReadable(file)) faults.add(name + ": there is no file \"" + value + "\" to read");
    return file;
  }

  private static int port(String value, List<String> faults) {
    if (value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= 65_535)
      return Integer.parseInt(value);
    faults.add("RAPPORT_PORT must be a number from 0 to 65535, not \"" + value + "\"");
    return 0;
  }

  private static @Nullable URI url(@Nullable String value, List<String> faults) {
    if (value == null) return null;
    try {
      URI url = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
      boolean plain = url.getRawPath() == null || url.getRawPath().isEmpty();
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      if (web
          && url.getHost() != null
          && plain
          && url.getRawQuery() == null
          && url.getRawUserInfo() == null) return url;
    } catch (URISyntaxException e) {
      // said below, together with what is wrong with other addresses
    }
    faults.add(
        "RAPPORT_PUBLIC_URL must be like https://rapport.example.com (scheme, host, port, no path), not \""
            + value
            + "\"");
    return null;
  }

  private static @Nullable String token(
      Map<String, String> environment, String name, List<String> faults) {
    String token = given(environment, name);
    if (token != null && (token.length() < MIN_TOKEN || !token.matches("[!-~]+"))) {
      faults.add(
          name
              + " needs "
              + MIN_TOKEN
              + " visible ASCII characters or more; `openssl rand -base64 32` makes one");
    }
    return token;
  }

  /** Whole addresses, with the length of a network: Jetty would guess at anything less. */
  private static final Pattern ADDRESS =
      Pattern.compile("([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(/[0-9]{1,3})?");

  private static InetAddressSet proxies(@Nullable String value, List<String> faults) {
    InetAddressSet proxies = new InetAddressSet();
    for (String proxy : value == null ? new String[0] : value.split("[,\\s]+")) {
      try {
        if (proxy.isEmpty()) continue;
        if (!ADDRESS.matcher(proxy).matches()) throw new IllegalArgumentException(proxy);
        proxies.add(proxy);
      } catch (IllegalArgumentException e) {
        faults.add(
            "RAPPORT_TRUSTED_PROXIES: \"" + proxy + "\" is not like 127.0.0.1 or 10.0.0.0/8");
      }
    }
    return proxies;
  }

  private static @Nullable Integer days(@Nullable String value, List<String> faults) {
    if (value == null) return null;
    if (value.matches("[1-9][0-9]{0,4}")) return Integer.valueOf(value);
    faults.add("RAPPORT_RETENTION_DAYS must be a number from 1 to 99999, not \"" + value + "\"");
    return null;
  }

  private static TeamProgress.View leadView(String value, List<String> faults) {
    if (value.equals("team")) return TeamProgress.View.TEAM;
    if (!value.equals("people"))
      faults.add("RAPPORT_LEAD_VIEW must be people or team, not \"" + value + "\"");
    return TeamProgress.View.PEOPLE;
  }

  private static List<String> sites(@Nullable String value, List<String> faults) {
    if (value == null) return List.of();
    List<String> sites =
        Arrays.stream(value.split("[,\\s]+")).filter(site -> !site.isEmpty()).toList();
    for (String site : sites) {
      if (!SITE.matcher(site).matches())
        faults.add("RAPPORT_SITES: \"" + site + "\" is not like https://desk.example.com/*");
    }
    return sites;
  }
}

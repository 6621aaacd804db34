package rapport;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The company's identity provider, by OpenID Connect.
 *
 * @param issuer as the provider writes it into its tokens; its discovery document lies below
 * @param domains of e-mail addresses that make somebody new an agent; others must have been invited
 *     with that address
 */
public record Oidc(URI issuer, String clientId, String clientSecret, List<String> domains) {
  static final List<String> NAMES =
      List.of(
          "RAPPORT_OIDC_ISSUER",
          "RAPPORT_OIDC_CLIENT_ID",
          "RAPPORT_OIDC_CLIENT_SECRET",
          "RAPPORT_OIDC_DOMAINS");

  public Oidc {
    domains = List.copyOf(domains);
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "Oidc[" + issuer + ", " + clientId + "]";
  }

  /**
   * Null: nobody signs in that way, or something is wrong with it, which is then in {@code faults}.
   */
  static @Nullable Oidc of(Map<String, String> environment, List<String> faults) {
    Map<String, String> given = new java.util.LinkedHashMap<>();
    for (String name : NAMES) {
      String value = environment.getOrDefault(name, "").strip();
      if (!value.isEmpty()) given.put(name, value);
    }
    if (given.isEmpty()) return null;
    List<String> own = new ArrayList<>();
    for (String name : NAMES.subList(0, 3)) {
      if (!given.containsKey(name)) own.add(name + " is missing: sign-in needs the first three");
    }
    URI issuer = issuer(given.get(NAMES.get(0)), own);
    List<String> domains =
        Arrays.stream(
                given.getOrDefault(NAMES.get(3), "").toLowerCase(Locale.ROOT).split("[,\\s]+"))
            .filter(domain -> !domain.isEmpty())
            .toList();
    for (String domain : domains) {
      if (!domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+"))
        own.add("RAPPORT_OIDC_DOMAINS: \"" + domain + "\" is not like example.com");
    }
    faults.addAll(own);
    if (!own.isEmpty() || issuer == null) return null;
    return new Oidc(
        issuer,
        given.getOrDefault(NAMES.get(1), ""),
        given.getOrDefault(NAMES.get(2), ""),
        domains);
  }

  /** By TLS, as everything hangs on who answers there; without only on this machine. */
  private static @Nullable URI issuer(@Nullable String value, List<String> faults) {
    if (value == null) return null;
    try {
      URI issuer = URI.create(value);
      boolean local =
          "http".equals(issuer.getScheme())
              && ("127.0.0.1".equals(issuer.getHost()) || "localhost".equals(issuer.getHost()));
      if (issuer.getHost() != null
          && issuer.getRawQuery() == null
          && issuer.getRawFragment() == null
          && ("https".equals(issuer.getScheme()) || local)) return issuer;
    } catch (IllegalArgumentException e) {
      // said below
    }
    faults.add(
        "RAPPORT_OIDC_ISSUER must be like https://login.example.com/realm, not \"" + value + "\"");
    return null;
  }
}

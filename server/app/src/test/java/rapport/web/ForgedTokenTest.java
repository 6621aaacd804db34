package rapport.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.Json;
import rapport.Running;
import rapport.TestPack;

/** Tokens that no decent provider gives: this one gives whatever it is told to. */
class ForgedTokenTest {
  private static final String SECRET = "a secret that is long enough for HMAC with SHA-256";

  @TempDir static Path folder;
  static HttpServer provider;
  static Running running;
  static RSAKey key;
  static RSAKey another;
  static volatile String idToken = "";

  @BeforeAll
  static void start() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("one").generate();
    another = new RSAKeyGenerator(2048).keyID("one").generate();
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.createContext("/.well-known/openid-configuration", http -> answer(http, discovery()));
    provider.createContext("/keys", http -> answer(http, new JWKSet(key).toString()));
    provider.createContext(
        "/token",
        http ->
            answer(
                http,
                Json.text(
                    Map.of("access_token", "a", "token_type", "Bearer", "id_token", idToken))));
    provider.start();
    running =
        new Running(
            folder,
            TestPack.contents(),
            Map.of(
                "RAPPORT_OIDC_ISSUER",
                issuer(),
                "RAPPORT_OIDC_CLIENT_ID",
                "rapport",
                "RAPPORT_OIDC_CLIENT_SECRET",
                SECRET,
                "RAPPORT_OIDC_DOMAINS",
                "company.example"));
  }

  @AfterAll
  static void stop() {
    running.close();
    provider.stop(0);
  }

  private static String issuer() {
    return "http://127.0.0.1:" + provider.getAddress().getPort();
  }

  private static String discovery() {
    String issuer = issuer();
    return """
    {"issuer": "%s", "authorization_endpoint": "%s/authorize", "token_endpoint": "%s/token", "jwks_uri": "%s/keys",
     "response_types_supported": ["code"], "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}
    """
        .formatted(issuer, issuer, issuer, issuer);
  }

  private static void answer(HttpExchange http, String json) throws IOException {
    byte[] bytes = json.getBytes(UTF_8);
    http.getResponseHeaders().add("Content-Type", "application/json");
    http.sendResponseHeaders(200, bytes.length);
    http.getResponseBody().write(bytes);
    http.close();
  }

  private static String token(String how, String nonce) throws JOSEException {
    Instant now = Instant.now();
    Instant expires =
        now.plus(how.equals("expired") ? Duration.ofMinutes(-5) : Duration.ofHours(1));
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience("rapport")
            .subject("eve")
            .issueTime(Date.from(expires.minus(Duration.ofHours(1))))
            .expirationTime(Date.from(expires))
            .claim("email", "eve@company.example")
            .claim("email_verified", how.equals("verified as text") ? "false" : true);
    if (!how.equals("no nonce")) claims.claim("nonce", nonce);
    return switch (how) {
      case "unsigned" -> new PlainJWT(claims.build()).serialize();
      case "signed with our secret" ->
          signed(JWSAlgorithm.HS256, new MACSigner(SECRET), claims.build());
      case "another key" -> signed(JWSAlgorithm.RS256, new RSASSASigner(another), claims.build());
      default -> signed(JWSAlgorithm.RS256, new RSASSASigner(key), claims.build());
    };
  }

  private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID("one").build(), claims);
    jwt.sign(signer);
    return jwt.serialize();
  }

  @ParameterizedTest
  @CsvSource({
    "decent, 302",
    "expired, 403",
    "unsigned, 403",
    "signed with our secret, 403",
    "another key, 403",
    "no nonce, 403",
    "verified as text, 403"
  })
  void believesOnlyWhatTheProviderSignedForThisSignIn(String how, int status) throws Exception {
    HttpResponse<String> begun = running.send(running.request("/sign-in"));
    String asked = begun.headers().firstValue("Location").orElseThrow();
    idToken = token(how, asked.replaceAll(".*[?&]nonce=([^&]+).*", "$1"));
    String state = asked.replaceAll(".*[?&]state=([^&]+).*", "$1");
    String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow();
    HttpResponse<String> answer =
        running.send(
            running
                .request("/sign-in/callback?code=x&state=" + state)
                .header("Cookie", cookie.replaceAll(";.*", "")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }
}

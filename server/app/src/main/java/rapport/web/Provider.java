package rapport.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.Oidc;

/**
 * The company's identity provider: where to send people, and who came back. Its addresses and keys
 * are asked for when somebody first signs in, so that we start also when it is out of reach.
 */
final class Provider {
  private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_NAME = 100;

  /** Only by the provider's private key: a secret that we share would prove nothing. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final Oidc settings;
  private volatile @Nullable Found found;

  Provider(Oidc settings) {
    this.settings = settings;
  }

  /** What is remembered between sending somebody there and their coming back. */
  record Asked(Nonce nonce, CodeVerifier verifier, URI redirect) {
    static Asked fresh(URI redirect) {
      return new Asked(new Nonce(), new CodeVerifier(), redirect);
    }
  }

  /**
   * @param email verified by the provider, in lower case
   */
  record Account(String email, String name) {}

  private record Found(OIDCProviderMetadata metadata, IDTokenValidator validator) {}

  URI ask(Asked asked, State state) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope("openid", "email", "profile"),
            new ClientID(settings.clientId()),
            asked.redirect())
        .endpointURI(found().metadata().getAuthorizationEndpointURI())
        .state(state)
        .nonce(asked.nonce())
        .codeChallenge(asked.verifier(), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * @param issuer that the answer names, where it names one (RFC 9207)
   */
  Account account(Asked asked, String code, @Nullable String issuer) {
    if (issuer != null && !issuer.equals(settings.issuer().toString()))
      throw refused("The answer came from another provider.");
    Found provider = found();
    try {
      OIDCTokenResponse tokens = tokens(provider, asked, code);
      IDTokenClaimsSet claims =
          provider.validator().validate(tokens.getOIDCTokens().getIDToken(), asked.nonce());
      return account(claims);
    } catch (BadJOSEException | JOSEException e) {
      LOG.warn("sign-in refused: {}", e.getMessage()); // names claims, no person
      throw refused("What your company's sign-in answered does not hold.");
    } catch (GeneralException e) {
      throw refused("What your company's sign-in answered cannot be read.");
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private OIDCTokenResponse tokens(Found provider, Asked asked, String code)
      throws GeneralException, IOException {
    HTTPRequest request =
        new TokenRequest.Builder(
                provider.metadata().getTokenEndpointURI(),
                new ClientSecretBasic(
                    new ClientID(settings.clientId()), new Secret(settings.clientSecret())),
                new AuthorizationCodeGrant(
                    new AuthorizationCode(code), asked.redirect(), asked.verifier()))
            .build()
            .toHTTPRequest();
    request.setConnectTimeout(TIMEOUT_MILLIS);
    request.setReadTimeout(TIMEOUT_MILLIS);
    request.setFollowRedirects(false);
    TokenResponse response = OIDCTokenResponseParser.parse(request.send());
    if (response.indicatesSuccess() && response instanceof OIDCTokenResponse tokens) return tokens;
    throw refused("Your company's sign-in refused this attempt.");
  }

  private static Account account(IDTokenClaimsSet claims) {
    String email = claims.getStringClaim("email");
    if (email == null) throw refused("Your company's sign-in told no e-mail address.");
    if (!Boolean.TRUE.equals(claims.getBooleanClaim("email_verified")))
      throw refused("Your company has not verified your e-mail address.");
    String name = claims.getStringClaim("name");
    String shown = name == null ? "" : name.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "").strip();
    if (shown.length() > MAX_NAME) shown = shown.substring(0, MAX_NAME).strip();
    String address = email.strip().toLowerCase(Locale.ROOT);
    return new Account(address, shown.isEmpty() ? address.replaceAll("@.*", "") : shown);
  }

  private Found found() {
    Found known = found;
    if (known != null) return known;
    try {
      Issuer issuer = new Issuer(settings.issuer());
      OIDCProviderMetadata metadata =
          OIDCProviderMetadata.resolve(issuer, TIMEOUT_MILLIS, TIMEOUT_MILLIS);
      JWKSource<SecurityContext> keys =
          JWKSourceBuilder.create(
                  metadata.getJWKSetURI().toURL(),
                  new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES))
              .build();
      IDTokenValidator validator =
          new IDTokenValidator(
              issuer,
              new ClientID(settings.clientId()),
              new JWSVerificationKeySelector<>(ALGORITHMS, keys),
              null);
      Found made = new Found(metadata, validator);
      found = made;
      return made;
    } catch (GeneralException | IOException e) {
      throw unreachable(e);
    }
  }

  private static ApiException unreachable(Exception e) {
    LOG.warn("the identity provider is out of reach: {}", e.getClass().getSimpleName());
    return ApiException.later(
        Code.UNAVAILABLE, "Your company's sign-in isn't answering. Try again in a minute.", 60);
  }

  static ApiException refused(String why) {
    return new ApiException(Code.FORBIDDEN, why);
  }
}

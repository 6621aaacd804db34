package rapport.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.oauth2.sdk.id.State;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.Oidc;
import rapport.Person;
import rapport.Role;
import rapport.Secret;
import rapport.store.Database;
import rapport.store.PersonStore;

/**
 * Signing in with the company account: OpenID Connect's authorisation code flow with PKCE, a state
 * that is bound to the browser, and a nonce.
 */
final class SignInApi {
  /** How long somebody may take at their provider. */
  private static final Duration PENDING_FOR = Duration.ofMinutes(10);

  private static final int MAX_PENDING = 10_000;
  private static final String COOKIE = "rapport_sign_in";
  private static final String PATH = "/sign-in";

  /** Where the extension sends people who are to pair it: they end on a fresh pairing link. */
  private static final String PAIR = "/join";

  private final @Nullable Provider provider;
  private final List<String> domains;
  private final Database database;
  private final JoinApi join;
  private final Clock clock;
  private final Supplier<String> url;
  private final Cache<Secret.Hash, Pending> pending =
      Caffeine.newBuilder().maximumSize(MAX_PENDING).expireAfterWrite(PENDING_FOR).build();

  private record Pending(Provider.Asked asked, String to, Instant until) {}

  /**
   * @param settings null: this server knows no identity provider
   */
  SignInApi(
      @Nullable Oidc settings, Database database, JoinApi join, Clock clock, Supplier<String> url) {
    this.provider = settings == null ? null : new Provider(settings);
    this.domains = settings == null ? List.of() : settings.domains();
    this.database = database;
    this.join = join;
    this.clock = clock;
    this.url = url;
  }

  /**
   * @param url where to sign in with the company account; null: this server does not offer it
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Offer(@Nullable String url) {}

  void offer(Context ctx) {
    Answers.json(ctx, new Offer(provider == null ? null : url.get() + PATH));
  }

  /** Sends the browser to the provider. */
  void begin(Context ctx) {
    Provider asking = provider();
    String to = ctx.queryParam("to");
    if (to != null && !JoinApi.isPage(to))
      throw Pages.refused("to", "must be a page of this server");
    Secret state = Secret.fresh();
    Provider.Asked asked = Provider.Asked.fresh(URI.create(url.get() + PATH + "/callback"));
    URI there = asking.ask(asked, new State(state.text()));
    pending.put(
        state.hash(),
        new Pending(asked, to == null ? "/progress" : to, clock.instant().plus(PENDING_FOR)));
    cookie(ctx, state.text(), PENDING_FOR);
    ctx.redirect(there.toString());
  }

  /** Where the provider sends the browser back to. */
  void end(Context ctx) {
    Provider asked = provider();
    String state = ctx.queryParam("state");
    String mine = ctx.cookie(COOKIE);
    cookie(ctx, "", Duration.ZERO);
    if (state == null || mine == null || !Secret.Hash.of(state).equals(Secret.Hash.of(mine)))
      throw Provider.refused("This sign-in was not begun in this browser. Begin again.");
    Pending begun = pending.asMap().remove(Secret.Hash.of(state)); // good for one answer
    if (begun == null || !begun.until().isAfter(clock.instant()))
      throw new ApiException(Code.GONE, "This sign-in took too long. Begin again.");
    String code = ctx.queryParam("code");
    if (code == null) throw Provider.refused("Your company's sign-in refused this attempt.");
    Provider.Account account = asked.account(begun.asked(), code, ctx.queryParam("iss"));
    Person person = database.write(handle -> person(handle, account));
    join.open(ctx, person, "signed in with the company account");
    ctx.redirect(begun.to().equals(PAIR) ? join.pairing(person) : begun.to());
  }

  private Person person(Handle handle, Provider.Account account) {
    Person known = PersonStore.findByEmail(handle, account.email()).orElse(null);
    if (known != null) {
      PersonStore.joined(handle, known.id(), clock.instant());
      return known;
    }
    String domain = account.email().substring(account.email().lastIndexOf('@') + 1);
    if (!domains.contains(domain))
      throw Provider.refused(
          "Nobody here has the address "
              + account.email()
              + ". Ask an admin to add you with that address.");
    Instant now = clock.instant();
    AgentApi.Input input = new AgentApi.Input(account.name(), account.email(), null, null, null);
    Person fresh = AgentApi.person(Secret.id(), input, now, now);
    if (fresh.role() != Role.AGENT) throw new IllegalStateException("only agents sign up");
    AgentApi.put(handle, fresh);
    return fresh;
  }

  private Provider provider() {
    if (provider == null)
      throw new ApiException(Code.NOT_FOUND, "This server offers no company sign-in.");
    return provider;
  }

  private void cookie(Context ctx, String value, Duration age) {
    boolean tls = Forwarded.tls(ctx) || url.get().startsWith("https:");
    ctx.cookie(
        new Cookie(COOKIE, value, PATH, (int) age.toSeconds(), tls, true, null, SameSite.LAX));
  }
}

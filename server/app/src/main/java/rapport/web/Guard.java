package rapport.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.TimeMeter;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.Person;
import rapport.Secret;
import rapport.Settings;
import rapport.Team;
import rapport.Token;
import rapport.store.Database;
import rapport.store.PersonStore;
import rapport.store.TeamStore;
import rapport.store.TokenStore;

/**
 * Finds out who calls and whether they may: the one place for that. A secret comes in the header
 * {@code Authorization} or, for our own pages, in a cookie; never in the address, which ends up in
 * logs and histories.
 */
public final class Guard {
  static final String COOKIE = "rapport_session";

  /** Types that no page of somebody else can send without asking first (Fetch, safelisted). */
  private static final Set<String> UNSIMPLE =
      Set.of("application/json", "text/csv", "application/yaml");

  private static final int MAX_CALLERS = 20_000;
  private static final int MAX_ADDRESSES = 10_000;
  private static final List<String> SECRETS =
      List.of("token", "access_token", "api_key", "apiKey", "key", "password");

  /** A token's last use is known to the minute. */
  private static final long NOTE_EVERY_MILLIS = 60_000;

  private final Database database;
  private final TokenStore tokens;
  private final PersonStore people;
  private final TeamStore teams;
  private final Clock clock;
  private final TimeMeter meter;
  private final Secret.@Nullable Hash adminToken;
  private final @Nullable String publicOrigin;
  private final Operators operators;
  private final Cache<Secret.Hash, Caller> callers =
      Caffeine.newBuilder().maximumSize(MAX_CALLERS).build();
  private final Cache<String, Allowance> addresses =
      Caffeine.newBuilder()
          .maximumSize(MAX_ADDRESSES)
          .expireAfterAccess(Duration.ofMinutes(1))
          .build();

  public Guard(Database database, Settings settings, Clock clock) {
    this.database = database;
    this.tokens = new TokenStore(database);
    this.people = new PersonStore(database);
    this.teams = new TeamStore(database);
    this.clock = clock;
    this.meter = new SteadyMeter(clock);
    this.adminToken = settings.adminToken() == null ? null : Secret.Hash.of(settings.adminToken());
    this.operators = new Operators(settings.metricsToken());
    URI url = settings.publicUrl();
    this.publicOrigin = url == null ? null : url.toString();
  }

  /**
   * To be called after every change of people, teams or tokens: what is revoked is refused from the
   * next call on.
   */
  public void forget() {
    callers.invalidateAll();
  }

  /**
   * Lets the caller through or throws; leaves {@link Caller} on the request if there is one.
   *
   * @return to be ended when the answer is known
   */
  Allowance.Turn admit(Context ctx, Route route) {
    if (ctx.req().getQueryString() != null
        && SECRETS.stream().anyMatch(name -> ctx.queryParam(name) != null)) {
      throw new ApiException(
          Code.INVALID,
          "Secrets do not belong in an address. Send the token in the header Authorization, and revoke this one.");
    }
    if (route.access() == Access.OPERATOR && operators.admits(ctx)) return Allowance.Turn.FREE;
    Caller caller = identify(ctx, route.access());
    Allowance allowance = caller == null ? stranger(ctx) : caller.allowance();
    if (allowance != null) allowance.count();
    check(caller, ctx, route);
    return allowance == null
        ? Allowance.Turn.FREE
        : allowance.turn(ctx.req().getContentLengthLong());
  }

  private void check(@Nullable Caller caller, Context ctx, Route route) {
    if (route.access() == Access.ALL) {
      if (caller != null) caller.attach(ctx);
      return;
    }
    if (caller == null)
      throw new ApiException(Code.UNAUTHENTICATED, "This needs a valid token or a session.");
    if (!allowed(caller.person(), route.access(), ctx)) {
      throw new ApiException(
          Code.FORBIDDEN, "This is not for you to see or change; an admin can alter that.");
    }
    caller.attach(ctx);
  }

  private boolean allowed(Person person, Access access, Context ctx) {
    return switch (access) {
      case ALL, AGENT, AGENT_BY_FORM -> true;
      case LEAD_OF_TEAM -> person.mayLead(ctx.pathParam("id"));
      case LEAD_OF_AGENT ->
          person.isAdmin()
              || person.id().equals(ctx.pathParam("id"))
              || leadsAgent(person, ctx.pathParam("id"));
      case ADMIN, OPERATOR -> person.isAdmin();
    };
  }

  private boolean leadsAgent(Person lead, String agent) {
    return people.find(agent).map(Person::team).filter(lead::mayLead).isPresent();
  }

  private @Nullable Caller identify(Context ctx, Access access) {
    String header = ctx.header("Authorization");
    if (header != null) {
      Caller caller =
          header.regionMatches(true, 0, "Bearer ", 0, 7)
              ? bearer(header.substring(7).strip())
              : null;
      if (caller != null) return caller;
      stranger(ctx).count();
      throw new ApiException(Code.UNAUTHENTICATED, "This token is not valid, or no longer.");
    }
    if (access == Access.AGENT_BY_FORM) {
      String key = keyInForm(ctx);
      return key == null ? null : bearer(key);
    }
    String cookie = ctx.cookie(COOKIE);
    if (cookie == null) return null;
    Caller caller = find(cookie, Token.Kind.SESSION);
    if (caller != null) refuseForeignWrites(ctx);
    return caller;
  }

  /** Until it is read, nobody knows whose form it is: reading it is its address's turn. */
  private @Nullable String keyInForm(Context ctx) {
    Allowance.Turn turn = stranger(ctx).turn(ctx.req().getContentLengthLong());
    try {
      return UrlEncoded.of(ctx).find("apiKey");
    } finally {
      turn.end();
    }
  }

  /** Null: nobody has this token. */
  @Nullable Caller bearer(String secret) {
    return find(secret, Token.Kind.BEARER);
  }

  private @Nullable Caller find(String secret, Token.Kind kind) {
    Secret.Hash hash = Secret.Hash.of(secret);
    long now = clock.millis();
    Caller caller = callers.getIfPresent(hash);
    if (caller == null) {
      caller = load(hash);
      if (caller == null) return null;
      callers.put(hash, caller);
    }
    Token token = caller.token();
    Token.Kind actual = token == null ? Token.Kind.BEARER : token.kind();
    if (actual != kind || caller.expired(now)) return null;
    if (token != null) note(token, caller.noted(), now);
    return caller;
  }

  private @Nullable Caller load(Secret.Hash hash) {
    if (adminToken != null && hash.equals(adminToken)) {
      return people
          .find(Person.ADMIN_ID)
          .map(admin -> new Caller(admin, null, null, null, new AtomicLong()))
          .orElse(null);
    }
    Optional<Token> token = tokens.find(hash);
    if (token.isEmpty()) return null;
    Person person = people.find(token.get().person()).orElseThrow();
    Team team = person.team() == null ? null : teams.find(person.team()).orElseThrow();
    return new Caller(person, team, token.get(), new Allowance(meter), new AtomicLong());
  }

  /** As {@code GET /me} shows them. */
  MeApi.Me me(Person person) {
    return MeApi.Me.of(
        person,
        person.team() == null ? null : teams.find(person.team()).orElseThrow(),
        person.leads().stream().flatMap(team -> teams.find(team).stream()).toList());
  }

  private void note(Token token, AtomicLong noted, long now) {
    long last = noted.get();
    if (Math.abs(now - last) < NOTE_EVERY_MILLIS || !noted.compareAndSet(last, now)) return;
    database
        .writer()
        .writeSometime(
            handle -> {
              TokenStore.used(handle, token.id(), Instant.ofEpochMilli(now));
              return null;
            });
  }

  /**
   * A page of somebody else can make a browser send our cookie, but not our Origin together with
   * JSON.
   */
  private void refuseForeignWrites(Context ctx) {
    String method = ctx.req().getMethod();
    if (method.equals("GET") || method.equals("HEAD")) return;
    String type = ctx.contentType();
    if (type == null || !UNSIMPLE.contains(type.replaceFirst(";.*", "")))
      throw new ApiException(Code.WRONG_TYPE, "Send Content-Type: application/json.");
    if (!isOwn(ctx)) throw new ApiException(Code.FORBIDDEN, "This call came from another page.");
  }

  /** Whether the request was made by a page of this server. */
  boolean isOwn(Context ctx) {
    String origin = ctx.header("Origin");
    if (origin == null) return false;
    String scheme = Forwarded.tls(ctx) ? "https://" : "http://";
    return origin.equals(publicOrigin) || origin.equals(scheme + ctx.header("Host"));
  }

  private Allowance stranger(Context ctx) {
    return addresses.get(Forwarded.address(ctx), address -> new Allowance(meter));
  }
}

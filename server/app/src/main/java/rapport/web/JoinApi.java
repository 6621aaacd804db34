package rapport.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.Invite;
import rapport.Person;
import rapport.Secret;
import rapport.Token;
import rapport.store.Database;
import rapport.store.InviteStore;
import rapport.store.PersonStore;
import rapport.store.TokenStore;

/**
 * How somebody comes in: an invite makes a token or a session, a ticket opens one of our pages from
 * the extension. Each works once.
 */
final class JoinApi {
  static final Duration INVITE_FOR = Duration.ofDays(7);
  private static final Duration TICKET_FOR = Duration.ofSeconds(60);
  private static final Duration PAIRING_FOR = Duration.ofMinutes(15);
  private static final Duration SESSION_FOR = Duration.ofDays(14);

  private static final Body<Invited> INVITED = Body.of(Invited.class);
  private static final Body<Join> JOIN = Body.of(Join.class);
  private static final Body<Ticket> TICKET = Body.of(Ticket.class);

  private final Database database;
  private final Guard guard;
  private final Clock clock;
  private final Supplier<String> url;

  /**
   * @param url how browsers reach us; known only once the port is
   */
  JoinApi(Database database, Guard guard, Clock clock, Supplier<String> url) {
    this.database = database;
    this.guard = guard;
    this.clock = clock;
    this.url = url;
  }

  /** Either somebody who is there, {@code agent}, or what a new person is made of. */
  record Invited(
      @Nullable String agent,
      @Nullable String name,
      @Nullable String email,
      @Nullable String role,
      @Nullable String team,
      java.util.@Nullable List<String> leads) {}

  record Link(String url, String expiresAt, AgentApi.@Nullable Shown person) {}

  /**
   * @param session true from our own page: a cookie instead of a token
   */
  record Join(@Nullable String invite, @Nullable String browser, @Nullable Boolean session) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Joined(@Nullable String token, MeApi.Me person) {}

  /**
   * @param path the page to open, {@code /progress}
   */
  record Ticket(@Nullable String path) {}

  record Url(String url) {}

  void invite(Context ctx) {
    Invited input = INVITED.read(ctx);
    Instant now = clock.instant();
    Secret secret = Secret.fresh();
    Person person = input.agent() == null ? fresh(input, now) : null;
    Person invited =
        database.write(
            handle -> {
              if (person != null) AgentApi.put(handle, person);
              Person whom =
                  person == null ? AgentApi.get(handle, String.valueOf(input.agent())) : person;
              append(handle, secret, Invite.Kind.INVITE, whom, INVITE_FOR);
              return whom;
            });
    ctx.status(201);
    Answers.json(
        ctx,
        new Link(
            url.get() + "/join/" + secret.text(),
            now.plus(INVITE_FOR).toString(),
            AgentApi.Shown.of(invited)));
  }

  private static Person fresh(Invited input, Instant now) {
    AgentApi.Input details =
        new AgentApi.Input(input.name(), input.email(), input.role(), input.team(), input.leads());
    return AgentApi.person(Secret.id(), details, now, null);
  }

  /** For oneself, from the page: the extension uses it up. */
  void pairing(Context ctx) {
    String path = pairing(Caller.of(ctx).person());
    ctx.status(201);
    Answers.json(
        ctx, new Link(url.get() + path, clock.instant().plus(PAIRING_FOR).toString(), null));
  }

  void join(Context ctx) {
    Join input = JOIN.read(ctx);
    Form form = new Form();
    String invite = form.required("invite", input.invite(), "");
    String browser = form.line("browser", input.browser(), 100);
    form.done();
    boolean session = Boolean.TRUE.equals(input.session());
    if (session && !guard.isOwn(ctx))
      throw new ApiException(Code.FORBIDDEN, "This call came from another page.");
    Secret token = Secret.fresh();
    Person person =
        database.write(
            handle -> {
              Person joining = use(handle, Secret.Hash.of(invite), Invite.Kind.INVITE);
              PersonStore.joined(handle, joining.id(), clock.instant());
              append(
                  handle,
                  token,
                  joining,
                  session ? Token.Kind.SESSION : Token.Kind.BEARER,
                  browser);
              return joining;
            });
    if (session) cookie(ctx, token.text(), SESSION_FOR);
    Answers.json(ctx, new Joined(session ? null : token.text(), guard.me(person)));
  }

  void ticket(Context ctx) {
    String path = TICKET.read(ctx).path();
    String page = path == null ? "/progress" : path;
    if (!isPage(page))
      throw Form.refused(
          java.util.List.of(new ApiException.Fault("/path", "must be a page of this server")));
    Secret secret = Secret.fresh();
    write(secret, Invite.Kind.TICKET, Caller.of(ctx).person(), TICKET_FOR);
    Answers.json(ctx, new Url(url.get() + "/session/" + secret.text() + "?to=" + page));
  }

  /** Opens a page signed in. The address is worthless afterwards, so it may stand in a history. */
  void enter(Context ctx) {
    String to = ctx.queryParam("to");
    if (to == null || !isPage(to)) throw Pages.refused("to", "must be a page of this server");
    Secret session = Secret.fresh();
    database.write(
        handle -> {
          Person person = use(handle, Secret.Hash.of(ctx.pathParam("ticket")), Invite.Kind.TICKET);
          append(handle, session, person, Token.Kind.SESSION, "opened from the extension");
          return null;
        });
    cookie(ctx, session.text(), SESSION_FOR);
    ctx.redirect(to);
  }

  /** Whether it is a path of ours, and no way to lead somebody elsewhere. */
  static boolean isPage(String path) {
    return path.matches("/[a-z0-9/-]*") && !path.startsWith("//");
  }

  /** Signs this browser's pages in. */
  void open(Context ctx, Person person, String how) {
    Secret session = Secret.fresh();
    database.write(
        handle -> {
          append(handle, session, person, Token.Kind.SESSION, how);
          return null;
        });
    cookie(ctx, session.text(), SESSION_FOR);
  }

  /** Path of a fresh link on which that person can pair the extension. */
  String pairing(Person person) {
    Secret secret = Secret.fresh();
    write(secret, Invite.Kind.INVITE, person, PAIRING_FOR);
    return "/join/" + secret.text();
  }

  /** Signs this browser's pages out. */
  void leave(Context ctx) {
    Token token = Caller.of(ctx).token();
    if (token != null)
      database.write(handle -> TokenStore.delete(handle, token.person(), token.id()));
    guard.forget();
    cookie(ctx, "", Duration.ZERO);
    ctx.status(204);
  }

  private Person use(Handle handle, Secret.Hash hash, Invite.Kind kind) {
    Invite invite =
        InviteStore.find(handle, hash)
            .filter(found -> found.kind() == kind)
            .orElseThrow(
                () ->
                    new ApiException(
                        Code.NOT_FOUND, "This link is not known here. Ask for a new one."));
    if (invite.used())
      throw new ApiException(
          Code.GONE, "This link was used already. Ask for a new one if that was not you.");
    if (!invite.expiresAt().isAfter(clock.instant()))
      throw new ApiException(Code.GONE, "This link has expired. Ask for a new one.");
    InviteStore.used(handle, hash, clock.instant());
    return AgentApi.get(handle, invite.person());
  }

  private void write(Secret secret, Invite.Kind kind, Person person, Duration valid) {
    database.write(
        handle -> {
          append(handle, secret, kind, person, valid);
          return null;
        });
  }

  private void append(
      Handle handle, Secret secret, Invite.Kind kind, Person person, Duration valid) {
    Instant now = clock.instant();
    InviteStore.append(
        handle, secret.hash(), new Invite(kind, person.id(), now.plus(valid), false), now);
    InviteStore.deleteExpired(handle, now.minus(INVITE_FOR));
  }

  private void append(
      Handle handle, Secret secret, Person person, Token.Kind kind, String browser) {
    Instant now = clock.instant();
    Instant expires = kind == Token.Kind.SESSION ? now.plus(SESSION_FOR) : null;
    TokenStore.append(
        handle,
        secret.hash(),
        new Token(Secret.id(), person.id(), kind, browser, now, null, expires));
  }

  private void cookie(Context ctx, String value, Duration age) {
    boolean tls = Forwarded.tls(ctx) || url.get().startsWith("https:");
    ctx.cookie(
        new Cookie(Guard.COOKIE, value, "/", (int) age.toSeconds(), tls, true, null, SameSite.LAX));
  }
}

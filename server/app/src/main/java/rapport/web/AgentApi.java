package rapport.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.Json;
import rapport.Line;
import rapport.MergePatch;
import rapport.Person;
import rapport.Role;
import rapport.Secret;
import rapport.Token;
import rapport.store.Database;
import rapport.store.HistoryStore;
import rapport.store.PersonStore;
import rapport.store.TeamStore;
import rapport.store.TokenStore;

/** People, whatever their role, and the browsers they are signed in with. */
final class AgentApi {
  private static final Body<JsonNode> ANY = Body.of(JsonNode.class);
  private static final Body<Input> INPUT = Body.of(Input.class);
  private static final Map<String, Role> ROLES = new LinkedHashMap<>();
  private static final int MAX_EMAIL = 254; // RFC 5321

  static {
    for (Role role : Role.values()) ROLES.put(role.id(), role);
  }

  private final Database database;
  private final PersonStore store;
  private final TokenStore tokens;
  private final Guard guard;
  private final Clock clock;

  AgentApi(Database database, Guard guard, Clock clock) {
    this.database = database;
    this.store = new PersonStore(database);
    this.tokens = new TokenStore(database);
    this.guard = guard;
    this.clock = clock;
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Shown(
      String id,
      String name,
      @Nullable String email,
      String role,
      @Nullable String team,
      List<String> leads,
      String createdAt,
      @Nullable String joinedAt) {
    static Shown of(Person person) {
      String joined = person.joinedAt() == null ? null : person.joinedAt().toString();
      return new Shown(
          person.id(),
          person.name(),
          person.email(),
          person.role().id(),
          person.team(),
          person.leads(),
          person.createdAt().toString(),
          joined);
    }
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Listed(List<Shown> agents, @Nullable String next) {}

  record Input(
      @Nullable String name,
      @Nullable String email,
      @Nullable String role,
      @Nullable String team,
      @Nullable List<String> leads) {
    static Input of(Person person) {
      return new Input(
          person.name(), person.email(), person.role().id(), person.team(), person.leads());
    }
  }

  record ShownToken(
      String id,
      String kind,
      String browser,
      String createdAt,
      @Nullable String lastUsedAt,
      @Nullable String expiresAt) {
    static ShownToken of(Token token) {
      return new ShownToken(
          token.id(),
          token.kind().id(),
          token.browser(),
          token.createdAt().toString(),
          text(token.lastUsedAt()),
          text(token.expiresAt()));
    }

    private static @Nullable String text(@Nullable Instant time) {
      return time == null ? null : time.toString();
    }
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record ListedTokens(List<ShownToken> tokens, @Nullable String next) {}

  void list(Context ctx) {
    int limit = Pages.limit(ctx);
    List<Person> found = store.list(ctx.queryParam("team"), Pages.cursor(ctx), limit + 1);
    Answers.json(
        ctx,
        new Listed(
            Pages.page(found, limit).stream().map(Shown::of).toList(),
            Pages.next(found, limit, Person::id)));
  }

  void create(Context ctx) {
    Person person = person(Secret.id(), INPUT.read(ctx), clock.instant(), null);
    database.write(
        handle -> {
          put(handle, person);
          return null;
        });
    ctx.status(201);
    Answers.json(ctx, Shown.of(person));
  }

  void patch(Context ctx) {
    JsonNode patch = ANY.read(ctx);
    Person changed =
        database.write(
            handle -> {
              Person was = get(handle, ctx.pathParam("id"));
              JsonNode merged = MergePatch.apply(Json.MAPPER.valueToTree(Input.of(was)), patch);
              Person person = person(was.id(), INPUT.read(merged), was.createdAt(), was.joinedAt());
              if (was.isAdmin() && !person.isAdmin()) keepOneAdmin(handle);
              put(handle, person);
              return person;
            });
    guard.forget();
    Answers.json(ctx, Shown.of(changed));
  }

  /** Takes the person's history along: it is theirs. */
  void delete(Context ctx) {
    database.write(
        handle -> {
          Person person = get(handle, ctx.pathParam("id"));
          if (person.isAdmin()) keepOneAdmin(handle);
          HistoryStore.erase(handle, person.id());
          PersonStore.delete(handle, person.id());
          return null;
        });
    guard.forget();
    ctx.status(204);
  }

  void tokens(Context ctx) {
    Person person = database.read(handle -> get(handle, ctx.pathParam("id")));
    Answers.json(
        ctx,
        new ListedTokens(
            tokens.list(person.id(), clock.instant()).stream().map(ShownToken::of).toList(), null));
  }

  /** All of a person's tokens, or the one named. */
  void revoke(Context ctx) {
    String token = ctx.pathParamMap().get("token");
    database.write(
        handle -> {
          Person person = get(handle, ctx.pathParam("id"));
          if (token == null) TokenStore.deleteAll(handle, person.id());
          else if (!TokenStore.delete(handle, person.id(), token))
            throw new ApiException(Code.NOT_FOUND, "There is no such token.");
          return null;
        });
    guard.forget();
    ctx.status(204);
  }

  static Person get(Handle handle, String id) {
    return PersonStore.find(handle, id)
        .orElseThrow(() -> new ApiException(Code.NOT_FOUND, "There is nobody of that id."));
  }

  private static void keepOneAdmin(Handle handle) {
    if (PersonStore.admins(handle) < 2)
      throw new ApiException(
          Code.CONFLICT, "This is the last admin. Make somebody else an admin first.");
  }

  /** Refuses what the tables would: a team that is not there, an address that somebody else has. */
  static void put(Handle handle, Person person) {
    Form form = new Form();
    if (person.team() != null && TeamStore.find(handle, person.team()).isEmpty())
      form.refuse("team", "is not a team");
    for (int i = 0; i < person.leads().size(); i++) {
      if (TeamStore.find(handle, person.leads().get(i)).isEmpty())
        form.refuse("leads/" + i, "is not a team");
    }
    form.done();
    if (person.email() != null) {
      PersonStore.findByEmail(handle, person.email())
          .filter(other -> !other.id().equals(person.id()))
          .ifPresent(
              other -> {
                throw new ApiException(Code.CONFLICT, "Somebody else has this e-mail address.");
              });
    }
    PersonStore.put(handle, person);
  }

  static Person person(String id, Input input, Instant createdAt, @Nullable Instant joinedAt) {
    Form form = new Form();
    String name = form.line("name", input.name(), Line.MAX_NAME);
    String email = form.optionalLine("email", input.email(), MAX_EMAIL);
    if (email != null && !email.matches("[^@\\s]+@[^@\\s]+"))
      form.refuse("email", "must be an e-mail address");
    Role role =
        input.role() == null ? Role.AGENT : form.choice("role", input.role(), ROLES, Role.AGENT);
    String team = form.optionalId("team", input.team());
    List<String> leads =
        input.leads() == null ? List.of() : input.leads().stream().distinct().toList();
    for (int i = 0; i < leads.size(); i++) form.id("leads/" + i, leads.get(i));
    if (role != Role.LEAD && !leads.isEmpty()) form.refuse("leads", "only goes with the role lead");
    form.done();
    return new Person(
        id,
        name,
        email == null ? null : email.toLowerCase(java.util.Locale.ROOT),
        role,
        team,
        leads,
        createdAt,
        joinedAt);
  }
}

package rapport.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.Json;
import rapport.Line;
import rapport.MergePatch;
import rapport.Team;
import rapport.publish.Publisher;
import rapport.store.Database;
import rapport.store.TeamStore;

/** Teams. */
final class TeamApi {
  private static final Body<JsonNode> ANY = Body.of(JsonNode.class);
  private static final Body<Input> INPUT = Body.of(Input.class);

  private final Database database;
  private final TeamStore store;
  private final Publisher publisher;
  private final Guard guard;

  TeamApi(Database database, Publisher publisher, Guard guard) {
    this.database = database;
    this.store = new TeamStore(database);
    this.publisher = publisher;
    this.guard = guard;
  }

  /**
   * @param zone IANA name of the time zone
   */
  record Shown(String id, String name, String zone) {
    static Shown of(Team team) {
      return new Shown(team.id(), team.name(), team.timeZone().getId());
    }
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Listed(List<Shown> teams, @Nullable String next) {}

  record Input(@Nullable String id, @Nullable String name, @Nullable String zone) {}

  void list(Context ctx) {
    int limit = Pages.limit(ctx);
    List<Team> found = store.list(Pages.cursor(ctx), limit + 1);
    Answers.json(
        ctx,
        new Listed(
            Pages.page(found, limit).stream().map(Shown::of).toList(),
            Pages.next(found, limit, Team::id)));
  }

  void create(Context ctx) {
    Team team = team(INPUT.read(ctx));
    database.write(
        handle -> {
          if (TeamStore.find(handle, team.id()).isPresent())
            throw new ApiException(Code.CONFLICT, "There is a team " + team.id() + " already.");
          put(handle, team);
          return null;
        });
    ctx.status(201);
    Answers.json(ctx, Shown.of(team));
  }

  void patch(Context ctx) {
    String id = ctx.pathParam("id");
    JsonNode patch = ANY.read(ctx);
    Team changed =
        database.write(
            handle -> {
              Team was = TeamStore.find(handle, id).orElseThrow(TeamApi::missing);
              JsonNode merged = MergePatch.apply(Json.MAPPER.valueToTree(Shown.of(was)), patch);
              Team team = team(INPUT.read(merged));
              if (!team.id().equals(id))
                throw Form.refused(List.of(new ApiException.Fault("/id", "cannot be changed")));
              put(handle, team);
              return team;
            });
    guard.forget();
    Answers.json(ctx, Shown.of(changed));
  }

  void delete(Context ctx) {
    String id = ctx.pathParam("id");
    if (publisher.live().contents().teams().contains(id))
      throw new ApiException(Code.CONFLICT, "A rule is limited to this team.");
    database.write(
        handle -> {
          if (TeamStore.find(handle, id).isEmpty()) throw missing();
          if (TeamStore.members(handle, id) > 0)
            throw new ApiException(Code.CONFLICT, "Somebody is in this team.");
          TeamStore.delete(handle, id);
          return null;
        });
    guard.forget();
    ctx.status(204);
  }

  private static void put(Handle handle, Team team) {
    if (TeamStore.nameTaken(handle, team))
      throw new ApiException(Code.CONFLICT, "Another team has this name.");
    TeamStore.put(handle, team);
  }

  private static ApiException missing() {
    return new ApiException(Code.NOT_FOUND, "There is no such team.");
  }

  private static Team team(Input input) {
    Form form = new Form();
    Team team =
        new Team(
            form.id("id", input.id()),
            form.line("name", input.name(), Line.MAX_NAME),
            zone(form, input.zone()));
    form.done();
    return team;
  }

  private static ZoneId zone(Form form, @Nullable String zone) {
    try {
      return ZoneId.of(form.required("zone", zone, "UTC"));
    } catch (DateTimeException e) {
      form.refuse("zone", "must be a time zone like Europe/Berlin");
      return ZoneOffset.UTC;
    }
  }
}

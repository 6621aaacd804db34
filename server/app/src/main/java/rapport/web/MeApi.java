package rapport.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rapport.Person;
import rapport.Team;

/** Who the caller is. */
final class MeApi {
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Me(
      String id,
      String name,
      String role,
      TeamApi.@Nullable Shown team,
      List<String> leads,
      List<TeamApi.Shown> ledTeams) {
    /**
     * @param led the teams of {@code person.leads()}
     */
    static Me of(Person person, @Nullable Team team, List<Team> led) {
      return new Me(
          person.id(),
          person.name(),
          person.role().id(),
          team == null ? null : TeamApi.Shown.of(team),
          person.leads(),
          led.stream().map(TeamApi.Shown::of).toList());
    }
  }

  private final Guard guard;

  MeApi(Guard guard) {
    this.guard = guard;
  }

  void get(Context ctx) {
    Answers.json(ctx, guard.me(Caller.of(ctx).person()));
  }
}

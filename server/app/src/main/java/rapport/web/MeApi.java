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
  record Me(String id, String name, String role, TeamApi.@Nullable Shown team, List<String> leads) {
    static Me of(Person person, @Nullable Team team) {
      return new Me(
          person.id(),
          person.name(),
          person.role().id(),
          team == null ? null : TeamApi.Shown.of(team),
          person.leads());
    }
  }

  void get(Context ctx) {
    Caller caller = Caller.of(ctx);
    Answers.json(ctx, Me.of(caller.person(), caller.team()));
  }
}

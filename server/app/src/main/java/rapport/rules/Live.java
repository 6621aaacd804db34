package rapport.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rapport.engine.Fault;
import rapport.engine.Pack;
import rapport.engine.Ruleset;

/**
 * The rules in force, compiled. Immutable: who holds one holds a whole ruleset, whatever is
 * published meanwhile.
 *
 * @param broken rules that no longer compile or prove themselves, with the reasons; they are left
 *     out until an admin mends them
 */
public record Live(
    int number,
    Contents contents,
    Map<String, List<Fault>> broken,
    Edition everybody,
    Map<String, Edition> teams) {
  public Live {
    broken = Map.copyOf(broken);
    teams = Map.copyOf(teams);
  }

  /**
   * Compiles one edition for everybody and one for each team that some rule is limited to.
   *
   * @throws rapport.engine.RulesetException if a rule that is not in {@code broken} does not
   *     compile
   */
  public static Live compile(int number, Contents contents, Map<String, List<Fault>> broken) {
    Edition everybody = Edition.compile(number, pack(contents, broken.keySet(), null));
    Map<String, Edition> teams = new LinkedHashMap<>();
    for (String team : contents.teams())
      teams.put(team, Edition.compile(number, pack(contents, broken.keySet(), team)));
    return new Live(number, contents, broken, everybody, teams);
  }

  private static Pack pack(Contents contents, Set<String> broken, @Nullable String team) {
    return contents.pack(
        entry ->
            !broken.contains(entry.id())
                && (team == null ? entry.teams().isEmpty() : entry.isFor(team)));
  }

  /** The edition of a team's members; somebody without a team has the rules that are for all. */
  public Edition edition(@Nullable String team) {
    return team == null ? everybody : teams.getOrDefault(team, everybody);
  }

  public Ruleset ruleset(@Nullable String team) {
    return edition(team).ruleset();
  }
}

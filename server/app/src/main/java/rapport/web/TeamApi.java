package rapport.web;

import rapport.Team;

/** Teams. */
final class TeamApi {
  private TeamApi() {}

  /**
   * @param zone IANA name of the time zone
   */
  record Shown(String id, String name, String zone) {
    static Shown of(Team team) {
      return new Shown(team.id(), team.name(), team.timeZone().getId());
    }
  }
}

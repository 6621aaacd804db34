package rapport.stress;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import rapport.Person;
import rapport.Role;
import rapport.Secret;
import rapport.Team;
import rapport.Token;
import rapport.store.Database;
import rapport.store.PersonStore;
import rapport.store.TeamStore;
import rapport.store.TokenStore;

/** Agents of a few teams, each with a token, put into the file before the program starts. */
final class Fleet {
  private static final List<String> ZONES =
      List.of("Europe/Berlin", "America/New_York", "Pacific/Auckland", "UTC");
  private static final List<String> ACTIONS =
      List.of("shown", "accepted", "dismissed", "turned-off", "edited-away");

  private Fleet() {}

  /** Their tokens, in the order of {@code agent-0}, {@code agent-1} and so on. */
  static List<String> move(Path data, int agents) {
    Instant now = Instant.now();
    List<String> tokens = new ArrayList<>();
    try (Database database = Database.open(data)) {
      database.write(
          handle -> {
            for (int i = 0; i < ZONES.size(); i++)
              TeamStore.put(handle, new Team("team-" + i, "Team " + i, ZoneId.of(ZONES.get(i))));
            for (int i = 0; i < agents; i++) {
              Secret secret = Secret.fresh();
              String id = "agent-" + i;
              String team = i % 5 == 4 ? null : "team-" + i % 5;
              PersonStore.put(
                  handle, new Person(id, id, null, Role.AGENT, team, List.of(), now, now));
              TokenStore.append(
                  handle,
                  secret.hash(),
                  new Token(Secret.id(), id, Token.Kind.BEARER, "stress", now, null, null));
              tokens.add(secret.text());
            }
            return null;
          });
    }
    return tokens;
  }

  /** Any event of the last days, as the extension sends them. */
  static String event(UUID id, Random random) {
    Instant at = Instant.now().minusSeconds(random.nextInt(3 * 86_400));
    String what =
        random.nextInt(6) == 0
            ? "\"action\":\"reply\",\"words\":" + random.nextInt(200) + ",\"inOrder\":true"
            : "\"action\":\"%s\",\"rule\":\"rule-%d\",\"category\":\"category-%d\",\"origin\":\"%s\""
                .formatted(
                    ACTIONS.get(random.nextInt(ACTIONS.size())),
                    random.nextInt(40),
                    random.nextInt(15),
                    random.nextInt(4) == 0 ? "inserted" : "typed");
    return "{\"id\":\"%s\",\"at\":\"%s\",\"ruleset\":1,\"replyId\":\"r-%d\",\"site\":\"desk.example.com\",%s}"
        .formatted(id, at, random.nextInt(1000), what);
  }

  static String events(List<UUID> ids, Random random) {
    List<String> events = new ArrayList<>(ids.size());
    for (UUID id : ids) events.add(event(id, random));
    return "{\"events\":[" + String.join(",", events) + "]}";
  }
}

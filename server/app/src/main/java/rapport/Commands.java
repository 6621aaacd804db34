package rapport;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import rapport.store.Database;
import rapport.store.PersonStore;
import rapport.store.TokenStore;

/** What is done at the console, also while the server runs: SQLite lets a second process write. */
final class Commands {
  private Commands() {}

  /** Prints a new token of the agent with that name, who is made if there is nobody. */
  static int token(Settings settings, String name) {
    try (Database database = Database.open(settings.data())) {
      Secret secret = Secret.fresh();
      Instant now = Clock.systemUTC().instant();
      database.write(
          handle -> {
            Person person =
                PersonStore.findByName(handle, name)
                    .orElseGet(
                        () ->
                            new Person(
                                Secret.id(), name, null, Role.AGENT, null, List.of(), now, now));
            PersonStore.put(handle, person);
            TokenStore.append(
                handle,
                secret.hash(),
                new Token(
                    Secret.id(), person.id(), Token.Kind.BEARER, "command line", now, null, null));
            return null;
          });
      System.out.println(secret.text());
      return 0;
    }
  }
}

package rapport;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import rapport.store.Backup;
import rapport.store.Database;
import rapport.store.InviteStore;
import rapport.store.PersonStore;
import rapport.store.Restore;
import rapport.store.Snapshot;
import rapport.store.TokenStore;
import rapport.web.Packing;

/** What is done at the console, also while the server runs: SQLite lets a second process write. */
final class Commands {
  private static final Duration ADMIN_LINK_FOR = Duration.ofMinutes(15);

  private Commands() {}

  /** A link that makes whoever opens it first the admin. */
  static String adminLink(Database database, Clock clock, String url) {
    Secret secret = Secret.fresh();
    Instant now = clock.instant();
    database.write(
        handle -> {
          PersonStore.ensureAdmin(handle, now);
          Invite invite =
              new Invite(Invite.Kind.INVITE, Person.ADMIN_ID, now.plus(ADMIN_LINK_FOR), false);
          InviteStore.append(handle, secret.hash(), invite, now);
          return null;
        });
    return url + "/join/" + secret.text();
  }

  static int adminLink(Settings settings) {
    try (Database database = Database.open(settings.data())) {
      System.out.println(adminLink(database, Clock.systemUTC(), settings.url(settings.port())));
      return 0;
    }
  }

  /** Prints a new token of the agent with that name, who is made if there is nobody. */
  static int token(Settings settings, String name) {
    List<String> faults = Line.faults(name, Line.MAX_NAME);
    if (!faults.isEmpty())
      throw new IllegalStateException("The name " + String.join(" and ", faults) + ".");
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

  /** Packs and signs the company's extension. */
  static int pack(Settings settings, Path to) {
    Path key = settings.extensionKey();
    if (key == null)
      throw new IllegalStateException("RAPPORT_EXTENSION_KEY says no key to sign with.");
    String server = settings.url(settings.port());
    String id = Packing.pack(key, "chromium", server, settings.sites(), to, Clock.systemUTC());
    System.out.println("Wrote " + to + " for " + server + ". Its id is " + id + ".");
    return 0;
  }

  static int backup(Settings settings, Path target) {
    Snapshot copied = Backup.write(settings.data(), target.toAbsolutePath());
    System.out.println("Wrote " + target + " and read it back: " + copied + ".");
    return 0;
  }

  static int restore(Settings settings, Path backup) {
    Restore.Restored restored =
        Restore.run(settings.data(), backup.toAbsolutePath(), Clock.systemUTC().instant());
    System.out.println("Restored " + backup + ": " + restored.snapshot() + ".");
    if (restored.kept() != null)
      System.out.println("What was there before is kept as " + restored.kept() + ".");
    return 0;
  }
}

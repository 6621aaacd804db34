package rapport;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import rapport.publish.Publisher;
import rapport.rules.Contents;
import rapport.rules.Live;
import rapport.store.Database;
import rapport.store.FolderLock;
import rapport.store.PersonStore;
import rapport.web.WebServer;

/**
 * A running Rapport. Closing it answers what was accepted, writes what is queued, and closes the
 * file.
 */
public final class Server implements AutoCloseable {
  private final FolderLock lock;
  private final Database database;
  private final WebServer web;
  private final Retention retention;

  private Server(FolderLock lock, Database database, WebServer web, Retention retention) {
    this.lock = lock;
    this.database = database;
    this.web = web;
    this.retention = retention;
  }

  /**
   * Opens the data, brings the rules to life and listens.
   *
   * @param shipped the pack to begin with at the first start
   */
  public static Server start(Settings settings, Clock clock, Contents shipped) {
    return start(settings, clock, database -> new Publisher(database, clock, shipped));
  }

  /** As above, while the pack is still being compiled. */
  static Server start(Settings settings, Clock clock, CompletableFuture<Live> shipped) {
    return start(settings, clock, database -> new Publisher(database, clock, shipped.join()));
  }

  private static Server start(
      Settings settings, Clock clock, Function<Database, Publisher> publisher) {
    FolderLock lock = FolderLock.take(settings.data());
    try {
      return start(settings, clock, publisher, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Server start(
      Settings settings, Clock clock, Function<Database, Publisher> publisher, FolderLock lock) {
    Database database = Database.open(settings.data());
    try {
      database.write(
          handle -> {
            PersonStore.ensureAdmin(handle, clock.instant());
            return null;
          });
      WebServer web =
          WebServer.start(settings, database, publisher.apply(database), clock, Main.version());
      Retention retention = new Retention(database, clock, settings.retentionDays());
      retention.start();
      return new Server(lock, database, web, retention);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  public String url() {
    return web.url();
  }

  public int port() {
    return web.port();
  }

  public Database database() {
    return database;
  }

  @Override
  public void close() {
    try {
      web.close();
    } finally { // also when somebody's answer took too long
      retention.close();
      database.close();
      lock.close();
    }
  }
}

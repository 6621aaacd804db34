package rapport;

import java.time.Clock;
import rapport.publish.Publisher;
import rapport.rules.Contents;
import rapport.store.Database;
import rapport.store.PersonStore;
import rapport.web.WebServer;

/**
 * A running Rapport. Closing it answers what was accepted, writes what is queued, and closes the
 * file.
 */
public final class Server implements AutoCloseable {
  private final Database database;
  private final WebServer web;

  private Server(Database database, WebServer web) {
    this.database = database;
    this.web = web;
  }

  /**
   * Opens the data, brings the rules to life and listens.
   *
   * @param shipped the pack to begin with at the first start
   */
  public static Server start(Settings settings, Clock clock, Contents shipped) {
    Database database = Database.open(settings.data());
    try {
      database.write(
          handle -> {
            PersonStore.ensureAdmin(handle, clock.instant());
            return null;
          });
      Publisher publisher = new Publisher(database, clock, shipped);
      return new Server(
          database, WebServer.start(settings, database, publisher, clock, Main.version()));
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
    web.close();
    database.close();
  }
}

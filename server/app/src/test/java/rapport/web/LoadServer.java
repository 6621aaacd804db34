package rapport.web;

import static io.javalin.http.HandlerType.POST;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import rapport.Settings;
import rapport.publish.Publisher;
import rapport.publish.ShippedPack;
import rapport.store.Database;
import rapport.store.PersonStore;

/**
 * The program with one call more, which reads its body and answers nothing: what any call costs
 * behind the same connection, authentication, limits and log.
 */
public final class LoadServer {
  private LoadServer() {}

  public static void main(String[] arguments) throws Settings.Faulty {
    Settings settings = Settings.of(System.getenv());
    Clock clock = Clock.systemUTC();
    Database database = Database.open(settings.data());
    database.write(
        handle -> {
          PersonStore.ensureAdmin(handle, clock.instant());
          return null;
        });
    Route empty =
        new Route(
            POST,
            "/empty",
            Access.AGENT,
            "Nothing",
            ctx -> {
              Body.bytes(ctx, Body.MAX_BYTES);
              Answers.json(ctx, Map.of());
            });
    Publisher publisher = new Publisher(database, clock, ShippedPack.load());
    WebServer server =
        WebServer.start(settings, database, publisher, clock, "load", List.of(empty));
    System.out.println("Rapport listens on " + server.url());
  }
}

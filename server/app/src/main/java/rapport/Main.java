package rapport;

import ch.qos.logback.classic.LoggerContext;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;
import rapport.publish.ShippedPack;
import rapport.rules.Live;
import rapport.store.NewerFileException;
import rapport.store.PersonStore;
import rapport.web.WebServer;

/** The program: {@code rapport} serves, {@code rapport token NAME} makes a token, and so on. */
public final class Main {
  private static final String USAGE =
      """
      rapport              serve; settings are RAPPORT_* environment variables
      rapport admin-link   print a link that makes whoever opens it first the admin, for 15 minutes
      rapport token NAME   make a person of that name if there is none, and print a new token for them
      rapport backup FILE  copy the data while the server runs, and read the copy back to be sure
      rapport restore FILE put a backup in the data's place (the server stopped); the old data is kept
      rapport pack FILE    pack the company's extension, signed with RAPPORT_EXTENSION_KEY (needs Chromium)
      """;

  private Main() {}

  private static final int FAILED = 1;
  private static final int WRONG = 2;

  /** Its own code, so that a service manager does not try again and again. */
  private static final int NEWER_FILE = 3;

  /** Exit codes: 0 done, 1 failed, 2 wrong settings or arguments, 3 data of a newer version. */
  @SuppressWarnings("SystemExitOutsideMain")
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.getenv()));
  }

  static int run(String[] arguments, Map<String, String> environment) {
    Settings settings;
    try {
      settings = Settings.of(environment);
    } catch (Settings.Faulty e) {
      System.err.println(e.getMessage());
      return WRONG;
    }
    String command = arguments.length == 0 ? "serve" : arguments[0];
    try {
      if (command.equals("serve") && arguments.length <= 1) return serve(settings);
      if (command.equals("admin-link") && arguments.length == 1)
        return Commands.adminLink(settings);
      if (command.equals("token") && arguments.length == 2)
        return Commands.token(settings, arguments[1]);
      if (command.equals("backup") && arguments.length == 2)
        return Commands.backup(settings, Path.of(arguments[1]));
      if (command.equals("restore") && arguments.length == 2)
        return Commands.restore(settings, Path.of(arguments[1]));
      if (command.equals("pack") && arguments.length == 2)
        return Commands.pack(settings, Path.of(arguments[1]));
    } catch (NewerFileException e) {
      System.err.println(e.getMessage());
      return NEWER_FILE;
    } catch (ApiException e) {
      System.err.println(e.getMessage() + " It lies in " + settings.data() + ".");
      return FAILED;
    } catch (IllegalStateException | UncheckedIOException e) {
      System.err.println(e.getMessage());
      return FAILED;
    }
    System.err.print(USAGE);
    return WRONG;
  }

  private static int serve(Settings settings) {
    // Half of a start is loading classes: the second core does some of it while the file opens.
    CompletableFuture<Live> shipped =
        CompletableFuture.supplyAsync(() -> Live.compile(1, ShippedPack.load(), Map.of()));
    CompletableFuture<Void> warm = shipped.thenRunAsync(WebServer::loadClasses);
    Server server = Server.start(settings, Clock.systemUTC(), shipped);
    warm.join();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
    System.out.println("Rapport listens on " + server.url());
    if (!new PersonStore(server.database()).adminJoined()) printAdminLink(server);
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      server.close();
    }
    return 0;
  }

  /** A disk that is full right now is no reason to stop: the server is up and says so itself. */
  private static void printAdminLink(Server server) {
    try {
      String link = Commands.adminLink(server.database(), Clock.systemUTC(), server.url());
      System.out.println(
          "Nobody is admin yet. This link makes you the admin, once, within 15 minutes:");
      System.out.println(link);
    } catch (ApiException e) {
      System.err.println("Nobody is admin yet, and no link can be made: " + e.getMessage());
    }
  }

  /** The last lines of the log belong to the last answers. */
  private static void stop(Server server) {
    server.close();
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) logs.stop();
  }

  /** From the jar's manifest; {@code dev} when run from classes. */
  static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}

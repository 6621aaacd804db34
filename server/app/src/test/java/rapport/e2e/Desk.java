package rapport.e2e;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import rapport.Browser;
import rapport.Event;
import rapport.Person;
import rapport.Role;
import rapport.Running;
import rapport.Secret;
import rapport.Team;
import rapport.Token;
import rapport.publish.ShippedPack;
import rapport.store.EventStore;
import rapport.store.PersonStore;
import rapport.store.TeamStore;
import rapport.store.TokenStore;

/** Two desks with a made-up year behind them, on a real server, and a browser to look at them. */
final class Desk implements AutoCloseable {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  final Running running;
  final Browser browser;

  Desk(Path folder) {
    this(folder, Map.of());
  }

  /**
   * @param settings beside those of a test
   */
  Desk(Path folder, Map<String, String> settings) {
    running = new Running(folder.resolve("data"), ShippedPack.load(), settings);
    write(handle -> TeamStore.put(handle, new Team("evening", "Evening desk", ZONE)));
    write(handle -> TeamStore.put(handle, new Team("morning", "Morning desk", ZONE)));
    person("jo", "Jo Brandt", Role.LEAD, "evening", "evening");
    person("eva", "Eva Lund", Role.LEAD, "morning", "evening", "morning");
    person("mira", "Mira Okafor", Role.AGENT, "evening");
    Year year = new Year(running, 7);
    year.write("mira", 360, 6);
    String[] names = {"Ana Reis", "Ben Achterberg", "Ife Balogun", "Tom Hale"};
    for (int i = 0; i < names.length; i++) {
      person("p" + i, names[i], Role.AGENT, "evening");
      year.write("p" + i, 180, 4 + i);
    }
    browser = Browser.start(folder.resolve("profile"));
    Sight.patient();
  }

  private interface Change {
    void make(org.jdbi.v3.core.Handle handle);
  }

  private void write(Change change) {
    running
        .server
        .database()
        .write(
            handle -> {
              change.make(handle);
              return null;
            });
  }

  /** Adds or changes somebody. */
  void person(String id, String name, Role role, String team, String... leads) {
    write(
        handle ->
            PersonStore.put(
                handle,
                new Person(id, name, null, role, team, List.of(leads), Running.NOW, Running.NOW)));
  }

  /** So many replies of 80 words at that time. */
  void replies(String person, Instant at, int count) {
    Person who = new PersonStore(running.server.database()).find(person).orElseThrow();
    List<Event> replies =
        java.util.stream.IntStream.range(0, count)
            .mapToObj(
                i ->
                    new Event(
                        UUID.randomUUID(),
                        at,
                        Event.Action.REPLY,
                        null,
                        null,
                        1,
                        "r",
                        80,
                        true,
                        true,
                        "desk.example.com",
                        null))
            .toList();
    new EventStore(running.server.database()).append(who, ZONE, replies, Running.NOW);
  }

  String token(String person, Token.Kind kind) {
    Secret secret = Secret.fresh();
    write(
        handle ->
            TokenStore.append(
                handle,
                secret.hash(),
                new Token(Secret.id(), person, kind, "test", Running.NOW, null, null)));
    return secret.text();
  }

  /** A page with that person's session. */
  Page open(String person, String path) {
    BrowserContext context = browser.context();
    context.clearCookies();
    context.addCookies(
        List.of(new Cookie("rapport_session", token(person, Token.Kind.SESSION)).setUrl(url(""))));
    Page page = context.newPage();
    page.navigate(url(path));
    return page;
  }

  String url(String path) {
    return "http://127.0.0.1:" + running.server.port() + path;
  }

  /** One command of the browser's own protocol. */
  void command(Page page, String name, String key, String value) {
    JsonObject parameters = new JsonObject();
    if (value.equals("true")) parameters.addProperty(key, true);
    else parameters.addProperty(key, value);
    browser.context().newCDPSession(page).send(name, parameters);
  }

  @Override
  public void close() {
    browser.close();
    running.close();
  }
}

package rapport.publish;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rapport.ApiException;
import rapport.Person;
import rapport.engine.Fault;
import rapport.engine.Proof;
import rapport.engine.RulesetException;
import rapport.rules.Change;
import rapport.rules.Conflict;
import rapport.rules.Contents;
import rapport.rules.Entry;
import rapport.rules.Live;
import rapport.rules.Publication;
import rapport.store.ConflictStore;
import rapport.store.Database;
import rapport.store.RulesetStore;
import rapport.store.ShippedStore;

/**
 * The live rules and the only way to change them. Changes come one after another: each is compiled
 * and proved against what is live at that moment, made durable, and then swapped in with one
 * reference. Whoever checks a text takes {@link #live} once and is not touched by a swap.
 */
public final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final Database database;
  private final Clock clock;
  private final ReentrantLock changing = new ReentrantLock(true);
  private volatile Live live;
  private volatile List<Conflict> conflicts;

  /**
   * Brings the stored rules to life; the first start publishes the shipped ones, and a version with
   * another pack merges it into what admins made of the last one. A stored rule that no longer
   * holds is left out and named in {@link Live#broken}: the server starts.
   *
   * @param shipped the pack of this version, compiled as the first ruleset
   */
  public Publisher(Database database, Clock clock, Live shipped) {
    this(database, clock, shipped.contents(), shipped);
  }

  /** As above; compiles the pack only when it is in force. */
  public Publisher(Database database, Clock clock, Contents shipped) {
    this(database, clock, shipped, null);
  }

  private Publisher(Database database, Clock clock, Contents shipped, @Nullable Live compiled) {
    this.database = database;
    this.clock = clock;
    RulesetStore store = new RulesetStore(database);
    int newest = store.newest();
    Contents stored = newest == 0 ? Contents.of(List.of()) : store.contents(newest);
    Contents base = newest == 0 ? stored : database.read(ShippedStore::get);
    PackUpdate update = PackUpdate.of(base, stored, shipped, newest + 1);
    List<Change> changes = new ArrayList<>(Change.between(stored, update.contents()));
    update.conflicts().forEach(one -> changes.add(Change.of(one.key(), Change.CONFLICT)));
    String why = newest == 0 ? "First start" : "The pack of a new version";
    if (!PackUpdate.same(base, shipped)) {
      database.write(
          handle -> {
            ShippedStore.put(handle, shipped);
            ConflictStore.put(handle, update.conflicts());
            if (!changes.isEmpty())
              RulesetStore.append(
                  handle, publication(newest + 1, "", why, changes), stored, update.contents());
            return null;
          });
    }
    this.conflicts = new ConflictStore(database).list();
    int number = changes.isEmpty() ? newest : newest + 1;
    boolean unchanged = PackUpdate.same(update.contents(), shipped);
    this.live =
        unchanged && compiled != null && compiled.number() == number && proof(compiled).isEmpty()
            ? compiled
            : tolerant(number, update.contents());
  }

  /** What new versions would have changed had an admin not changed it too. */
  public List<Conflict> conflicts() {
    return conflicts;
  }

  private List<Conflict> standing(Contents contents) {
    return conflicts.stream().filter(conflict -> conflict.stands(contents)).toList();
  }

  /** The admin's is to stay: forgets that a new version had it otherwise. */
  public boolean settle(Contents.Key key) {
    if (conflicts.stream().noneMatch(conflict -> conflict.key().equals(key))) return false;
    database.write(
        handle -> {
          ConflictStore.delete(handle, key);
          return null;
        });
    conflicts = new ConflictStore(database).list();
    return true;
  }

  public Live live() {
    return live;
  }

  /**
   * Publishes what the edit makes of the live rules.
   *
   * @param places where in the caller's body a fault is to be shown
   * @param edit is given the live contents and the number that new entries carry; it throws to
   *     refuse
   * @return the rules now live and what it did to them; the same rules and no changes if the edit
   *     changed nothing
   * @throws ApiException {@code UNPROVED} with every fault; nothing was changed
   */
  public Published publish(Person person, String why, Places places, Edit edit) {
    changing.lock();
    try {
      Live before = live;
      int number = before.number() + 1;
      Contents contents = edit.apply(before.contents(), number);
      List<Change> changes = Change.between(before.contents(), contents);
      if (changes.isEmpty()) return new Published(before, changes);
      Live after = proved(number, before, contents, places);
      database.write(
          handle -> {
            RulesetStore.append(
                handle,
                publication(number, person.id(), why, changes),
                before.contents(),
                contents);
            for (Conflict conflict : conflicts)
              if (!conflict.stands(contents)) ConflictStore.delete(handle, conflict.key());
            return null;
          });
      conflicts = standing(contents);
      live = after;
      return new Published(after, changes);
    } finally {
      changing.unlock();
    }
  }

  /**
   * The same, but only to see what would come of it; answers the rules that are live and stay so.
   */
  public Published rehearse(Places places, Edit edit) {
    Live now = live;
    Contents contents = edit.apply(now.contents(), now.number() + 1);
    List<Change> changes = Change.between(now.contents(), contents);
    if (!changes.isEmpty()) proved(now.number() + 1, now, contents, places);
    return new Published(now, changes);
  }

  /** The rules in force after a publication and what it changed. */
  public record Published(Live live, List<Change> changes) {}

  /** What would become of an unsaved rule; nothing is changed. */
  public Trial tried(Entry rule) {
    Live now = live;
    List<ApiException.Fault> faults = List.of();
    try {
      proved(0, now, now.contents().with(rule), Places.of(rule.key()));
    } catch (ApiException e) {
      faults = e.faults();
    }
    return Trial.of(now.contents(), rule, faults);
  }

  /**
   * What is to become of the rules, given those that are live and the number that new entries
   * carry.
   */
  @FunctionalInterface
  public interface Edit {
    Contents apply(Contents live, int number);
  }

  /**
   * Compiles and proves without publishing anything. A rule that was broken before may stay so
   * unless it is touched.
   */
  private static Live proved(int number, Live before, Contents contents, Places places) {
    Map<String, List<Fault>> broken = new LinkedHashMap<>(before.broken());
    broken.keySet().removeIf(rule -> changed(before.contents(), contents, rule));
    try {
      Live after = Live.compile(number, contents, broken);
      List<Fault> faults = proof(after);
      if (faults.isEmpty()) return after;
      throw Faults.unproved(faults, places);
    } catch (RulesetException e) {
      throw Faults.unproved(e.faults(), places);
    }
  }

  /** What would not hold, beside the rules that do not hold already. */
  public List<Fault> faults(Contents contents) {
    try {
      return proof(Live.compile(0, contents, live.broken()));
    } catch (RulesetException e) {
      return e.faults();
    }
  }

  private static boolean changed(Contents before, Contents after, String rule) {
    Entry was = before.find(Entry.Kind.RULE, rule);
    Entry is = after.find(Entry.Kind.RULE, rule);
    return was == null || is == null || was.since() != is.since();
  }

  /** Leaves out what does not hold, until the rest does. */
  private static Live tolerant(int number, Contents contents) {
    Map<String, List<Fault>> broken = new LinkedHashMap<>();
    for (int round = 0; ; round++) {
      List<Fault> faults;
      try {
        Live live = Live.compile(number, contents, broken);
        faults = proof(live);
        if (faults.isEmpty()) {
          broken.forEach(
              (rule, why) -> LOG.warn("Rule {} is off until it is mended: {}", rule, why));
          return live;
        }
      } catch (RulesetException e) {
        faults = e.faults();
      }
      if (round == MAX_ROUNDS)
        throw new IllegalStateException("The stored rules cannot be compiled: " + faults.get(0));
      for (Fault fault : faults)
        broken.computeIfAbsent(fault.rule(), rule -> new ArrayList<>()).add(fault);
    }
  }

  /** Leaving out one rule can only uncover what hid behind it; a few rounds settle that. */
  private static final int MAX_ROUNDS = 5;

  /** Without rules of a team the edition for everybody is all there is to prove. */
  private static List<Fault> proof(Live live) {
    return live.contents().teams().isEmpty()
        ? Proof.of(live.ruleset(null))
        : Proof.of(live.contents().pack(entry -> !live.broken().containsKey(entry.id())));
  }

  private Publication publication(int number, String person, String why, List<Change> changes) {
    return new Publication(number, clock.instant(), person, "", why, changes);
  }
}

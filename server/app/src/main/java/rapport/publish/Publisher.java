package rapport.publish;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rapport.ApiException;
import rapport.Person;
import rapport.engine.Fault;
import rapport.engine.Proof;
import rapport.engine.RulesetException;
import rapport.rules.Change;
import rapport.rules.Contents;
import rapport.rules.Entry;
import rapport.rules.Live;
import rapport.rules.Publication;
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

  /**
   * Brings the stored rules to life; the first start publishes the shipped ones. A stored rule that
   * no longer holds is left out and named in {@link Live#broken}: the server starts.
   */
  public Publisher(Database database, Clock clock, Contents shipped) {
    this.database = database;
    this.clock = clock;
    RulesetStore store = new RulesetStore(database);
    int newest = store.newest();
    if (newest == 0) {
      database.write(
          handle -> {
            ShippedStore.put(handle, shipped);
            RulesetStore.append(
                handle,
                publication(1, "", "First start", changes(Contents.of(List.of()), shipped)),
                Contents.of(List.of()),
                shipped);
            return null;
          });
    }
    this.live = tolerant(newest == 0 ? 1 : newest, newest == 0 ? shipped : store.contents(newest));
  }

  public Live live() {
    return live;
  }

  /**
   * Publishes what the edit makes of the live rules.
   *
   * @param edit is given the live contents and the number that new entries carry; it throws to
   *     refuse
   * @return the rules now live; the same as before if the edit changed nothing
   * @throws ApiException {@code UNPROVED} with every fault; nothing was changed
   */
  public Live publish(Person person, String why, Edit edit) {
    changing.lock();
    try {
      Live before = live;
      int number = before.number() + 1;
      Contents contents = edit.apply(before.contents(), number);
      List<Change> changes = changes(before.contents(), contents);
      if (changes.isEmpty()) return before;
      Live after = proved(number, before, contents);
      database.write(
          handle -> {
            RulesetStore.append(
                handle,
                publication(number, person.id(), why, changes),
                before.contents(),
                contents);
            return null;
          });
      live = after;
      return after;
    } finally {
      changing.unlock();
    }
  }

  /** What would become of an unsaved rule; nothing is changed. */
  public Trial tried(Entry rule) {
    Live now = live;
    List<ApiException.Fault> faults = List.of();
    try {
      proved(0, now, now.contents().with(rule));
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
  private static Live proved(int number, Live before, Contents contents) {
    Map<String, List<Fault>> broken = new LinkedHashMap<>(before.broken());
    broken.keySet().removeIf(rule -> changed(before.contents(), contents, rule));
    try {
      Live after = Live.compile(number, contents, broken);
      List<Fault> faults = Proof.of(contents.pack(entry -> !broken.containsKey(entry.id())));
      if (faults.isEmpty()) return after;
      throw Faults.unproved(faults, contents);
    } catch (RulesetException e) {
      throw Faults.unproved(e.faults(), contents);
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
      List<Fault> faults = faults(number, contents, broken);
      if (faults.isEmpty()) break;
      if (round == MAX_ROUNDS)
        throw new IllegalStateException("The stored rules cannot be compiled: " + faults.get(0));
      for (Fault fault : faults)
        broken.computeIfAbsent(fault.rule(), rule -> new ArrayList<>()).add(fault);
    }
    broken.forEach(
        (rule, faults) -> LOG.warn("Rule {} is off until it is mended: {}", rule, faults));
    return Live.compile(number, contents, broken);
  }

  /** Leaving out one rule can only uncover what hid behind it; a few rounds settle that. */
  private static final int MAX_ROUNDS = 5;

  private static List<Fault> faults(
      int number, Contents contents, Map<String, List<Fault>> broken) {
    try {
      Live.compile(number, contents, broken);
      return Proof.of(contents.pack(entry -> !broken.containsKey(entry.id())));
    } catch (RulesetException e) {
      return e.faults();
    }
  }

  static List<Change> changes(Contents before, Contents after) {
    List<Change> changes = new ArrayList<>();
    for (Entry entry : after.all()) {
      Entry was = before.find(entry.kind(), entry.id());
      if (was == null) changes.add(new Change(entry.kind().id(), entry.id(), "added"));
      else if (!was.json().equals(entry.json()))
        changes.add(new Change(entry.kind().id(), entry.id(), "altered"));
    }
    for (Entry entry : before.all()) {
      if (after.find(entry.kind(), entry.id()) == null)
        changes.add(new Change(entry.kind().id(), entry.id(), "removed"));
    }
    return changes;
  }

  private Publication publication(int number, String person, String why, List<Change> changes) {
    return new Publication(number, clock.instant(), person, "", why, changes);
  }
}

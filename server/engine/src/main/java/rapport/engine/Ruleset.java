package rapport.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A compiled pack: immutable, shared between threads. A check costs time linear in the text and
 * nearly independent of the number of rules.
 *
 * <p>Bounds, each refused with a message of its own: a pattern has at most 200 characters, 4 levels
 * of brackets, 4 captures, gaps of at most 8 words, and a match at most 120 words wide; a ruleset
 * has at most 20,000 patterns and 1,000,000 states, lists counted once.
 *
 * <pre>{@code
 * Ruleset ruleset = Ruleset.compile(1, pack);
 * for (Finding finding : ruleset.check(Reply.of("Calm down.")).findings()) ...
 * }</pre>
 */
public final class Ruleset {
  /** Number of the pattern language: a client that does not know it keeps its last good set. */
  public static final int LANGUAGE = 1;

  /** The longest text that is checked, in UTF-16 code units; callers refuse more. */
  public static final int MAX_TEXT = 100_000;

  private final int number;
  private final Pack pack;
  private final Vocabulary vocabulary;
  private final Phrases phrases;
  private final Machines machines;
  private final Patterns patterns;
  private final ClassesOfWords classes;

  /** Of each kind of text: see {@link Patterns}. */
  private final List<Starts> starts;

  private final List<CompiledRule> rules;

  /**
   * So many checks at once find what earlier ones have worked out. A server has fewer cores, but
   * many a thread waits for one in the middle of a check.
   */
  private static final int SPARES = 16;

  /** Working memory for the next checks: making it anew would cost more than many a check. */
  private final List<AtomicReference<@Nullable Scanner>> spares = new ArrayList<>(SPARES);

  /**
   * @param phrases closed
   */
  Ruleset(
      int number,
      Pack pack,
      List<CompiledRule> rules,
      Vocabulary vocabulary,
      Phrases phrases,
      Machines machines,
      Patterns patterns,
      ClassesOfWords classes,
      List<Starts> starts) {
    this.number = number;
    this.pack = pack;
    this.rules = List.copyOf(rules);
    this.vocabulary = vocabulary;
    this.phrases = phrases;
    this.machines = machines;
    this.patterns = patterns;
    this.classes = classes;
    this.starts = starts;
    for (int i = 0; i < SPARES; i++) {
      spares.add(new AtomicReference<>());
    }
  }

  /**
   * Compiles the enabled rules of a pack.
   *
   * @param number under which it was published; 0 is the bundled pack
   * @throws RulesetException naming every fault by rule, field and position
   */
  public static Ruleset compile(int number, Pack pack) {
    Compiler compiler = new Compiler(pack);
    if (!compiler.faults.isEmpty()) {
      throw new RulesetException(compiler.faults);
    }
    int words = compiler.vocabulary.size();
    compiler.phrases.finish(words);
    Machines machines = compiler.machines();
    Patterns patterns = compiler.patterns();
    ClassesOfWords classes = new ClassesOfWords(machines, words);
    List<Starts> starts = new ArrayList<>();
    for (int texts : Patterns.TEXTS) {
      starts.add(new Starts(machines, classes, words, patterns.flags(), texts));
    }
    return new Ruleset(
        number,
        pack,
        compiler.rules,
        compiler.vocabulary,
        compiler.phrases,
        machines,
        patterns,
        classes,
        starts);
  }

  /** All of it but the pack, for {@link #restore}; ASCII. */
  public String snapshot() {
    return Snapshot.write(this);
  }

  /**
   * The same as {@link #compile}, in a small part of the time.
   *
   * @param pack with the patterns, lists and categories that the snapshot was made of; the lists
   *     themselves may be left out, and all that is no pattern may have changed
   * @param snapshot the bytes of one that was made by this version of the engine
   */
  public static Ruleset restore(int number, Pack pack, byte[] snapshot) {
    return Snapshot.read(number, pack, snapshot);
  }

  public int number() {
    return number;
  }

  public Pack pack() {
    return pack;
  }

  /**
   * Checks a whole reply; everything found is due.
   *
   * @throws IllegalArgumentException if a text is longer than {@link #MAX_TEXT}
   */
  public Report check(Reply reply) {
    checkLength(reply.text());
    Scanner scanner = borrow();
    Draft draft = new Draft(this, scanner.buffer(reply.text()), scanner);
    draft.start(reply);
    Report report = draft.report(-1, true);
    putBack(scanner);
    return report;
  }

  /** A text box that is being typed in. */
  public Draft draft() {
    return new Draft(this, new Buffer(""), new Scanner(this));
  }

  /** A scanner for the while: to be put back, unless something was thrown. */
  Scanner borrow() {
    for (AtomicReference<@Nullable Scanner> spare : spares) {
      Scanner scanner = spare.get() == null ? null : spare.getAndSet(null);
      if (scanner != null) {
        return scanner;
      }
    }
    return new Scanner(this);
  }

  void putBack(Scanner scanner) {
    for (AtomicReference<@Nullable Scanner> spare : spares) {
      if (spare.compareAndSet(null, scanner)) {
        return;
      }
    }
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Phrases phrases() {
    return phrases;
  }

  Machines machines() {
    return machines;
  }

  Patterns patterns() {
    return patterns;
  }

  ClassesOfWords classes() {
    return classes;
  }

  /** In the order of {@link Patterns#TEXTS}. */
  List<Starts> starts() {
    return starts;
  }

  List<CompiledRule> rules() {
    return rules;
  }

  int categoryCount() {
    return pack.categories().size();
  }

  static void checkLength(@Nullable String text) {
    if (text != null && text.length() > MAX_TEXT) {
      throw new IllegalArgumentException("A text has at most " + MAX_TEXT + " characters");
    }
  }
}

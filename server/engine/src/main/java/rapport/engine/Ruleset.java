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
  private final Pattern[] patterns;
  private final int[] patternFlags;
  private final List<CompiledRule> rules;
  private final ClassesOfWords classes;

  /** The kinds of text in which some machine is looked for: see {@link Pattern}. */
  private final int machineTexts;

  private final @Nullable Starts replyStarts;

  /** Made for the first message of a customer: many a text box has none. */
  private volatile @Nullable Starts messageStarts;

  /** So many checks at once find what earlier ones have worked out; a server has fewer cores. */
  private static final int SPARES = 8;

  /** Working memory for the next checks: making it anew would cost more than many a check. */
  private final List<AtomicReference<@Nullable Scanner>> spares = new ArrayList<>(SPARES);

  /**
   * @param phrases closed
   */
  Ruleset(
      int number,
      Pack pack,
      Vocabulary vocabulary,
      Phrases phrases,
      Machines machines,
      Pattern[] patterns,
      List<CompiledRule> rules) {
    this.number = number;
    this.pack = pack;
    this.vocabulary = vocabulary;
    this.phrases = phrases;
    this.machines = machines;
    this.patterns = patterns;
    this.patternFlags = new int[patterns.length];
    for (int i = 0; i < patterns.length; i++) {
      patternFlags[i] = patterns[i].flags();
    }
    this.rules = List.copyOf(rules);
    for (int i = 0; i < SPARES; i++) {
      spares.add(new AtomicReference<>());
    }
    this.classes = new ClassesOfWords(machines, vocabulary.size());
    int sought = 0;
    for (int machine = 0; machine < machines.count(); machine++) {
      sought |= patternFlags[machines.head(machine, Machines.PATTERN)];
    }
    this.machineTexts = sought;
    this.replyStarts = makeStarts(Pattern.REPLY);
  }

  /**
   * Compiles the enabled rules of a pack.
   *
   * @param number under which it was published; 0 is the bundled pack
   * @throws RulesetException naming every fault by rule, field and position
   */
  public static Ruleset compile(int number, Pack pack) {
    Compiler compiler = compiled(pack);
    Pattern[] patterns = compiler.patterns();
    compiler.phrases.finish(compiler.vocabulary.size());
    return new Ruleset(
        number,
        pack,
        compiler.vocabulary,
        compiler.phrases,
        compiler.machines(),
        patterns,
        compiler.rules);
  }

  /**
   * Its patterns as compiled, for {@link #restore}.
   *
   * @throws RulesetException naming every fault
   */
  public static String snapshot(Pack pack) {
    return Snapshot.write(compiled(pack));
  }

  /**
   * The same as {@link #compile}, in a small part of the time.
   *
   * @param pack with the patterns, lists and categories that the snapshot was made of; the lists
   *     themselves may be left out, and all that is no pattern may have changed
   * @param snapshot the characters of one that was made by this version of the engine
   */
  public static Ruleset restore(int number, Pack pack, char[] snapshot) {
    return Snapshot.read(number, pack, snapshot);
  }

  private static Compiler compiled(Pack pack) {
    Compiler compiler = new Compiler(pack);
    if (!compiler.faults.isEmpty()) {
      throw new RulesetException(compiler.faults);
    }
    return compiler;
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

  /** Null when nothing but spelled-out patterns is looked for in such a text. */
  @Nullable Starts starts(int texts) {
    if (texts == Pattern.REPLY) {
      return replyStarts;
    }
    Starts starts = messageStarts;
    if (starts == null) {
      starts = makeStarts(texts);
      messageStarts = starts;
    }
    return starts;
  }

  private @Nullable Starts makeStarts(int texts) {
    return (machineTexts & texts) == 0
        ? null
        : new Starts(machines, classes, vocabulary.size(), patternFlags, texts);
  }

  Pattern[] patterns() {
    return patterns;
  }

  /** {@link Pattern#flags} of each. */
  int[] patternFlags() {
    return patternFlags;
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

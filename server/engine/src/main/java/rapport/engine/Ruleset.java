package rapport.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled pack: immutable, shared between threads. A check costs time linear in the text and
 * nearly independent of the number of rules.
 *
 * <p>Bounds, each refused with a message of its own: a pattern has at most 200 characters, 4 levels
 * of brackets, 4 captures, gaps of at most 8 words, a match at most 120 words wide, 4,000 steps
 * with its lists spelled out; a ruleset has at most 20,000 patterns and 1,000,000 states.
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
  private final Automaton automaton;
  private final NfaSet machines;
  private final Pattern[] patterns;
  private final List<CompiledRule> rules;

  private Ruleset(int number, Pack pack, Compiler compiler) {
    this.number = number;
    this.pack = pack;
    this.machines = compiler.finish();
    this.vocabulary = compiler.vocabulary;
    this.automaton = compiler.automaton;
    this.patterns = compiler.patterns();
    this.rules = List.copyOf(compiler.rules);
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
    return new Ruleset(number, pack, compiler);
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
    Draft draft = new Draft(this, reply.text());
    draft.start(reply);
    return draft.report(-1, true);
  }

  /** A text box that is being typed in. */
  public Draft draft() {
    return new Draft(this, "");
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Automaton automaton() {
    return automaton;
  }

  NfaSet machines() {
    return machines;
  }

  Pattern pattern(int index) {
    return patterns[index];
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

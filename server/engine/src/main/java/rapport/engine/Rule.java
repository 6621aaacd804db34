package rapport.engine;

import java.util.List;

/**
 * One rule as its author wrote it. Nothing is checked here: {@link Ruleset#compile} names every fault by rule, field and position.
 *
 * <p>Strings keep their JSON spelling: {@code kind} is {@code risk}, {@code signal} or {@code cue}; {@code severity} is {@code error}, {@code
 * warning} or {@code hint}. A field that a kind does not use is null; lists are never null.
 *
 * @param category of a risk, else null
 * @param signal of a signal ({@code empathy}, {@code next-step} ...), else null
 * @param emotion of a cue ({@code negative} ...), else null
 * @param unless null when there is no such condition
 * @param when null: the rule always applies
 * @param mustMatch examples with the exact span in {@code [[ ]]}
 */
public record Rule(
    String id,
    String kind,
    String category,
    String signal,
    String emotion,
    String severity,
    boolean enabled,
    List<String> patterns,
    List<String> except,
    Unless unless,
    When when,
    String message,
    List<String> rewrites,
    List<String> mustMatch,
    List<String> mustNotMatch,
    String source) {

  /** Drops a finding when one of the patterns stands in its sentence, or in the one before or after it. */
  public record Unless(List<String> sameSentence, List<String> near) {}

  /**
   * @param customer emotions for which the rule applies, {@code unknown} for no message; empty: all
   * @param position {@code opening}, {@code closing}, {@code any} or null
   * @param sentence {@code question}, {@code statement}, {@code any} or null
   */
  public record When(List<String> customer, String position, String sentence) {}
}

package rapport.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule as its author wrote it. Nothing is checked here: {@link Ruleset#compile} names every
 * fault by rule, field and position.
 *
 * <p>Strings keep their JSON spelling: {@code kind} is {@code risk}, {@code signal} or {@code cue};
 * {@code severity} is {@code error}, {@code warning} or {@code hint}. A field that a kind does not
 * use is null; an absent list becomes an empty one.
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
    @Nullable String category,
    @Nullable String signal,
    @Nullable String emotion,
    @Nullable String severity,
    boolean enabled,
    List<String> patterns,
    List<String> except,
    @Nullable Unless unless,
    @Nullable When when,
    @Nullable String message,
    List<String> rewrites,
    List<String> mustMatch,
    List<String> mustNotMatch,
    @Nullable String source) {

  public Rule {
    patterns = orEmpty(patterns);
    except = orEmpty(except);
    rewrites = orEmpty(rewrites);
    mustMatch = orEmpty(mustMatch);
    mustNotMatch = orEmpty(mustNotMatch);
  }

  /**
   * Drops a finding when one of the patterns stands in its sentence, or ({@code near}) in that, the
   * one before or the one after.
   */
  public record Unless(List<String> sameSentence, List<String> near) {
    public Unless {
      sameSentence = orEmpty(sameSentence);
      near = orEmpty(near);
    }
  }

  /**
   * Where a rule applies.
   *
   * @param customer emotions for which the rule applies, {@code unknown} for no message; empty: all
   * @param position {@code opening}, {@code closing}, {@code any} or null
   * @param sentence {@code question}, {@code statement}, {@code any} or null
   */
  public record When(List<String> customer, @Nullable String position, @Nullable String sentence) {
    public When {
      customer = orEmpty(customer);
    }
  }

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null || list.isEmpty() ? List.of() : List.copyOf(list);
  }
}

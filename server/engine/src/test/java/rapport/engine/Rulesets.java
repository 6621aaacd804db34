package rapport.engine;

import java.util.List;

/** Small rulesets for tests. */
final class Rulesets {
  static final Category CATEGORY = new Category("c", "C", "Why.");

  private Rulesets() {}

  static Rule risk(String id, String... patterns) {
    return new Rule(
        id,
        "risk",
        "c",
        null,
        null,
        "warning",
        true,
        List.of(patterns),
        List.of(),
        null,
        null,
        "Message.",
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  static Ruleset of(List<WordList> lists, Rule... rules) {
    return Ruleset.compile(1, new Pack(List.of(CATEGORY), lists, List.of(rules)));
  }

  static Ruleset of(Rule... rules) {
    return of(List.of(), rules);
  }
}

package rapport.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rapport.HistoryEntry;
import rapport.Scenario;
import rapport.engine.Category;
import rapport.engine.Rule;
import rapport.engine.WordList;

/** Answers that are written from trees, as records: for {@link Contract}. */
final class Shapes {
  private Shapes() {}

  record Browsers(
      int ruleset,
      int language,
      List<LiveRule> rules,
      List<WordList> lists,
      List<Category> categories) {}

  /**
   * {@code GET /ruleset/compiled}: of patterns only whether there are some.
   *
   * @param engine which build can read the snapshot
   */
  record Compiled(
      int ruleset,
      int language,
      String engine,
      List<LiveRule> rules,
      List<WordList> lists,
      List<Category> categories,
      String snapshot) {}

  /** A rule without what only its author needs. */
  record LiveRule(
      String id,
      String kind,
      @Nullable String category,
      @Nullable String signal,
      @Nullable String emotion,
      @Nullable String severity,
      boolean enabled,
      List<String> patterns,
      List<String> except,
      Rule.@Nullable Unless unless,
      Rule.@Nullable When when,
      @Nullable String message,
      List<String> rewrites) {}

  record ListedRule(
      @JsonUnwrapped EntryInput.RuleInput rule, String etag, @Nullable List<String> broken) {}

  record ListedWords(@JsonUnwrapped EntryInput.ListInput list, String etag) {}

  record ListedCategory(@JsonUnwrapped EntryInput.CategoryInput category, String etag) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Rules(List<ListedRule> rules, @Nullable String next) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record WordLists(List<ListedWords> lists, @Nullable String next) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Categories(List<ListedCategory> categories, @Nullable String next) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Tasks(List<ScenarioApi.Task> scenarios, @Nullable String next) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Scenarios(List<Scenario> scenarios, @Nullable String next) {}

  record Exported(String id, String name, List<HistoryEntry> events) {}
}

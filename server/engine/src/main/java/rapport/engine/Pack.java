package rapport.engine;

import java.util.List;

/** Everything a ruleset is compiled from. The order of rules is kept: it breaks ties. */
public record Pack(List<Category> categories, List<WordList> lists, List<Rule> rules) {
  public Pack {
    categories = Rule.orEmpty(categories);
    lists = Rule.orEmpty(lists);
    rules = Rule.orEmpty(rules);
  }
}

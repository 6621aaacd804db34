package rapport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rapport.engine.Category;
import rapport.engine.Finding;
import rapport.engine.Reply;
import rapport.engine.Report;
import rapport.engine.Ruleset;
import rapport.engine.Score;

/** What a practice reply is told at hand-in: the engine's score and findings, as they are kept. */
public final class Scoring {
  private Scoring() {}

  public static Attempt.Outcome of(Ruleset ruleset, Scenario scenario, String text) {
    Reply reply = ScenarioProof.reply(scenario, text);
    Report report = ruleset.check(reply);
    Score score = Score.of(ruleset, reply, scenario.moves());
    Map<String, String> titles = new HashMap<>();
    for (Category category : ruleset.pack().categories())
      titles.put(category.id(), category.title());
    List<Attempt.Found> found = new ArrayList<>();
    for (Finding f : report.findings()) {
      String category = String.valueOf(f.rule().category());
      found.add(
          new Attempt.Found(
              f.start(),
              f.end(),
              category,
              titles.getOrDefault(category, category),
              String.valueOf(f.rule().severity()),
              String.valueOf(f.rule().message()),
              f.rewrites()));
    }
    return new Attempt.Outcome(
        score.total(),
        score.parts().stream()
            .map(p -> new Attempt.Part(p.id(), p.points(), p.of(), p.note()))
            .toList(),
        found,
        score.taken().stream().map(t -> new Attempt.Stretch(t.start(), t.end())).toList());
  }
}

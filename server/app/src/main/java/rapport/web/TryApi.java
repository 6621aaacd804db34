package rapport.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Fault;
import rapport.engine.Reply;
import rapport.publish.Publisher;
import rapport.publish.Trial;
import rapport.rules.Contents;
import rapport.rules.Entry;

/**
 * An unsaved rule, tried on texts, on its own examples and on those of all other rules. Nothing is
 * published.
 */
final class TryApi {
  private static final int MAX_TEXTS = 100;
  private static final Body<Tried> BODY = Body.of(Tried.class);

  private final Publisher publisher;

  TryApi(Publisher publisher) {
    this.publisher = publisher;
  }

  record Tried(@Nullable JsonNode rule, @Nullable List<String> texts) {}

  record Text(String text, List<CheckApi.Found> findings) {}

  /**
   * @param texts what the rule alone finds in each
   * @param faults why it would not be published; empty: it would
   * @param others examples of other rules that it would flag
   */
  record Outcome(List<Text> texts, List<Fault> faults, List<Trial.Other> others) {}

  void run(Context ctx) {
    Tried body = BODY.read(ctx);
    Form form = new Form();
    JsonNode sent =
        form.required(
            "rule", body.rule(), com.fasterxml.jackson.databind.node.NullNode.getInstance());
    List<String> texts = body.texts() == null ? List.of() : body.texts();
    if (texts.size() > MAX_TEXTS) form.refuse("texts", "has more than " + MAX_TEXTS + " entries");
    form.done();
    Contents live = publisher.live().contents();
    Entry rule =
        EntryInput.entry(
            "/rule",
            Entry.Kind.RULE,
            sent.path("id").asText("unsaved"),
            live.position(Entry.Kind.RULE, sent.path("id").asText()),
            0,
            sent);
    Trial trial = publisher.tried(rule);
    List<Text> found = new ArrayList<>();
    for (String text : texts) {
      if (text == null || text.length() > rapport.engine.Ruleset.MAX_TEXT)
        throw new ApiException(ApiException.Code.TOO_LARGE, "A text is missing or too long.");
      found.add(
          new Text(
              text,
              trial.alone() == null
                  ? List.of()
                  : CheckApi.found(trial.alone().check(Reply.of(text)))));
    }
    Answers.json(ctx, new Outcome(found, trial.faults(), trial.others()));
  }
}

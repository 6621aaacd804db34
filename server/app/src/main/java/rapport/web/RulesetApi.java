package rapport.web;

import io.javalin.http.Context;
import rapport.publish.Publisher;
import rapport.rules.Edition;

/** The live rules as every browser fetches them. Unchanged ones cost a comparison of two tags. */
final class RulesetApi {
  private final Publisher publisher;

  RulesetApi(Publisher publisher) {
    this.publisher = publisher;
  }

  void get(Context ctx) {
    Edition edition = publisher.live().edition(Caller.of(ctx).person().team());
    Answers.tagged(ctx, edition.etag(), "application/json", edition.json());
  }
}

package rapport.web;

import io.javalin.http.Context;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rapport.publish.Publisher;
import rapport.rules.Compiled;
import rapport.rules.Edition;

/** The live rules as every browser fetches them. Unchanged ones cost a comparison of two tags. */
final class RulesetApi {
  private static final Pattern GZIP =
      Pattern.compile("(^|[ ,])gzip *(,|$|; *q=(1|0\\.0*[1-9]))", Pattern.CASE_INSENSITIVE);

  private final Publisher publisher;

  RulesetApi(Publisher publisher) {
    this.publisher = publisher;
  }

  void get(Context ctx) {
    Edition edition = publisher.live().edition(Caller.of(ctx).person().team());
    Answers.tagged(ctx, edition.etag(), "application/json", edition.json());
  }

  /** For our own pages, packed where the browser reads that. */
  void compiled(Context ctx) {
    Compiled.Document document =
        publisher.live().edition(Caller.of(ctx).person().team()).compiled().document();
    ctx.header("Vary", "Accept-Encoding");
    if (!takesGzip(ctx.header("Accept-Encoding"))) {
      Answers.tagged(ctx, '"' + document.etag() + '"', "application/json", document.json());
      return;
    }
    // A strong tag belongs to exact bytes.
    String etag = '"' + document.etag() + "-gzip\"";
    Answers.tagged(ctx, etag, "application/json", document.gzip());
    if (ctx.statusCode() == 200) ctx.header("Content-Encoding", "gzip");
  }

  private static boolean takesGzip(@Nullable String encodings) {
    return encodings != null && GZIP.matcher(encodings).find();
  }
}

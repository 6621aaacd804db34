package rapport.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.ApiException.Fault;
import rapport.engine.Customer;
import rapport.engine.Finding;
import rapport.engine.Reply;
import rapport.engine.Report;
import rapport.engine.Ruleset;
import rapport.engine.Shape;
import rapport.engine.Span;
import rapport.publish.Publisher;

/** Checks texts for programs that are no browser. Nothing of a text is kept or logged. */
final class CheckApi {
  private static final int MAX_TEXTS = 100;
  private static final Body<Checked> BODY = Body.of(Checked.class);

  private final Publisher publisher;
  private final Metrics metrics;

  CheckApi(Publisher publisher, Metrics metrics) {
    this.publisher = publisher;
    this.metrics = metrics;
  }

  /** Either one text, or {@code texts}. */
  record Checked(
      @Nullable String text,
      @Nullable String customer,
      @Nullable String customerName,
      @Nullable List<Range> skip,
      @Nullable List<Text> texts) {}

  record Text(
      @Nullable String id,
      @Nullable String text,
      @Nullable String customer,
      @Nullable String customerName,
      @Nullable List<Range> skip) {}

  record Range(@Nullable Integer start, @Nullable Integer end) {}

  record Found(
      int start,
      int end,
      String rule,
      @Nullable String category,
      @Nullable String severity,
      @Nullable String message,
      List<String> rewrites) {
    static Found of(Finding finding) {
      var rule = finding.rule();
      return new Found(
          finding.start(),
          finding.end(),
          rule.id(),
          rule.category(),
          rule.severity(),
          rule.message(),
          finding.rewrites());
    }
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Answer(int ruleset, List<Found> findings, Shape shape, @Nullable Customer customer) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Result(
      @Nullable String id, List<Found> findings, Shape shape, @Nullable Customer customer) {}

  record Results(int ruleset, List<Result> results) {}

  void check(Context ctx) {
    Checked body = BODY.read(ctx);
    Ruleset ruleset = publisher.live().ruleset(Caller.of(ctx).person().team());
    if (body.texts() == null) {
      Form form = new Form();
      Reply reply =
          reply(
              form, new Text(null, body.text(), body.customer(), body.customerName(), body.skip()));
      form.done();
      Report report = timed(ruleset, reply);
      Answers.json(
          ctx, new Answer(ruleset.number(), found(report), report.shape(), report.customer()));
    } else {
      Answers.json(ctx, new Results(ruleset.number(), checkAll(ruleset, body, body.texts())));
    }
  }

  private List<Result> checkAll(Ruleset ruleset, Checked body, List<Text> texts) {
    if (body.text() != null
        || body.customer() != null
        || body.customerName() != null
        || body.skip() != null) {
      throw Form.refused(List.of(new Fault("", "holds either texts or one text, not both")));
    }
    if (texts.size() > MAX_TEXTS)
      throw new ApiException(Code.TOO_LARGE, "More than " + MAX_TEXTS + " texts in one request.");
    List<Fault> faults = new ArrayList<>();
    List<Reply> replies = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      Form form = new Form("/texts/" + i);
      if (texts.get(i) == null) form.refuse("", "must be an object");
      else replies.add(reply(form, texts.get(i)));
      faults.addAll(form.faults());
    }
    if (!faults.isEmpty()) throw Form.refused(faults);
    List<Result> results = new ArrayList<>(replies.size());
    for (int i = 0; i < replies.size(); i++) {
      Report report = timed(ruleset, replies.get(i));
      results.add(new Result(texts.get(i).id(), found(report), report.shape(), report.customer()));
    }
    return results;
  }

  private Report timed(Ruleset ruleset, Reply reply) {
    long start = System.nanoTime();
    Report report = ruleset.check(reply);
    metrics.checked(System.nanoTime() - start);
    return report;
  }

  static List<Found> found(Report report) {
    List<Found> found = new ArrayList<>(report.findings().size());
    for (Finding finding : report.findings()) found.add(Found.of(finding));
    return found;
  }

  private static Reply reply(Form form, Text sent) {
    String text = form.required("text", sent.text(), "");
    limit(text, "text");
    if (sent.customer() != null) limit(sent.customer(), "customer");
    if (sent.customerName() != null) form.line("customerName", sent.customerName(), 200);
    return new Reply(
        text, skip(form, sent.skip(), text.length()), sent.customer(), sent.customerName());
  }

  private static void limit(String text, String field) {
    if (text.length() <= Ruleset.MAX_TEXT) return;
    String message = "is longer than " + Ruleset.MAX_TEXT + " UTF-16 units";
    throw new ApiException(
        Code.TOO_LARGE, "A text " + message + ".", List.of(new Fault("/" + field, message)));
  }

  private static List<Span> skip(Form form, @Nullable List<Range> ranges, int length) {
    if (ranges == null) return List.of();
    List<Span> skip = new ArrayList<>(ranges.size());
    for (int i = 0; i < ranges.size(); i++) {
      Range range = ranges.get(i);
      Integer start = range == null ? null : range.start();
      Integer end = range == null ? null : range.end();
      if (start == null || end == null || start < 0 || end < start || end > length)
        form.refuse("skip/" + i, "must be a start and an end within the text");
      else skip.add(new Span(start, end));
    }
    return skip;
  }
}

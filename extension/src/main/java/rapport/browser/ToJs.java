package rapport.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import rapport.engine.Customer;
import rapport.engine.Fault;
import rapport.engine.Finding;
import rapport.engine.Report;
import rapport.engine.Rule;
import rapport.engine.RulesetException;
import rapport.engine.Score;
import rapport.engine.Shape;
import rapport.engine.Span;

/** Writes the plain objects of {@code engine.d.ts}. */
final class ToJs {
  private ToJs() {}

  static JSObject report(Report report) {
    JSObject findings = array();
    for (Finding finding : report.findings()) {
      push(findings, finding(finding));
    }
    Customer customer = report.customer();
    return report(findings, shape(report.shape()), customer == null ? null : customer(customer));
  }

  @JSBody(
      params = {"findings", "shape", "customer"},
      script = "return {findings: findings, shape: shape, customer: customer};")
  private static native JSObject report(
      JSObject findings, JSObject shape, @Nullable JSObject customer);

  static JSObject score(Score score) {
    JSObject parts = array();
    for (Score.Part part : score.parts()) {
      JSObject result = object();
      set(result, "id", part.id());
      set(result, "points", part.points());
      set(result, "of", part.of());
      set(result, "note", part.note());
      set(result, "at", span(part.at()));
      push(parts, result);
    }
    JSObject result = object();
    set(result, "total", score.total());
    set(result, "parts", parts);
    set(result, "taken", spans(score.taken()));
    return result;
  }

  private static JSObject finding(Finding finding) {
    Rule rule = finding.rule();
    return finding(
        finding.start(),
        finding.end(),
        rule.id(),
        rule.category(),
        rule.severity(),
        rule.message() == null ? "" : rule.message(),
        strings(finding.rewrites()),
        finding.due());
  }

  // Written at once: a browser is many times slower to add one property after the other
  @JSBody(
      params = {"start", "end", "rule", "category", "severity", "message", "rewrites", "due"},
      script =
          "return {start: start, end: end, rule: rule, category: category, severity: severity,"
              + " message: message, rewrites: rewrites, due: due};")
  private static native JSObject finding(
      int start,
      int end,
      String rule,
      @Nullable String category,
      @Nullable String severity,
      String message,
      JSObject rewrites,
      boolean due);

  private static JSObject shape(Shape shape) {
    return shape(
        span(shape.empathy()),
        span(shape.willingness()),
        span(shape.solution()),
        span(shape.nextStep()),
        span(shape.openQuestion()),
        span(shape.warmClose()),
        span(shape.usesName()),
        span(shape.mirrorsJoy()),
        span(shape.handover()),
        shape.inOrder(),
        strings(shape.hints()));
  }

  @JSBody(
      params = {
        "empathy",
        "willingness",
        "solution",
        "nextStep",
        "openQuestion",
        "warmClose",
        "usesName",
        "mirrorsJoy",
        "handover",
        "inOrder",
        "hints"
      },
      script =
          "return {empathy: empathy, willingness: willingness, solution: solution,"
              + " nextStep: nextStep, openQuestion: openQuestion, warmClose: warmClose,"
              + " usesName: usesName, mirrorsJoy: mirrorsJoy, handover: handover,"
              + " inOrder: inOrder, hints: hints};")
  private static native JSObject shape(
      @Nullable JSObject empathy,
      @Nullable JSObject willingness,
      @Nullable JSObject solution,
      @Nullable JSObject nextStep,
      @Nullable JSObject openQuestion,
      @Nullable JSObject warmClose,
      @Nullable JSObject usesName,
      @Nullable JSObject mirrorsJoy,
      @Nullable JSObject handover,
      boolean inOrder,
      JSObject hints);

  private static JSObject customer(Customer customer) {
    JSObject facts = object();
    customer.facts().forEach((name, words) -> set(facts, name, words));
    JSObject result = object();
    set(result, "emotion", customer.emotion());
    set(result, "cues", spans(customer.cues()));
    set(result, "facts", facts);
    return result;
  }

  /** Throws the JavaScript error; the return type only lets the caller say {@code throw}. */
  static RuntimeException refuse(RulesetException refused) {
    JSObject faults = array();
    for (Fault fault : refused.faults()) {
      JSObject result = object();
      set(result, "rule", fault.rule());
      set(result, "field", fault.field());
      set(result, "position", fault.position());
      set(result, "message", fault.message());
      push(faults, result);
    }
    raise(String.valueOf(refused.getMessage()), faults);
    return refused;
  }

  private static JSObject strings(List<String> list) {
    JSObject array = array();
    for (String each : list) {
      push(array, each);
    }
    return array;
  }

  private static JSObject spans(List<Span> spans) {
    JSObject array = array();
    for (Span span : spans) {
      push(array, span(span.start(), span.end()));
    }
    return array;
  }

  private static @Nullable JSObject span(@Nullable Span span) {
    return span == null ? null : span(span.start(), span.end());
  }

  @JSBody(
      params = {"start", "end"},
      script = "return {start: start, end: end};")
  private static native JSObject span(int start, int end);

  @JSBody(script = "return {};")
  private static native JSObject object();

  @JSBody(script = "return [];")
  private static native JSObject array();

  @JSBody(
      params = {"array", "value"},
      script = "array.push(value);")
  private static native void push(JSObject array, JSObject value);

  @JSBody(
      params = {"array", "value"},
      script = "array.push(value);")
  private static native void push(JSObject array, String value);

  @JSBody(
      params = {"object", "name", "value"},
      script = "object[name] = value;")
  private static native void set(JSObject object, String name, @Nullable JSObject value);

  @JSBody(
      params = {"object", "name", "value"},
      script = "object[name] = value;")
  private static native void set(JSObject object, String name, @Nullable String value);

  @JSBody(
      params = {"object", "name", "value"},
      script = "object[name] = value;")
  private static native void set(JSObject object, String name, boolean value);

  @JSBody(
      params = {"object", "name", "value"},
      script = "object[name] = value;")
  private static native void set(JSObject object, String name, int value);

  @JSBody(
      params = {"message", "faults"},
      script = "var error = new Error(message); error.faults = faults; throw error;")
  private static native void raise(String message, JSObject faults);
}

package rapport.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import rapport.engine.Customer;
import rapport.engine.Fault;
import rapport.engine.Finding;
import rapport.engine.Report;
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
    JSObject result = object();
    set(result, "findings", findings);
    set(result, "shape", shape(report.shape()));
    set(result, "customer", report.customer() == null ? null : customer(report.customer()));
    return result;
  }

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
    JSObject result = span(finding.start(), finding.end());
    set(result, "rule", finding.rule().id());
    set(result, "category", finding.rule().category());
    set(result, "severity", finding.rule().severity());
    set(result, "message", finding.rule().message() == null ? "" : finding.rule().message());
    set(result, "rewrites", strings(finding.rewrites()));
    set(result, "due", finding.due());
    return result;
  }

  private static JSObject shape(Shape shape) {
    JSObject result = object();
    set(result, "empathy", span(shape.empathy()));
    set(result, "willingness", span(shape.willingness()));
    set(result, "solution", span(shape.solution()));
    set(result, "nextStep", span(shape.nextStep()));
    set(result, "openQuestion", span(shape.openQuestion()));
    set(result, "warmClose", span(shape.warmClose()));
    set(result, "usesName", span(shape.usesName()));
    set(result, "mirrorsJoy", span(shape.mirrorsJoy()));
    set(result, "handover", span(shape.handover()));
    set(result, "inOrder", shape.inOrder());
    set(result, "hints", strings(shape.hints()));
    return result;
  }

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

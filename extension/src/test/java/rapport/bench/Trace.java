package rapport.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the main thread of a page did between start and stop, as the browser itself recorded it. */
final class Trace {
  /**
   * @param micros when, on the browser's own clock; durations are in microseconds as well
   * @param busy how long of that the thread had the processor, which others may have taken from it
   */
  record Event(
      String name,
      double micros,
      double duration,
      double busy,
      long thread,
      long process,
      String url,
      String type) {
    double end() {
      return micros + duration;
    }

    boolean holds(Event inner) {
      return thread == inner.thread
          && process == inner.process
          && micros <= inner.micros
          && inner.micros < end();
    }
  }

  private final Page page;
  private final CDPSession devTools;
  private final List<Event> events = new ArrayList<>();
  private boolean complete;

  private Trace(Page page) {
    this.page = page;
    devTools = page.context().newCDPSession(page);
    devTools.on(
        "Tracing.dataCollected",
        data -> {
          for (JsonElement each : data.getAsJsonArray("value")) {
            add(each.getAsJsonObject());
          }
        });
    devTools.on("Tracing.tracingComplete", data -> complete = true);
  }

  static Trace start(Page page) {
    Trace trace = new Trace(page);
    JsonObject how = new JsonObject();
    how.addProperty("categories", "devtools.timeline");
    trace.devTools.send("Tracing.start", how);
    return trace;
  }

  Trace stop() {
    devTools.send("Tracing.end");
    for (int i = 0; i < 600 && !complete; i++) {
      page.waitForTimeout(50);
    }
    devTools.detach();
    events.sort(Comparator.comparingDouble(Event::micros));
    return this;
  }

  List<Event> named(String name) {
    return events.stream().filter(event -> event.name().equals(name)).toList();
  }

  /** Keys as the page got them, in order. */
  List<Event> keys() {
    return named("EventDispatch").stream().filter(event -> event.type().equals("keydown")).toList();
  }

  /** Calls into a script of the extension that no other such call contains. */
  List<Event> own() {
    List<Event> own = new ArrayList<>();
    double until = 0;
    for (Event event : events) {
      boolean isCall = event.name().equals("FunctionCall") || event.name().equals("EvaluateScript");
      if (isCall && event.url().startsWith("chrome-extension://") && event.micros() >= until) {
        own.add(event);
        until = event.end();
      }
    }
    return own;
  }

  private void add(JsonObject event) {
    if (!event.has("ph") || !event.get("ph").getAsString().equals("X")) {
      return;
    }
    JsonObject data = object(object(event, "args"), "data");
    events.add(
        new Event(
            event.get("name").getAsString(),
            event.get("ts").getAsDouble(),
            number(event, "dur", 0),
            number(event, "tdur", number(event, "dur", 0)),
            event.get("tid").getAsLong(),
            event.get("pid").getAsLong(),
            text(data, "url"),
            text(data, "type")));
  }

  private static double number(JsonObject of, String name, double otherwise) {
    return of.has(name) ? of.get(name).getAsDouble() : otherwise;
  }

  private static JsonObject object(JsonObject of, String name) {
    return of.has(name) && of.get(name).isJsonObject()
        ? of.getAsJsonObject(name)
        : new JsonObject();
  }

  private static String text(JsonObject of, String name) {
    return of.has(name) && of.get(name).isJsonPrimitive() ? of.get(name).getAsString() : "";
  }
}

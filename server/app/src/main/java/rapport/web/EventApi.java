package rapport.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.ApiException.Fault;
import rapport.Event;
import rapport.store.EventStore;

/**
 * What agents did with cards. One bad event never blocks the rest; an event is answered once it is
 * durable.
 */
final class EventApi {
  private static final int MAX_EVENTS = 500;
  private static final int MAX_SENTENCE = 500;
  private static final int MAX_REPLY_ID = 64;

  /** Browsers' clocks go wrong; a day is as far as they may be ahead. */
  private static final Duration AHEAD = Duration.ofDays(1);

  /** Before the product was there. */
  private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

  private static final String TOO_FAR = "lies too far from now";
  private static final Pattern SITE =
      Pattern.compile(
          "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?|\\[[0-9a-f:.]{2,45}](:[0-9]{1,5})?");
  private static final Map<String, Event.Action> ACTIONS = new LinkedHashMap<>();
  private static final Map<String, Boolean> ORIGINS = Map.of("typed", true, "inserted", false);

  static {
    for (Event.Action action : Event.Action.values()) ACTIONS.put(action.id(), action);
  }

  private static final Body<Events> EVENTS = Body.of(Events.class);
  private static final Body<Sent> EVENT = Body.of(Sent.class);

  private final EventStore store;
  private final ClockWatch clock;
  private final Metrics metrics;

  EventApi(EventStore store, ClockWatch clock, Metrics metrics) {
    this.metrics = metrics;
    this.store = store;
    this.clock = clock;
  }

  record Events(@Nullable List<JsonNode> events) {}

  record Sent(
      @Nullable String id,
      @Nullable String at,
      @Nullable String action,
      @Nullable String rule,
      @Nullable String category,
      @Nullable Integer ruleset,
      @Nullable String replyId,
      @Nullable Integer words,
      @Nullable Boolean inOrder,
      @Nullable String origin,
      @Nullable String site,
      @Nullable String sentence) {}

  record Result(@Nullable String id, String status, @Nullable List<Fault> errors) {}

  record Results(List<Result> results) {}

  void append(Context ctx) {
    Caller caller = Caller.of(ctx);
    List<JsonNode> sent = EVENTS.read(ctx).events();
    if (sent == null) throw Form.refused(List.of(new Fault("/events", "is missing")));
    if (sent.size() > MAX_EVENTS)
      throw new ApiException(Code.TOO_LARGE, "More than " + MAX_EVENTS + " events in one request.");
    Instant now = clock.now();
    Result[] results = new Result[sent.size()];
    List<Event> good = new ArrayList<>(sent.size());
    List<Integer> places = new ArrayList<>(sent.size());
    for (int i = 0; i < results.length; i++) {
      try {
        good.add(event(EVENT.read(sent.get(i)), now));
        places.add(i);
      } catch (ApiException e) {
        if (isAhead(e) && clock.isDoubtful()) throw waitForClock();
        results[i] = new Result(sent.get(i).path("id").textValue(), "refused", e.faults());
      }
    }
    List<Boolean> stored = store.append(caller.person(), caller.zone(), good, now);
    for (int i = 0; i < stored.size(); i++) {
      results[places.get(i)] =
          new Result(good.get(i).id().toString(), stored.get(i) ? "stored" : "duplicate", null);
    }
    int fresh = Collections.frequency(stored, true);
    metrics.events(fresh, stored.size() - fresh, results.length - stored.size());
    Answers.json(ctx, new Results(List.of(results)));
  }

  private static Event event(Sent sent, Instant now) {
    Form form = new Form();
    UUID id = uuid(form, sent.id());
    Instant at = instant(form, sent.at(), now);
    Event.Action action = form.choice("action", sent.action(), ACTIONS, Event.Action.SHOWN);
    boolean reply = action == Event.Action.REPLY;
    String rule = reply ? absent(form, "rule", sent.rule()) : form.id("rule", sent.rule());
    String category =
        reply
            ? absent(form, "category", sent.category())
            : form.optionalId("category", sent.category());
    int ruleset = form.number("ruleset", sent.ruleset(), 0, Integer.MAX_VALUE);
    String replyId = form.line("replyId", sent.replyId(), MAX_REPLY_ID);
    Integer words =
        reply
            ? (Integer) form.number("words", sent.words(), 0, 100_000)
            : absent(form, "words", sent.words());
    Boolean inOrder = reply ? sent.inOrder() : absent(form, "inOrder", sent.inOrder());
    boolean typed = sent.origin() == null || form.choice("origin", sent.origin(), ORIGINS, true);
    String site = form.required("site", sent.site(), "-");
    if (sent.site() != null && !SITE.matcher(site).matches())
      form.refuse("site", "must be a host name");
    String sentence = sentence(form, action, sent.sentence());
    form.done();
    return new Event(
        id, at, action, rule, category, ruleset, replyId, words, inOrder, typed, site, sentence);
  }

  private static boolean isAhead(ApiException e) {
    return e.faults().stream().anyMatch(fault -> fault.message().equals(TOO_FAR));
  }

  private static ApiException waitForClock() {
    return ApiException.later(
        Code.UNAVAILABLE, "The server's clock went back; nothing of this was stored.", 60);
  }

  private static <T> @Nullable T absent(Form form, String field, @Nullable T value) {
    if (value != null) form.refuse(field, "does not go with this action");
    return null;
  }

  private static UUID uuid(Form form, @Nullable String value) {
    UUID harmless = new UUID(0, 0);
    if (value == null) return form.required("id", null, harmless);
    try {
      if (value.length() == 36) return UUID.fromString(value);
    } catch (IllegalArgumentException e) {
      // said below
    }
    form.refuse("id", "must be a UUID");
    return harmless;
  }

  private static Instant instant(Form form, @Nullable String value, Instant now) {
    if (value == null) return form.required("at", null, now);
    try {
      Instant at = Instant.parse(value);
      if (at.isBefore(EARLIEST) || at.isAfter(now.plus(AHEAD))) form.refuse("at", TOO_FAR);
      return at;
    } catch (DateTimeParseException e) {
      form.refuse("at", "must be a time like 2026-11-22T13:40:00Z");
      return now;
    }
  }

  private static @Nullable String sentence(Form form, Event.Action action, @Nullable String value) {
    if (value == null) return null;
    if (action != Event.Action.REPORTED) form.refuse("sentence", "only goes with a report");
    if (value.length() > MAX_SENTENCE)
      form.refuse("sentence", "is longer than " + MAX_SENTENCE + " characters");
    return value;
  }
}

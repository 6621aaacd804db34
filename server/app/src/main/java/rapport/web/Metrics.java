package rapport.web;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import rapport.publish.Publisher;
import rapport.store.Database;

/** Figures for Prometheus. Sums only: no person, no rule, no word of a text. */
final class Metrics implements AutoCloseable {
  private static final Duration[] ANSWER_TIMES = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2)
  };
  private static final Duration[] CHECK_TIMES = {
    Duration.ofNanos(50_000),
    Duration.ofNanos(100_000),
    Duration.ofNanos(250_000),
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collector = new JvmGcMetrics();
  private final Map<Answered, Timer> answered = new ConcurrentHashMap<>();
  private final Timer checks;
  private final Counter stored;
  private final Counter duplicate;
  private final Counter refused;

  private record Answered(String method, String route, int status) {}

  Metrics(Database database, Publisher publisher) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    collector.bindTo(registry);
    checks =
        Timer.builder("rapport.check")
            .description("Time to check one text, without HTTP")
            .serviceLevelObjectives(CHECK_TIMES)
            .register(registry);
    stored = events("stored");
    duplicate = events("duplicate");
    refused = events("refused");
    Gauge.builder("rapport.writer.queue", () -> database.writer().queued())
        .description("Writes that wait for the next commit")
        .register(registry);
    Gauge.builder("rapport.ruleset", () -> publisher.live().number())
        .description("Number of the live ruleset")
        .register(registry);
    Gauge.builder("rapport.database", database::bytes)
        .baseUnit("bytes")
        .description("The data on disk, its log included")
        .register(registry);
    Gauge.builder(
            "rapport.storage.failing", () -> database.condition().trouble().isPresent() ? 1 : 0)
        .description("1 while nothing can be stored; /health says why")
        .register(registry);
  }

  /** Loads what a registry needs, in whatever thread has time for it. */
  static void loadClasses() {
    PrometheusMeterRegistry none = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(none);
    new ProcessorMetrics().bindTo(none);
    Timer.builder("none").serviceLevelObjectives(CHECK_TIMES).register(none);
    none.close();
  }

  private Counter events(String outcome) {
    return Counter.builder("rapport.events")
        .description("Events that clients sent, by what became of them")
        .tag("outcome", outcome)
        .register(registry);
  }

  void answered(String method, String route, int status, double millis) {
    answered
        .computeIfAbsent(new Answered(method, route, status), this::timer)
        .record((long) (millis * 1e6), TimeUnit.NANOSECONDS);
  }

  private Timer timer(Answered key) {
    return Timer.builder("http.server.requests")
        .description("Answered requests by route")
        .tag("method", key.method)
        .tag("route", key.route)
        .tag("status", Integer.toString(key.status))
        .serviceLevelObjectives(ANSWER_TIMES)
        .register(registry);
  }

  void checked(long nanos) {
    checks.record(nanos, TimeUnit.NANOSECONDS);
  }

  void events(int stored, int duplicate, int refused) {
    this.stored.increment(stored);
    this.duplicate.increment(duplicate);
    this.refused.increment(refused);
  }

  void get(Context ctx) {
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
  }

  @Override
  public void close() {
    collector.close();
    registry.close();
  }
}

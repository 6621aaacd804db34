package rapport;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.fieldnames.LogstashFieldNames;

/**
 * Where log lines go: to standard error, as one JSON object a line or, with {@code
 * RAPPORT_LOG=text}, for people. In code, as reading the same from XML takes a tenth of a start.
 * Logback finds it as a service.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class Logging extends ContextAwareBase implements Configurator {
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSX,UTC} %-5level %logger{20} %msg %kvp%n";
  private static final String IGNORED = "[ignore]";
  private static final int QUEUE = 8_192;

  /** That a stop waits for the last lines. */
  private static final int MAX_FLUSH_MILLIS = 5_000;

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    Encoder<ILoggingEvent> encoder = "text".equals(System.getenv("RAPPORT_LOG")) ? text() : json();
    encoder.setContext(context);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();
    // A slow terminal or disk must not slow answers down: under overload lines of requests are
    // dropped, never waited for.
    AsyncAppender out = new AsyncAppender();
    out.setContext(context);
    out.setQueueSize(QUEUE);
    out.setNeverBlock(true);
    out.setMaxFlushTime(MAX_FLUSH_MILLIS);
    out.addAppender(console);
    out.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(out);
    context.getLogger("rapport").setLevel(Level.INFO);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static Encoder<ILoggingEvent> text() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setPattern(LINE);
    return encoder;
  }

  private static Encoder<ILoggingEvent> json() {
    LogstashEncoder encoder = new LogstashEncoder();
    LogstashFieldNames names = new LogstashFieldNames();
    names.setTimestamp("at");
    names.setVersion(IGNORED);
    names.setLevelValue(IGNORED);
    names.setThread(IGNORED);
    encoder.setFieldNames(names);
    encoder.setTimeZone("UTC");
    encoder.setFindAndRegisterJacksonModules(false);
    return encoder;
  }
}

package rapport.engine.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One text through one engine. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 9, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class ScanBenchmark {
  @Param({"rapport", "trie", "aho-corasick", "brics", "regex"})
  public String engine = "";

  @Param({"50", "1000", "10000"})
  public int phrases;

  @Param({"150-words", "2000-chars", "5-mb"})
  public String text = "";

  private ToIntFunction<String> scan = any -> 0;
  private String content = "";

  @Setup
  public void prepare() {
    scan = Engines.of(engine, Texts.phrases(phrases));
    content = Texts.of(text);
  }

  @Benchmark
  public int scan() {
    return scan.applyAsInt(content);
  }
}

package rapport.engine;

import java.util.List;
import java.util.stream.Collectors;

/** The pack cannot be compiled; every fault is listed. */
public final class RulesetException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  RulesetException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}

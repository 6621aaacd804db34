package rapport.engine;

import java.util.List;

/** The pack cannot be compiled; every fault is listed. */
public final class RulesetException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  RulesetException(List<Fault> faults) {
    super(text(faults));
    this.faults = List.copyOf(faults);
  }

  private static String text(List<Fault> faults) {
    StringBuilder text = new StringBuilder();
    for (Fault fault : faults) {
      text.append(text.length() == 0 ? "" : "; ").append(fault);
    }
    return text.toString();
  }

  public List<Fault> faults() {
    return faults;
  }
}

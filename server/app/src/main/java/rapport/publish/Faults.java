package rapport.publish;

import java.util.List;
import rapport.ApiException;
import rapport.engine.Fault;
import rapport.rules.Contents;

/** The engine's faults, told to an admin: JSON pointers into the rule, and every rule named. */
final class Faults {
  private Faults() {}

  static ApiException unproved(List<Fault> faults, Contents contents) {
    List<ApiException.Fault> told =
        faults.stream()
            .map(
                fault ->
                    new ApiException.Fault(pointer(fault), fault.rule() + ": " + fault.message()))
            .toList();
    String message = "Not published: " + told.get(0).message();
    return new ApiException(ApiException.Code.UNPROVED, message, told);
  }

  /** {@code patterns/1} of a rule is {@code /patterns/1}. */
  private static String pointer(Fault fault) {
    return fault.field().isEmpty() ? "" : "/" + fault.field();
  }
}

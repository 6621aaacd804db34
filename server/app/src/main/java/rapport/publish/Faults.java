package rapport.publish;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.engine.Fault;
import rapport.rules.Contents;
import rapport.rules.Entry;

/** The engine's faults, told to an admin: JSON pointers into what was sent, every rule named. */
final class Faults {
  /** A whole pack can be wrong in thousands of places; nobody reads more than this. */
  private static final int MAX_TOLD = 100;

  private Faults() {}

  static ApiException unproved(List<Fault> faults, Places places) {
    List<ApiException.Fault> told = new ArrayList<>();
    for (Fault fault : faults.subList(0, Math.min(MAX_TOLD, faults.size())))
      told.add(new ApiException.Fault(places.pointer(entry(fault), fault.field()), words(fault)));
    if (faults.size() > MAX_TOLD)
      told.add(new ApiException.Fault("", "and " + (faults.size() - MAX_TOLD) + " more"));
    String message = "Not published: " + told.get(0).message();
    return new ApiException(ApiException.Code.UNPROVED, message, told);
  }

  /** Null: the pack as a whole. */
  static Contents.@Nullable Key entry(Fault fault) {
    if (fault.rule().isEmpty()) return null;
    return fault.rule().startsWith("@")
        ? new Contents.Key(Entry.Kind.LIST, fault.rule().substring(1))
        : new Contents.Key(Entry.Kind.RULE, fault.rule());
  }

  private static String words(Fault fault) {
    return fault.rule().isEmpty() ? fault.message() : fault.rule() + ": " + fault.message();
  }
}

package rapport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rapport.ApiException.Fault;
import rapport.engine.Customer;
import rapport.engine.Finding;
import rapport.engine.Reply;
import rapport.engine.Report;
import rapport.engine.Ruleset;
import rapport.engine.Shape;
import rapport.engine.Span;

/**
 * Whether a scenario holds what it promises under the rules in force: the customer's message reads
 * as the emotion it claims; nothing is found in {@code after}, which makes every move that is asked
 * for, in order; everything is found in {@code before} that it claims. Run in tests for what is
 * shipped and on every admin write.
 */
public final class ScenarioProof {
  private static final List<String> EMOTIONS =
      List.of("negative", "implicit-negative", "positive", "neutral");
  private static final List<String> IN_ORDER = List.of("empathy", "willingness", "solution");

  /** Longer texts are no practice of a few minutes. UTF-16 code units. */
  private static final int MAX_TEXT = 5_000;

  private static final int MAX_LINE = 200;

  private static final int MAX_ITEMS = 12;

  private ScenarioProof() {}

  /** Empty: it holds. */
  public static List<Fault> faults(Scenario scenario, Ruleset ruleset) {
    List<Fault> faults = new ArrayList<>(form(scenario));
    if (!faults.isEmpty()) return faults;
    customer(scenario, ruleset, faults);
    after(scenario, ruleset, faults);
    before(scenario, ruleset, faults);
    return List.copyOf(faults);
  }

  private static void customer(Scenario scenario, Ruleset ruleset, List<Fault> faults) {
    Customer customer = ruleset.check(reply(scenario, scenario.before())).customer();
    String read = customer == null ? "unknown" : customer.emotion();
    if (!read.equals(scenario.emotion()))
      faults.add(new Fault("/emotion", "the customer's message is read as " + read));
  }

  private static void after(Scenario scenario, Ruleset ruleset, List<Fault> faults) {
    Report report = ruleset.check(reply(scenario, scenario.after()));
    for (Finding finding : report.findings()) {
      faults.add(
          new Fault(
              "/after",
              "\"" + text(scenario.after(), finding) + "\" is marked by " + finding.rule().id()));
    }
    Map<String, @Nullable Span> made = moves(report.shape());
    for (String move : scenario.moves()) {
      if (made.get(move) == null)
        faults.add(new Fault("/after", "the move " + move + " is not there"));
    }
    Span last = null;
    for (String move : IN_ORDER) {
      Span span = made.get(move);
      if (span == null || !scenario.moves().contains(move)) continue;
      if (last != null && span.start() < last.start())
        faults.add(new Fault("/after", move + " comes too early"));
      last = span;
    }
  }

  private static void before(Scenario scenario, Ruleset ruleset, List<Fault> faults) {
    List<Finding> findings = ruleset.check(reply(scenario, scenario.before())).findings();
    Set<String> claimed = new HashSet<>();
    for (int i = 0; i < scenario.claims().size(); i++) {
      Scenario.Claim claim = scenario.claims().get(i);
      claimed.add(claim.category());
      int start = scenario.before().indexOf(claim.phrase());
      int end = start + claim.phrase().length();
      boolean found =
          start >= 0
              && findings.stream()
                  .anyMatch(
                      f ->
                          claim.category().equals(f.rule().category())
                              && f.start() < end
                              && start < f.end());
      if (!found)
        faults.add(
            new Fault(
                "/claims/" + i, "\"" + claim.phrase() + "\" is not found as " + claim.category()));
    }
    if (!claimed.equals(Set.copyOf(scenario.categories())))
      faults.add(new Fault("/categories", "must be the categories of the claims"));
  }

  private static List<Fault> form(Scenario scenario) {
    List<Fault> faults = new ArrayList<>();
    if (!scenario.id().matches("[a-z0-9]+(-[a-z0-9]+)*") || scenario.id().length() > 64)
      faults.add(new Fault("/id", "must be like late-dinner"));
    if (!EMOTIONS.contains(scenario.emotion()))
      faults.add(new Fault("/emotion", "must be one of " + String.join(", ", EMOTIONS)));
    if (scenario.minutes() < 1 || scenario.minutes() > 15)
      faults.add(new Fault("/minutes", "must be 1 to 15"));
    line(scenario.title(), "/title", faults);
    line(scenario.business(), "/business", faults);
    line(scenario.intro(), "/intro", faults);
    line(scenario.customer().name(), "/customer/name", faults);
    line(scenario.customer().sent(), "/customer/sent", faults);
    lines(scenario.known(), "/known", faults);
    lines(scenario.changed(), "/changed", faults);
    text(scenario.customer().message(), "/customer/message", faults);
    text(scenario.before(), "/before", faults);
    text(scenario.after(), "/after", faults);
    items(scenario.claims(), "/claims", faults);
    items(scenario.moves(), "/moves", faults);
    items(scenario.changed(), "/changed", faults);
    for (String move : scenario.moves())
      if (!MOVES.contains(move))
        faults.add(new Fault("/moves", move + " is not one of " + String.join(", ", MOVES)));
    return faults;
  }

  private static void line(String line, String pointer, List<Fault> faults) {
    for (String fault : Line.faults(line, MAX_LINE)) faults.add(new Fault(pointer, fault));
  }

  private static void lines(List<String> lines, String pointer, List<Fault> faults) {
    for (int i = 0; i < lines.size(); i++) line(lines.get(i), pointer + "/" + i, faults);
  }

  private static void text(String text, String pointer, List<Fault> faults) {
    if (text.isBlank() || text.length() > MAX_TEXT)
      faults.add(new Fault(pointer, "must hold text, at most " + MAX_TEXT + " characters"));
    else
      text.lines()
          .filter(line -> !line.isBlank())
          .flatMap(line -> Line.faults(line, MAX_TEXT).stream())
          .distinct()
          .forEach(fault -> faults.add(new Fault(pointer, fault)));
  }

  private static void items(List<?> items, String pointer, List<Fault> faults) {
    if (items.isEmpty() || items.size() > MAX_ITEMS)
      faults.add(new Fault(pointer, "must have 1 to " + MAX_ITEMS + " entries"));
  }

  private static final List<String> MOVES =
      List.of(
          "empathy",
          "willingness",
          "solution",
          "next-step",
          "open-question",
          "warm-close",
          "uses-name",
          "mirrors-joy",
          "handover");

  private static Map<String, @Nullable Span> moves(Shape shape) {
    Map<String, @Nullable Span> made = new HashMap<>();
    made.put("empathy", shape.empathy());
    made.put("willingness", shape.willingness());
    made.put("solution", shape.solution());
    made.put("next-step", shape.nextStep());
    made.put("open-question", shape.openQuestion());
    made.put("warm-close", shape.warmClose());
    made.put("uses-name", shape.usesName());
    made.put("mirrors-joy", shape.mirrorsJoy());
    made.put("handover", shape.handover());
    return made;
  }

  /** The reply as the engine reads it beside the customer's message. */
  public static Reply reply(Scenario scenario, String text) {
    return new Reply(
        text, List.of(), scenario.customer().message(), scenario.customer().firstName());
  }

  private static String text(String reply, Finding finding) {
    return reply.substring(finding.start(), finding.end());
  }
}

package rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rapport.ApiException.Fault;
import rapport.engine.Category;
import rapport.engine.Ruleset;
import rapport.publish.ShippedPack;
import rapport.store.ScenarioStore;

class ScenarioTest {
  private static final Ruleset RULES = Ruleset.compile(0, ShippedPack.load().pack(entry -> true));

  @Test
  void everyShippedScenarioHoldsUnderTheShippedRules() {
    List<String> broken = new ArrayList<>();
    for (Scenario scenario : ScenarioStore.shipped()) {
      for (Fault fault : ScenarioProof.faults(scenario, RULES))
        broken.add(scenario.id() + fault.pointer() + ": " + fault.message());
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void theCatalogueTrainsEveryCategoryAndEmotionTwiceInSevenLinesOfBusiness() {
    List<Scenario> scenarios = ScenarioStore.shipped();
    Map<String, Integer> categories = new HashMap<>();
    Map<String, Integer> emotions = new HashMap<>();
    for (Scenario scenario : scenarios) {
      for (String category : scenario.categories()) categories.merge(category, 1, Integer::sum);
      emotions.merge(scenario.emotion(), 1, Integer::sum);
    }
    assertThat(scenarios).hasSizeGreaterThanOrEqualTo(24);
    assertThat(scenarios.stream().map(Scenario::id).distinct()).hasSameSizeAs(scenarios);
    assertThat(scenarios.stream().map(Scenario::business).distinct()).hasSize(7);
    assertThat(categories.keySet())
        .containsAll(RULES.pack().categories().stream().map(Category::id).toList());
    assertThat(categories.values()).allMatch(count -> count >= 2);
    assertThat(emotions)
        .hasSize(4)
        .allSatisfy((emotion, count) -> assertThat(count).isGreaterThanOrEqualTo(2));
  }

  @Test
  void oneWayToSayItScoresFarAboveTheReplyBefore() {
    for (Scenario scenario : ScenarioStore.shipped()) {
      int after = Scoring.of(RULES, scenario, scenario.after()).total();
      int before = Scoring.of(RULES, scenario, scenario.before()).total();
      assertThat(after).as(scenario.id()).isGreaterThanOrEqualTo(80);
      assertThat(after - before).as(scenario.id()).isGreaterThanOrEqualTo(30);
    }
  }

  @Test
  void namesWhatDoesNotHold() {
    Scenario good = ScenarioStore.shipped().get(0);
    Scenario bad =
        new Scenario(
            good.id(),
            good.title(),
            good.business(),
            good.minutes(),
            good.intro(),
            good.emotion(),
            List.of("blame"),
            good.customer(),
            good.known(),
            good.moves(),
            good.before(),
            List.of(new Scenario.Claim("blame", "your parcel")),
            "We apologize for any inconvenience.",
            good.changed());
    assertThat(ScenarioProof.faults(bad, RULES))
        .extracting(Fault::pointer)
        .contains("/after", "/claims/0");
    assertThat(ScenarioProof.faults(bad, RULES).toString())
        .contains("the move willingness is not there")
        .contains("apologize");
  }

  @Test
  void refusesWhatMisleadsTheEye() {
    Scenario good = ScenarioStore.shipped().get(0);
    Scenario bad =
        new Scenario(
            good.id(),
            "A \u202Etitle",
            "b".repeat(201),
            good.minutes(),
            good.intro(),
            good.emotion(),
            good.categories(),
            new Scenario.Customer("Sam\u0007", "10:42", "One line.\n\nA \u2066second."),
            List.of("fine", "not\tso"),
            good.moves(),
            good.before(),
            good.claims(),
            good.after(),
            good.changed());
    assertThat(ScenarioProof.faults(bad, RULES))
        .extracting(Fault::pointer)
        .containsExactly("/title", "/business", "/customer/name", "/known/1", "/customer/message");
  }
}

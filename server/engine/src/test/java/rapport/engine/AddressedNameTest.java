package rapport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The name stands in {@code [[ ]]}; without brackets there is none. */
class AddressedNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "The lamp is on its way, [[Rosa]].",
        "I am sorry, [[Rosa]]! The lamp is on its way.",
        "Once it is lit, [[Rosa]], but not before.",
        "Thanks [[Rosa]]. The lamp is on its way.",
        "[[@rosa_w]] the lamp is on its way.",
        "Hello [[{customer_name}]], the lamp is on its way.",
        "Hello [[[Customer Name]]], the lamp is on its way.",
        "The lamp is on its way, Monday.",
        "The lamp is on its way. Thanks, Dean.",
        "The lamp goes from Leeds, London, and Bath.",
        "The lamp is on its way, says @lampco.",
        "Best,\n[Your name]",
        "Sent by {agent_name}.",
        "The lamp, PLEASE.",
        ""
      })
  void findsTheNameOutsideTheGreeting(String marked) {
    int open = marked.indexOf("[[");
    int close = marked.lastIndexOf("]]");
    String text =
        open < 0
            ? marked
            : marked.substring(0, open)
                + marked.substring(open + 2, close)
                + marked.substring(close + 2);
    Span found =
        AddressedName.find(
            OracleTest.sentences(Rulesets.of(Rulesets.risk("r", "calm down")), text),
            text.toCharArray(),
            text.length());
    String actual =
        found == null
            ? text
            : text.substring(0, found.start())
                + "[["
                + text.substring(found.start(), found.end())
                + "]]"
                + text.substring(found.end());
    assertEquals(marked, actual);
  }
}

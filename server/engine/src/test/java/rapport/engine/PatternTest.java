package rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What each form of the pattern language finds: one line is one case, the findings marked in the
 * text.
 */
class PatternTest {
  static final List<WordList> LISTS =
      List.of(
          new WordList("feeling", List.of("upset", "let down", "~annoy", "at your wits' end")),
          new WordList("unit", List.of("minutes", "hours", "days")));

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      textBlock =
          """
          calm down                  => Please [[CALM  down]], ok?
          calm down                  => [[calm, (down]]) and calm. Down
          per our policy             => As [[per our policy]] we can't
          you are                    => [[you're]] right, [[you are]], [[youre]]
          you're                     => [[you’re]] right, [[you are]]
          can't                      => [[cannot]] [[can't]] [[can not]] [[can’t]] [[cant]]
          you can                    => you can't, [[you can]]
          it is late                 => [[it's late]]; [[it is late]]
          it has been                => [[it's been]]
          customer is                => the customer's name
          they would go              => [[they'd go]]
          they had gone              => [[they'd gone]]
          (calm|settle right) down   => [[calm down]] or [[settle right down]] or settle down
          I (do|really)? know        => [[I know]] [[I really know]] [[I do know]] I do really know
          I _ know                   => [[I really know]], I know, [[I don't know]], I do not know
          I _? know                  => [[I really know]], [[I know]]
          we _{0,3} sorry            => [[we are so very sorry]]. we are so very very sorry
          we _{0,3} sorry            => [[we, however, are - sorry]]
          ~apologise                 => [[apologised]] [[apologizing]] [[Apologises]] apology
          ~stop                      => [[stopped]] [[stopping]] [[stops]]
          ~cancel                    => [[cancelled]] [[canceled]] [[cancelling]]
          ~go                        => [[went]] [[gone]] [[goes]] [[going]] [[go]]
          ~be late                   => [[was late]]; I'm late, he is later; it [[is late]]
          so @feeling                => [[so upset]] [[so let down]] [[so annoyed]] [[so at your wits’ end]] so let
          ^ calm down                => [[Calm down]]. Please calm down. [[Calm down]]!
          ^ (# hours|#)              => [[3 hours]]! [[24]]? After 3 hours
          calm down $                => [[calm down]]. calm down now. [[calm down]]
          # @unit                    => [[3.5 hours]] [[24-48 hours]] x days [[1,000 days]]
          wait <what: _{1,6}>        => [[wait for a moment please]], ok
          wait <what: _{1,6}> now    => [[wait for it now]] ok
          a b                        => [[A B]]\u00a0[[a\u00a0b]] a\u200bb [[a \u200bb]]
          don't worry                => [[do not worry]]. [[Don't worry]]. [[dont worry]]
          well-known                 => [[well-known]] [[well‑known]] well known
          cafe                       => [[Café]] [[cafe\u0301]]
          """)
  void finds(String pattern, String marked) {
    List<Span> expected = new ArrayList<>();
    String text = Proof.unmark(unescape(marked), expected);
    assertThat(marked(text, spans(pattern, text))).isEqualTo(unescape(marked));
  }

  static List<Span> spans(String pattern, String text) {
    Report report = Rulesets.of(LISTS, Rulesets.risk("r", pattern)).check(Reply.of(text));
    return report.findings().stream().map(f -> new Span(f.start(), f.end())).toList();
  }

  static String marked(String text, List<Span> spans) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (Span span : spans) {
      out.append(text, from, span.start())
          .append("[[")
          .append(text, span.start(), span.end())
          .append("]]");
      from = span.end();
    }
    return out.append(text.substring(from)).toString();
  }

  static String unescape(String text) {
    return text.replace("\\u00a0", "\u00a0")
        .replace("\\u200b", "\u200b")
        .replace("\\u0301", "\u0301");
  }
}

package rapport.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.engine.Reply;
import rapport.engine.Ruleset;
import rapport.publish.ShippedPack;

/** What a reply can take up from the customer's message, in the customer's words. */
class CustomerFactsTest {
  private static final Ruleset RULES = Ruleset.compile(1, ShippedPack.load().pack(entry -> true));

  private static Map<String, String> facts(String message) {
    var report = RULES.check(new Reply("Hello.", List.of(), message, null));
    return Objects.requireNonNull(report.customer()).facts();
  }

  @ParameterizedTest(name = "{0}: {1} in: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tries     | the third time         | This is the third time I write to you.
          tries     | my fourth email        | You now have my fourth email about a kettle.
          tries     | four emails            | I have sent you four emails and a photo.
          tries     | five different people  | I spoke to five different people on Monday.
          tries     | at least six times     | We called your hotline at least six times.
          tries     | three times            | I have asked for my money three times now.
          duration  | over a month           | It's been over a month and nothing has come.
          duration  | two weeks              | I ordered the lamp two weeks ago.
          duration  | since Tuesday          | The whole street is without internet since Tuesday.
          duration  | 45 minutes             | I've been on the phone for 45 minutes.
          duration  | two hours              | It was two hours on hold, then the line went dead.
          cost      | my sister's wedding    | Because of you I missed my sister's wedding.
          cost      | a day off work         | I had to take a day off work to wait for the van.
          cost      | another charger        | In the end I had to buy another charger.
          cost      | bank fees              | The mistake cost us €30 in bank fees.
          reference | 4471-B                 | Order number 4471-B, placed in May.
          reference | XK39PQ                 | My booking reference is XK39PQ and I fly tomorrow.
          reference | INV-2041               | Invoice INV-2041 has the old address.
          reference | ABCDEF                 | PNR ABCDEF, two seats.
          problem   | parcel never arrived   | My parcel never arrived.
          problem   | account has been locked | My account has been locked again without a word.
          problem   | app crashes            | The app crashes every time that I open it.
          problem   | heater won't turn on   | Our heater won't turn on.
          problem   | You sent me the wrong size | You sent me the wrong size.
          problem   | subscription keeps renewing | The subscription keeps renewing although I left in March.
          name      | Ida                    | My name is Ida and I rent the blue bike.
          name      | Ida Holm               | My name is Ida Holm and I live upstairs.
          name      | Paul                   | Where is it? Kind regards, Paul
          """)
  void takesUp(String fact, String words, String message) {
    assertThat(facts(message)).containsEntry(fact, words);
  }

  /** Words that stand where a fact could, and are none. */
  @ParameterizedTest(name = "no {0} in: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tries     | It is the first time that I order from you.
          tries     | Three times four is twelve.
          duration  | I have been a customer since January.
          cost      | I have a day off tomorrow.
          reference | My only complaint is parking.
          reference | The flight was smooth.
          problem   | My son is happy with the bike.
          problem   | The parcel arrived on time.
          name      | What is your best offer?
          name      | My name is on the invoice.
          """)
  void leaves(String fact, String message) {
    assertThat(facts(message)).doesNotContainKey(fact);
  }

  @Test
  void takesTheFirstOfSeveral() {
    assertThat(facts("I called twice. Then I called four times more."))
        .containsEntry("tries", "twice");
  }
}

package rapport.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The closed tables behind {@link Inflection}. */
final class IrregularWords {
  private static final List<String> NONE = List.of();

  // The base form first; regular -s and -ing are added by rule.
  private static final String VERBS =
      """
      be am is are was were been being
      have has had having
      do does did done
      go goes went gone
      arise arose arisen/awake awoke awoken/bear bore borne/beat beat beaten/become became/begin began begun/bend bent/bet bet
      bind bound/bite bit bitten/bleed bled/blow blew blown/break broke broken/breed bred/bring brought/broadcast broadcast
      build built/burn burnt burned/burst burst/buy bought/can could/cast cast/catch caught/choose chose chosen/cling clung/come came
      cost cost/creep crept/cut cut/deal dealt/dig dug/draw drew drawn/dream dreamt dreamed/drink drank drunk/drive drove driven
      eat ate eaten/fall fell fallen/feed fed/feel felt/fight fought/find found/flee fled/fling flung/fly flew flown/forbid forbade forbidden
      forecast forecast/foresee foresaw foreseen/forget forgot forgotten/forgive forgave forgiven/freeze froze frozen/get got gotten
      give gave given/grow grew grown/hang hung hanged/hear heard/hide hid hidden/hit hit/hold held/hurt hurt/keep kept/kneel knelt kneeled
      know knew known/lay laid/lead led/lean leant leaned/leap leapt leaped/learn learnt learned/leave left/lend lent/let let/lie lay lain lied
      light lit lighted/lose lost/make made/may might/mean meant/meet met/mislead misled/mistake mistook mistaken
      misunderstand misunderstood/overcome overcame/overhear overheard/oversee oversaw overseen/overtake overtook overtaken
      overthrow overthrew overthrown/pay paid/prove proved proven/put put/quit quit/read read/rebuild rebuilt/redo redid redone/repay repaid
      rerun reran/reset reset/resend resent/rethink rethought/rewrite rewrote rewritten/ride rode ridden/ring rang rung/rise rose risen
      run ran/say said/see saw seen/seek sought/sell sold/send sent/set set/sew sewed sewn/shake shook shaken/shed shed/shine shone
      shoot shot/show showed shown/shrink shrank shrunk/shut shut/sing sang sung/sink sank sunk/sit sat/sleep slept/slide slid
      smell smelt smelled/speak spoke spoken/speed sped speeded/spell spelt spelled/spend spent/spill spilt spilled/spin spun/split split
      spoil spoilt spoiled/spread spread/spring sprang sprung/stand stood/steal stole stolen/stick stuck/sting stung/stink stank stunk
      strike struck stricken/strive strove striven/swear swore sworn/sweep swept/swim swam swum/swing swung/take took taken
      teach taught/tear tore torn/tell told/think thought/throw threw thrown/undergo underwent undergone/understand understood
      undertake undertook undertaken/undo undid undone/uphold upheld/upset upset/wake woke woken/wear wore worn/weave wove woven
      weep wept/will would/win won/wind wound/withdraw withdrew withdrawn/withhold withheld/withstand withstood/write wrote written
      """;

  // Nouns and adjectives: no -ing, and no further -s.
  private static final String OTHERS =
      """
      person people persons/child children/man men/woman women/foot feet/tooth teeth/mouse mice/life lives/wife wives/half halves
      self selves/shelf shelves/thief thieves/knife knives/datum data/criterion criteria/analysis analyses/crisis crises/basis bases
      good better best/bad worse worst/far further farther furthest farthest/little less least/many more most
      """;

  private static final Set<String> ADJECTIVES =
      words(
          "angry annoyed big bright busy calm cheap clear close cold cool dark deep early easy fair"
              + " fast few fine firm fresh friendly full grateful great happy hard heavy high hot"
              + " kind large late light long loud low mad new nice odd old poor quick quiet rich"
              + " rude sad safe sharp short sick silly simple slow small smart soft soon sorry"
              + " strange strong sure tall tight tough ugly warm weak weird wet wide wild wise"
              + " wrong young");

  // Stressed on the last syllable, or doubled by custom.
  private static final Set<String> DOUBLED =
      words(
          "admit commit permit submit omit refer prefer defer transfer occur incur recur regret"
              + " forget upset begin equip control rebut reset input output format program worship"
              + " kidnap");

  // Words in -ise that have no spelling in -ize.
  private static final Set<String> ONE_SPELLING =
      words(
          "advise raise praise arise promise exercise surprise wise noise otherwise precise premise"
              + " comprise compromise disguise franchise enterprise supervise televise revise"
              + " devise expertise rise cruise bruise poise appraise advertise merchandise");

  // All with another British ending (-our, -tre, -ogue, -ence) that have an American one.
  private static final Set<String> TWO_SPELLINGS =
      words(
          "behaviour colour favour flavour harbour honour humour labour neighbour odour parlour"
              + " rigour rumour saviour savour splendour tumour vapour vigour endeavour demeanour"
              + " dishonour armour centre theatre metre litre lustre spectre catalogue dialogue"
              + " analogue monologue prologue defence offence pretence licence");

  private static final Map<String, String> VARIANTS = variants();
  private static final Map<String, List<String>> FAMILIES = families();
  private static final Set<String> NO_VERBS = bases(OTHERS);

  private IrregularWords() {}

  /**
   * Base first, then its irregular forms; empty when the word is regular. Any form names its
   * family.
   */
  static List<String> family(String word) {
    return FAMILIES.getOrDefault(word, NONE);
  }

  /** Whether a family's base form is a verb. */
  static boolean isVerb(String base) {
    return !NO_VERBS.contains(base);
  }

  static boolean isAdjective(String word) {
    return ADJECTIVES.contains(word);
  }

  static boolean doubles(String word) {
    return DOUBLED.contains(word);
  }

  /** Whether a British form with this ending has an American one by the ending alone. */
  static boolean swaps(String british, String ending) {
    if (ending.equals("ise") || ending.equals("yse")) {
      return !ONE_SPELLING.contains(british);
    }
    return TWO_SPELLINGS.contains(british);
  }

  static Optional<String> variant(String word) {
    return Optional.ofNullable(VARIANTS.get(word));
  }

  private static Map<String, String> variants() {
    Map<String, String> map = new HashMap<>();
    String pairs =
        "cheque check/grey gray/programme program/tyre tire/fulfil fulfill/enrol enroll/instal"
            + " install/skilful skillful/practise practice/license licence/judgement"
            + " judgment/jewellery jewelry/cancelled canceled/sceptical skeptical/mum mom/aluminium"
            + " aluminum/kerb curb/storey story/plough plow/pyjamas pajamas/cosy cozy/draught"
            + " draft/manoeuvre maneuver/acknowledgement acknowledgment";
    for (String pair : Words.split(pairs, '/')) {
      List<String> two = Words.of(pair);
      map.put(two.get(0), two.get(1));
      // the American word is often another word as well, so only these go back
      if (!"check tire story curb program draft".contains(two.get(1))) {
        map.put(two.get(1), two.get(0));
      }
    }
    return map;
  }

  private static Map<String, List<String>> families() {
    Map<String, List<String>> map = new HashMap<>();
    for (String line : Words.split(VERBS + OTHERS, '\n')) {
      for (String family : Words.split(line, '/')) {
        List<String> forms = Words.of(family);
        for (String form : forms) {
          map.putIfAbsent(form, forms);
        }
        // a base form is its own family even where another verb's past looks the same (lay, found)
        map.put(forms.get(0), forms);
      }
    }
    return map;
  }

  private static Set<String> bases(String families) {
    Set<String> bases = new HashSet<>();
    for (String line : Words.split(families, '\n')) {
      for (String family : Words.split(line, '/')) {
        bases.add(Words.of(family).get(0));
      }
    }
    return bases;
  }

  private static Set<String> words(String all) {
    return new HashSet<>(Words.of(all));
  }
}

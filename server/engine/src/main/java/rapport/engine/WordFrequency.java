package rapport.engine;

import java.util.List;

/**
 * How often a word stands in a support reply, roughly: only the order matters, to choose what a
 * search starts from.
 */
final class WordFrequency {
  private static final double RARE = 2e-5;

  // By falling frequency; the n-th word stands about 0.05/n of the time (Zipf).
  private static final List<String> COMMON =
      Words.of(
          "you the to your i and we a is for it of this that have be are can not in will with our"
              + " on if please as my do me so any was by or an at from has us been would am there"
              + " but all when 's what 'd they order help get out just know up more about how sorry"
              + " time were had only here email he she could no one which should account their did"
              + " who day new see make want need let may other than then also after before back go"
              + " like now still thank thanks customer service number team");

  private final Vocabulary vocabulary;
  private final double[] byId;

  WordFrequency(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    int[] ids = new int[COMMON.size()];
    int highest = 0;
    for (int i = 0; i < COMMON.size(); i++) {
      ids[i] = vocabulary.id(COMMON.get(i));
      highest = Math.max(highest, ids[i]);
    }
    byId = new double[highest + 1];
    for (int i = COMMON.size() - 1; i >= 0; i--) {
      byId[ids[i]] = 0.05 / (i + 1);
    }
    byId[Vocabulary.SENTENCE_START] = 0.07;
    byId[Vocabulary.SENTENCE_END] = 0.07;
  }

  double of(int id) {
    return id < byId.length && byId[id] > 0 ? byId[id] : RARE;
  }

  /** Of all tokens that a pattern's word accepts. */
  double ofAccepted(int id) {
    return vocabulary.acceptedCount(id) == 1 ? of(id) : ofEach(vocabulary.accepted(id));
  }

  double ofEach(int[] ids) {
    double sum = 0;
    for (int id : ids) {
      sum += of(id);
    }
    return sum;
  }
}

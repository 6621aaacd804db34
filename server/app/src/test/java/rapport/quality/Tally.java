package rapport.quality;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.quality.Sentence.Mark;

/**
 * What {@code score.py} leaves out: intervals per category, the worst rules, a cross-validation.
 */
final class Tally {
  private static final int RESAMPLES = 1_000;

  private Tally() {}

  /** Counts of one set of sentences: right and all findings, found and all labels. */
  private record Counts(int right, int findings, int hit, int labels) {
    double precision() {
      return findings == 0 ? 1 : (double) right / findings;
    }

    double recall() {
      return labels == 0 ? 1 : (double) hit / labels;
    }

    double f1() {
      double sum = precision() + recall();
      return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }
  }

  static void print(List<Sentence> sentences) {
    intervals(sentences);
    worst(sentences);
    crossValidation(sentences);
  }

  /**
   * Whole sentences are drawn again with replacement (bootstrap), so that spans of one stay
   * together.
   */
  private static void intervals(List<Sentence> sentences) {
    Set<String> categories = new TreeSet<>();
    for (Sentence sentence : sentences)
      for (Mark label : sentence.labels()) categories.add(label.category());
    System.out.println("\nper category with 95 % intervals (few spans make wide ones)");
    System.out.printf(ROOT, "%-20s %6s  %-20s %-20s %-20s%n", "", "spans", "P", "R", "F1");
    for (String category : categories) line(category, sentences, category);
    line("all", sentences, "");
  }

  private static void line(String name, List<Sentence> sentences, String category) {
    Counts all = count(sentences, category);
    double[][] drawn = new double[3][RESAMPLES];
    Random random = new Random(1);
    for (int i = 0; i < RESAMPLES; i++) {
      List<Sentence> again = new ArrayList<>(sentences.size());
      for (int j = 0; j < sentences.size(); j++)
        again.add(sentences.get(random.nextInt(sentences.size())));
      Counts counts = count(again, category);
      drawn[0][i] = counts.precision();
      drawn[1][i] = counts.recall();
      drawn[2][i] = counts.f1();
    }
    System.out.printf(
        ROOT,
        "%-20s %6d  %-20s %-20s %-20s%n",
        name,
        all.labels(),
        range(all.precision(), drawn[0]),
        range(all.recall(), drawn[1]),
        range(all.f1(), drawn[2]));
  }

  private static String range(double value, double[] drawn) {
    Arrays.sort(drawn);
    return String.format(
        ROOT,
        "%.2f (%.2f-%.2f)",
        value,
        drawn[(int) (RESAMPLES * 0.025)],
        drawn[(int) (RESAMPLES * 0.975)]);
  }

  private static void worst(List<Sentence> sentences) {
    Map<String, int[]> rules = new TreeMap<>();
    for (Sentence sentence : sentences)
      for (Mark found : sentence.found()) {
        int[] counts = rules.computeIfAbsent(found.rule(), rule -> new int[2]);
        counts[sentence.isRight(found) ? 0 : 1]++;
      }
    System.out.println("\nworst ten rules (right, wrong)");
    rules.entrySet().stream()
        .sorted((a, b) -> b.getValue()[1] - a.getValue()[1])
        .limit(10)
        .forEach(
            rule ->
                System.out.printf(
                    ROOT,
                    "%-28s %3d %3d%n",
                    rule.getKey(),
                    rule.getValue()[0],
                    rule.getValue()[1]));
  }

  /**
   * Keeps, for each part, only the rules that were right at least once in the other parts: what
   * would be left if the rules had been written from those alone. A rule that one sentence only
   * needs counts as missing there, so this is a lower bound.
   */
  private static void crossValidation(List<Sentence> sentences) {
    System.out.println(
        "\ncross-validation by source: rules that the other part needs, on this part");
    for (int parts : new int[] {2, 5}) {
      int[] sums = new int[4];
      for (int part = 0; part < parts; part++) {
        Set<String> proven = new HashSet<>();
        List<Sentence> here = new ArrayList<>();
        for (Sentence sentence : sentences) {
          if (Math.floorMod(sentence.group().hashCode(), parts) == part) {
            here.add(sentence);
          } else {
            for (Mark found : sentence.found())
              if (sentence.isRight(found)) proven.add(found.rule());
          }
        }
        Counts counts = count(here.stream().map(s -> s.with(proven::contains)).toList(), "");
        sums[0] += counts.right();
        sums[1] += counts.findings();
        sums[2] += counts.hit();
        sums[3] += counts.labels();
      }
      Counts all = new Counts(sums[0], sums[1], sums[2], sums[3]);
      System.out.printf(
          ROOT,
          "%d parts: P %.3f  R %.3f  F1 %.3f%n",
          parts,
          all.precision(),
          all.recall(),
          all.f1());
    }
  }

  /**
   * @param category empty for all
   */
  private static Counts count(List<Sentence> sentences, String category) {
    int right = 0;
    int findings = 0;
    int hit = 0;
    int labels = 0;
    for (Sentence sentence : sentences) {
      for (Mark found : sentence.found()) {
        if (!category.isEmpty() && !category.equals(found.category())) continue;
        findings++;
        if (sentence.isRight(found)) right++;
      }
      for (Mark label : sentence.labels()) {
        if (!category.isEmpty() && !category.equals(label.category())) continue;
        labels++;
        if (sentence.found().stream().anyMatch(label::agrees)) hit++;
      }
    }
    return new Counts(right, findings, hit, labels);
  }
}

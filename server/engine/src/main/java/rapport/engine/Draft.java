package rapport.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One text box that is being typed in. Keeps the raw matches of each sentence, so that an edit
 * re-scans only what it touches; a report is always what {@link Ruleset#check} would find in the
 * same text. Not for use by several threads.
 */
public final class Draft {
  private final Ruleset ruleset;
  private final Scanner scanner;
  private final Buffer buffer;
  private List<Sentence> sentences = new ArrayList<>();
  private List<Span> skips = List.of();
  private @Nullable Customer customer;
  private CustomerName name = CustomerName.UNKNOWN;

  /**
   * @param scanner for its use alone, as the buffer
   */
  Draft(Ruleset ruleset, Buffer buffer, Scanner scanner) {
    this.ruleset = ruleset;
    this.scanner = scanner;
    scanner.begin(Patterns.REPLY, CustomerName.UNKNOWN);
    this.buffer = buffer;
  }

  /** Begins with the text that it was made with. */
  void start(Reply reply) {
    skips = tidy(reply.skip(), buffer.length());
    learn(reply.customer(), reply.customerName());
    scanAll();
  }

  /** The customer's last message and name; null when unknown. */
  public void customer(@Nullable String message, @Nullable String customerName) {
    String before = name.folded;
    learn(message, customerName);
    if (!name.folded.equals(before)) {
      scanAll();
    }
  }

  private void learn(@Nullable String message, @Nullable String customerName) {
    Ruleset.checkLength(message);
    customer =
        message == null || message.isBlank()
            ? null
            : CustomerReader.read(ruleset, scanner, message, customerName);
    name = CustomerName.of(customerName);
    sentences.forEach(Sentence::forget);
    scanner.begin(Patterns.REPLY, name);
    scanner.text(buffer.chars(), buffer.length(), skips);
  }

  /**
   * The whole text as it stands now.
   *
   * @param skip ranges that are not the agent's words
   */
  public void update(String text, List<Span> skip) {
    Ruleset.checkLength(text);
    char[] old = buffer.chars();
    int shorter = Math.min(text.length(), buffer.length());
    int same = 0;
    while (same < shorter && old[same] == text.charAt(same)) {
      same++;
    }
    int tail = 0;
    while (tail < shorter - same
        && old[buffer.length() - 1 - tail] == text.charAt(text.length() - 1 - tail)) {
      tail++;
    }
    if (same + tail < text.length() || same + tail < buffer.length()) {
      edit(same, buffer.length() - tail, text.substring(same, text.length() - tail));
    }
    skip(skip);
  }

  /**
   * @param skip ranges of the text as it stands that are not the agent's words; all others are
   */
  public void skip(List<Span> skip) {
    if (skip.isEmpty() && skips.isEmpty()) {
      return;
    }
    List<Span> tidy = tidy(skip, buffer.length());
    if (!tidy.equals(skips)) {
      skips = tidy;
      scanAll();
    }
  }

  /**
   * The text between {@code start} and {@code end} became {@code inserted}; skipped ranges move
   * along.
   *
   * @throws IllegalArgumentException if the range is not in the text, or the text gets too long
   */
  public void edit(int start, int end, String inserted) {
    if (start < 0 || start > end || end > buffer.length()) {
      throw new IllegalArgumentException(
          "No such range: " + start + " to " + end + " of " + buffer.length());
    }
    int delta = inserted.length() - (end - start);
    if (buffer.length() + delta > Ruleset.MAX_TEXT) {
      throw new IllegalArgumentException("A text has at most " + Ruleset.MAX_TEXT + " characters");
    }
    buffer.replace(start, end, inserted);
    boolean skipsTouched = moveSkips(start, end, delta);
    scanner.text(buffer.chars(), buffer.length(), skips);
    if (skipsTouched) {
      scanAll();
    } else {
      rescan(start, end, delta);
    }
  }

  /**
   * What is found in the text as it stands.
   *
   * @param caret offset, or -1 when it is not in the box
   * @param idle true once a second has passed without typing: everything is due
   */
  public Report report(int caret, boolean idle) {
    int words = 0;
    int functionWords = 0;
    Span named = null;
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      words += sentence.words;
      functionWords += sentence.functionWords;
      if (named == null && sentence.nameStart >= 0) {
        named = new Span(sentence.start + sentence.nameStart, sentence.start + sentence.nameEnd);
      }
    }
    if (English.isForeign(words, functionWords)) {
      return new Report(List.of(), Shape.NONE, customer);
    }
    int emotion =
        customer == null ? CompiledRule.UNKNOWN : CompiledRule.EMOTIONS.indexOf(customer.emotion());
    Map<String, String> facts = customer == null ? Map.of() : customer.facts();
    Judge judge = new Judge(ruleset, sentences, buffer.chars(), emotion);
    if (named == null && name.folded.isEmpty()) {
      named = judge.layout().greetedName(buffer.length());
      named =
          named != null ? named : AddressedName.find(sentences, buffer.chars(), buffer.length());
    }
    List<Finding> findings = judge.findings(facts, caret, idle || caret < 0);
    return new Report(findings, ShapeReader.read(judge, words, emotion, named), customer);
  }

  List<Sentence> sentences() {
    return sentences;
  }

  char[] text() {
    return buffer.chars();
  }

  private void scanAll() {
    scanner.text(buffer.chars(), buffer.length(), skips);
    sentences = scanner.all();
  }

  /**
   * Scans from the first sentence that the edit can have changed to the first one that begins and
   * is as it was.
   */
  private void rescan(int start, int end, int delta) {
    int first = 0;
    while (first < sentences.size() - 1
        && sentences.get(first).next() + Scanner.LOOKAHEAD <= start) {
      first++;
    }
    int from = sentences.isEmpty() ? 0 : sentences.get(first).start;
    int mode = first == 0 ? Lines.TEXT : sentences.get(first - 1).modeAfter;
    List<Sentence> fresh = new ArrayList<>();
    int old = first;
    while (from < buffer.length()) {
      Sentence sentence = scanner.next(from, mode);
      fresh.add(sentence);
      from = sentence.next();
      mode = sentence.modeAfter;
      while (old < sentences.size()
          && (sentences.get(old).start + delta < from
              || sentences.get(old).start < end + Scanner.LOOKBACK)) {
        old++;
      }
      if (old < sentences.size()
          && sentences.get(old).start + delta == from
          && sentences.get(old - 1).modeAfter == mode) {
        break;
      }
    }
    if (from >= buffer.length()) {
      old = sentences.size();
    }
    if (first == 0 && old == sentences.size()) {
      sentences = fresh;
      return;
    }
    for (int i = old; i < sentences.size(); i++) {
      sentences.get(i).start += delta;
    }
    List<Sentence> replaced = sentences.subList(first, old);
    replaced.clear();
    sentences.addAll(first, fresh);
  }

  /** Whether the edit touched a skipped range or its rim. */
  private boolean moveSkips(int start, int end, int delta) {
    if (skips.isEmpty()) {
      return false;
    }
    boolean touched = false;
    List<Span> moved = new ArrayList<>(skips.size());
    for (Span skip : skips) {
      if (skip.end() < start) {
        moved.add(skip);
      } else if (skip.start() > end) {
        moved.add(new Span(skip.start() + delta, skip.end() + delta));
      } else {
        touched = true;
        int from =
            skip.start() < start
                ? skip.start()
                : skip.start() >= end ? skip.start() + delta : start;
        int to = skip.end() <= start ? skip.end() : skip.end() >= end ? skip.end() + delta : start;
        moved.add(new Span(from, Math.max(from, to)));
      }
    }
    skips = tidy(moved, buffer.length());
    return touched;
  }

  /** Sorted, within the text, none empty or touching. */
  private static List<Span> tidy(List<Span> skip, int length) {
    if (skip.isEmpty()) {
      return List.of();
    }
    List<Span> sorted = new ArrayList<>(skip);
    sorted.sort(Comparator.comparingInt(Span::start));
    List<Span> tidy = new ArrayList<>();
    for (Span span : sorted) {
      int start = Math.max(0, span.start());
      int end = Math.min(length, span.end());
      Span last = tidy.isEmpty() ? null : tidy.get(tidy.size() - 1);
      if (start < end && last != null && start <= last.end()) {
        tidy.set(tidy.size() - 1, new Span(last.start(), Math.max(last.end(), end)));
      } else if (start < end) {
        tidy.add(new Span(start, end));
      }
    }
    return List.copyOf(tidy);
  }
}

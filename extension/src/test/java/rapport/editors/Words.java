package rapport.editors;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as its reader sees it: blocks of characters, each plain, bold or linked.
 *
 * @param texts the words of each block
 * @param marks for each character of a block one of {@code p}, {@code b}, {@code a}
 */
record Words(List<String> texts, List<String> marks) {
  Words {
    texts = List.copyOf(texts);
    marks = List.copyOf(marks);
  }

  /** From what {@code window.editor.outline()} answers. */
  static Words of(Object outline) {
    List<String> texts = new ArrayList<>();
    List<String> marks = new ArrayList<>();
    for (Object block : (List<?>) outline) {
      StringBuilder text = new StringBuilder();
      StringBuilder mark = new StringBuilder();
      for (Object run : (List<?>) block) {
        String words = (String) ((List<?>) run).get(0);
        String look = (String) ((List<?>) run).get(1);
        text.append(words);
        mark.append((look.isEmpty() ? "p" : look).repeat(words.length()));
      }
      texts.add(text.toString());
      marks.add(mark.toString());
    }
    return new Words(texts, marks);
  }

  /**
   * These words with one phrase replaced and all else as it was. The new words may look like any
   * character of the old ones or like plain text: which of them an editor takes is its own affair.
   *
   * @param now what the editor says that it holds
   */
  boolean differsOnlyBy(String phrase, String replacement, Words now) {
    int block = blockOf(phrase);
    if (now.texts.size() != texts.size()) {
      return false;
    }
    for (int i = 0; i < texts.size(); i++) {
      if (i != block
          && !(texts.get(i).equals(now.texts.get(i)) && marks.get(i).equals(now.marks.get(i)))) {
        return false;
      }
    }
    String text = texts.get(block);
    String mark = marks.get(block);
    int start = text.indexOf(phrase);
    int end = start + phrase.length();
    String expected = text.substring(0, start) + replacement + text.substring(end);
    String nowMark = now.marks.get(block);
    return expected.equals(now.texts.get(block))
        && nowMark.startsWith(mark.substring(0, start))
        && nowMark.endsWith(mark.substring(end));
  }

  int blockOf(String phrase) {
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).contains(phrase)) {
        return i;
      }
    }
    throw new AssertionError("not in the text: " + phrase);
  }

  /** What stands right after these words in their block. */
  String after(String phrase) {
    String text = texts.get(blockOf(phrase));
    return text.substring(text.indexOf(phrase) + phrase.length());
  }
}

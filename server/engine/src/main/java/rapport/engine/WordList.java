package rapport.engine;

import java.util.List;

/**
 * A named list that patterns use as {@code @id}. Entries are words, phrases and {@code ~inflected}
 * words.
 */
public record WordList(String id, List<String> words) {
  public WordList {
    words = Rule.orEmpty(words);
  }
}

package rapport.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import rapport.ApiException;
import rapport.ApiException.Code;

/**
 * A text with markup between, as LanguageTool's clients send it: what is checked leaves the markup
 * out, or puts something in its stead, and places are told in the whole.
 */
final class AnnotatedText {
  private final StringBuilder whole = new StringBuilder();
  private final StringBuilder checked = new StringBuilder();
  private final List<Part> parts = new ArrayList<>();

  /** A piece, by where it begins in both texts. Of markup nothing in between is a place. */
  private record Part(int checked, int whole, boolean markup, int wholeLength) {}

  /**
   * From {@code {"text": ...}} or {@code {"annotation": [{"text"}, {"markup", "interpretAs"?}]}}.
   */
  static AnnotatedText of(JsonNode data) {
    AnnotatedText text = new AnnotatedText();
    if (data.path("text").isTextual()) text.add(data.path("text").asText(), false, "");
    else if (!data.path("annotation").isArray()) throw refused();
    for (JsonNode part : data.path("annotation")) {
      if (part.path("text").isTextual()) text.add(part.path("text").asText(), false, "");
      else if (part.path("markup").isTextual())
        text.add(part.path("markup").asText(), true, part.path("interpretAs").asText(""));
      else throw refused();
    }
    return text;
  }

  static AnnotatedText plain(String text) {
    AnnotatedText annotated = new AnnotatedText();
    annotated.add(text, false, "");
    return annotated;
  }

  private static ApiException refused() {
    return new ApiException(
        Code.INVALID,
        "The 'data' parameter must hold 'text', or 'annotation' with texts and markup");
  }

  private void add(String text, boolean markup, String interpretAs) {
    parts.add(new Part(checked.length(), whole.length(), markup, text.length()));
    whole.append(text);
    checked.append(markup ? interpretAs : text);
  }

  String whole() {
    return whole.toString();
  }

  String checked() {
    return checked.toString();
  }

  /** Where a character of the checked text stands in the whole. */
  int start(int offset) {
    Part last = null;
    for (Part part : parts) {
      if (part.checked > offset) break;
      last = part;
    }
    if (last == null) return 0;
    return last.markup ? last.whole : last.whole + offset - last.checked;
  }

  /** Behind the last character of what ends here. */
  int end(int offset) {
    int at = start(offset - 1);
    for (Part part : parts)
      if (part.markup && part.whole == at && part.wholeLength > 0) return at + part.wholeLength;
    return at + 1;
  }
}

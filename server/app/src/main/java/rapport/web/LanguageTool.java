package rapport.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * LanguageTool's answers, as its own server writes them
 * (https://languagetool.org/http-api/swagger-ui/). What its clients need is there; what only its
 * own cloud knows is not.
 */
final class LanguageTool {
  private LanguageTool() {}

  static final Map<String, String> LANGUAGES =
      Map.of(
          "en", "English",
          "en-US", "English (US)",
          "en-GB", "English (GB)",
          "en-AU", "English (Australian)",
          "en-CA", "English (Canadian)",
          "en-NZ", "English (New Zealand)",
          "en-ZA", "English (South African)");

  /**
   * What is heeded of a form.
   *
   * @param data instead of {@code text}: JSON with {@code annotation}
   * @param apiKey the token, if it is in no header
   * @param preferredVariants and the lists of rules and categories: with commas
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Form(
      String language,
      @Nullable String text,
      @Nullable String data,
      @Nullable String apiKey,
      @Nullable String preferredVariants,
      @Nullable String enabledRules,
      @Nullable String enabledCategories,
      @Nullable String disabledRules,
      @Nullable String disabledCategories,
      @Nullable String enabledOnly) {}

  record Software(
      String name,
      String version,
      String buildDate,
      int apiVersion,
      boolean premium,
      String premiumHint,
      String status) {
    /** Clients look for LanguageTool's fields, not for its name. */
    static Software of(String version) {
      return new Software("Rapport", version, "2026-01-01 00:00:00 +0000", 1, false, "", "");
    }
  }

  record Warnings(boolean incompleteResults) {}

  record Detected(String name, String code, double confidence) {}

  record Language(String name, String code, Detected detectedLanguage) {
    static Language of(String code) {
      String name = LANGUAGES.getOrDefault(code, "English");
      return new Language(name, code, new Detected(name, code, 0.99));
    }
  }

  record Replacement(String value) {}

  /** At most so many characters around a match. */
  record Around(String text, int offset, int length) {
    private static final int REACH = 40;

    static Around of(String text, int start, int end) {
      int from = Math.max(0, start - REACH);
      int to = Math.min(text.length(), end + REACH);
      if (from > 0 && Character.isLowSurrogate(text.charAt(from))) from--;
      if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) to++;
      String before = from > 0 ? "..." : "";
      String after = to < text.length() ? "..." : "";
      String around = (before + text.substring(from, to) + after).replace('\n', ' ');
      return new Around(around, start - from + before.length(), end - start);
    }
  }

  record Type(String typeName) {}

  record Category(String id, String name) {}

  record Rule(
      String id, String description, String issueType, Category category, boolean isPremium) {}

  record Match(
      String message,
      String shortMessage,
      List<Replacement> replacements,
      int offset,
      int length,
      Around context,
      String sentence,
      Type type,
      Rule rule,
      boolean ignoreForIncompleteSentence,
      int contextForSureMatch) {}

  record Checked(Software software, Warnings warnings, Language language, List<Match> matches) {}

  record Known(String name, String code, String longCode) {}

  /** In the order of their codes; the plain one's long code is itself. */
  static List<Known> languages() {
    return LANGUAGES.keySet().stream()
        .sorted()
        .map(code -> new Known(LANGUAGES.getOrDefault(code, ""), "en", code))
        .toList();
  }

  /** Null: every rule; else the part of a form that names some. */
  static List<String> names(@Nullable String field) {
    return field == null ? List.of() : List.of(field.split(",", -1));
  }
}

package rapport.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.Json;
import rapport.engine.Category;
import rapport.engine.Finding;
import rapport.engine.Reply;
import rapport.engine.Rule;
import rapport.engine.Ruleset;
import rapport.publish.Publisher;

/**
 * The LanguageTool protocol, so that the editors and programs that speak it find our rules. The
 * token comes as {@code apiKey} or in the header; fields that we do not know are ignored. Nothing
 * of a text is kept or logged.
 */
final class LanguageToolApi {
  /** Errors below here are told in its way, see {@link Problems}. */
  static final String BASE = "/v2/";

  private static final String STYLE = "style";

  private final Publisher publisher;
  private final String version;

  LanguageToolApi(Publisher publisher, String version) {
    this.publisher = publisher;
    this.version = version;
  }

  void languages(Context ctx) {
    Answers.json(ctx, LanguageTool.languages());
  }

  void maxTextLength(Context ctx) {
    ctx.contentType("text/plain;charset=utf-8").result(Integer.toString(Ruleset.MAX_TEXT));
  }

  void check(Context ctx) {
    UrlEncoded form = UrlEncoded.of(ctx);
    AnnotatedText text = text(form);
    String language = language(form);
    if (text.whole().length() > Ruleset.MAX_TEXT) {
      throw new ApiException(
          Code.TOO_LARGE,
          "Your text exceeds the limit of "
              + Ruleset.MAX_TEXT
              + " characters (it's "
              + text.whole().length()
              + " characters). Please submit a shorter text.");
    }
    Ruleset ruleset = publisher.live().ruleset(Caller.of(ctx).person().team());
    Map<String, Category> categories =
        ruleset.pack().categories().stream()
            .collect(Collectors.toMap(Category::id, category -> category));
    Predicate<Rule> wanted = wanted(form);
    List<LanguageTool.Match> matches = new ArrayList<>();
    for (Finding finding : ruleset.check(Reply.of(text.checked())).findings()) {
      if (wanted.test(finding.rule()))
        matches.add(
            match(text, finding, categories.get(String.valueOf(finding.rule().category()))));
    }
    Answers.json(
        ctx,
        new LanguageTool.Checked(
            LanguageTool.Software.of(version),
            new LanguageTool.Warnings(false),
            LanguageTool.Language.of(language),
            matches));
  }

  private static AnnotatedText text(UrlEncoded form) {
    String text = form.find("text");
    String data = form.find("data");
    if (text != null && data != null)
      throw new ApiException(Code.INVALID, "Set only 'text' or 'data' parameter, not both");
    if (text != null) return AnnotatedText.plain(text);
    if (data == null) throw new ApiException(Code.INVALID, "Missing 'text' or 'data' parameter");
    try {
      return AnnotatedText.of(Json.MAPPER.readTree(data));
    } catch (JsonProcessingException e) {
      throw new ApiException(Code.INVALID, "The 'data' parameter is not valid JSON");
    }
  }

  private static String language(UrlEncoded form) {
    String language = form.find("language");
    if (language == null) throw new ApiException(Code.INVALID, "Missing 'language' parameter");
    if (language.equals("auto")) {
      return LanguageTool.names(form.find("preferredVariants")).stream()
          .filter(LanguageTool.LANGUAGES::containsKey)
          .findFirst()
          .orElse("en-US");
    }
    for (String known : LanguageTool.LANGUAGES.keySet())
      if (known.equalsIgnoreCase(language)) return known;
    throw new ApiException(
        Code.INVALID,
        "This is not a language code known here. Supported language codes are: "
            + String.join(", ", new TreeSet<>(LanguageTool.LANGUAGES.keySet())));
  }

  /** What the caller switched off, or the few that they asked for. */
  private static Predicate<Rule> wanted(UrlEncoded form) {
    List<String> on = LanguageTool.names(form.find("enabledRules"));
    List<String> onCategories = LanguageTool.names(form.find("enabledCategories"));
    List<String> off = LanguageTool.names(form.find("disabledRules"));
    List<String> offCategories = LanguageTool.names(form.find("disabledCategories"));
    boolean only =
        "true".equals(form.find("enabledOnly")) || "yes".equals(form.find("enabledOnly"));
    return rule -> {
      String category = String.valueOf(rule.category());
      if (on.contains(rule.id())) return true;
      if (only) return onCategories.contains(category);
      return !off.contains(rule.id()) && !offCategories.contains(category);
    };
  }

  private static LanguageTool.Match match(
      AnnotatedText text, Finding finding, @Nullable Category category) {
    Rule rule = finding.rule();
    int start = text.start(finding.start());
    int end = text.end(finding.end());
    String title = category == null ? rule.id() : category.title();
    String why = category == null ? "" : category.why();
    return new LanguageTool.Match(
        rule.message() == null ? why : rule.message(),
        title,
        finding.rewrites().stream().map(LanguageTool.Replacement::new).toList(),
        start,
        end - start,
        LanguageTool.Around.of(text.whole(), start, end),
        sentence(text.checked(), finding.start(), finding.end()),
        new LanguageTool.Type("Other"),
        new LanguageTool.Rule(
            rule.id(),
            why,
            STYLE,
            new LanguageTool.Category(String.valueOf(rule.category()), title),
            false),
        false,
        0);
  }

  private static String sentence(String text, int start, int end) {
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    sentences.setText(text);
    int from = start == 0 ? 0 : sentences.preceding(start + 1);
    int to = end >= text.length() ? text.length() : sentences.following(end - 1);
    return text.substring(Math.max(0, from), to == BreakIterator.DONE ? text.length() : to).strip();
  }
}

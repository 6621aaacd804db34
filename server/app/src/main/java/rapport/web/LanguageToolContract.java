package rapport.web;

import java.util.Map;

/** What the calls of LanguageTool's protocol take and give: a part of {@link Contract}. */
final class LanguageToolContract {
  private LanguageToolContract() {}

  static void add(Map<String, Call> calls) {
    calls.put(
        "POST //v2/check",
        new Call()
            .takes("application/x-www-form-urlencoded", LanguageTool.Form.class, "language")
            .gives(200, LanguageTool.Checked.class)
            .refusesInWords());
    calls.put(
        "GET //v2/languages", new Call().gives(200, LanguageTool.Known[].class).refusesInWords());
    for (String method : new String[] {"GET", "POST"})
      calls.put(
          method + " //v2/maxtextlength", new Call().givesFile(200, "text/plain").refusesInWords());
  }
}

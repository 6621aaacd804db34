package rapport.web;

import java.util.Map;

/** What the calls for whole packs take and give: a part of {@link Contract}. */
final class PackContract {
  private PackContract() {}

  static void add(Map<String, Call> calls) {
    calls.put("GET /pack", new Call().gives(200, PackApi.Whole.class).tagged());
    calls.put(
        "PUT /pack",
        dryRun()
            .takes(PackApi.Whole.class, "categories", "lists", "rules")
            .conditional()
            .gives(200, PackApi.Difference.class));
    calls.put("GET /pack/conflicts", new Call().gives(200, PackApi.Conflicts.class));
    calls.put("DELETE /pack/conflicts/{kind}/{id}", new Call().givesNothing(204));
    calls.put("POST /pack/import/csv", imported().takes("text/csv", String.class));
    calls.put(
        "POST /pack/import/vale",
        imported()
            .query("name", "The style file's name: its rules' ids begin with it.")
            .takes("application/yaml", String.class));
  }

  private static Call dryRun() {
    return new Call().query("dryRun", "Only say what would come of it.", "true", "false");
  }

  private static Call imported() {
    return dryRun()
        .query("category", "Of the new rules; `house` unless said.")
        .query("severity", "Of rows that say none; hint unless said.", "error", "warning", "hint")
        .header("Rapport-Why", "Why, for the history; percent-encoded beyond ASCII.")
        .gives(200, ImportApi.Imported.class)
        .refuses(rapport.ApiException.Code.UNPROVED);
  }
}

package rapport.web;

import static rapport.Running.ADMIN;

import rapport.Running;

/** Rules for tests that write them. */
final class Rules {
  private Rules() {}

  static String rule(String id, String phrase, String rewrite) {
    return """
    {"id": "%s", "kind": "risk", "category": "command", "severity": "hint", "enabled": true, "patterns": ["%s"],
     "message": "Said by a test.", "rewrites": ["%s"], "mustMatch": ["So [[%s]] now.", "[[%s]] please."],
     "mustNotMatch": ["Nothing here.", "Nor here."]}"""
        .formatted(id, phrase, rewrite, phrase, phrase);
  }

  /** Everything that a write could change. */
  static String state(Running running) {
    return running.get(ADMIN, "/ruleset").body()
        + running.get(ADMIN, "/pack").body()
        + running.get(ADMIN, "/rulesets?limit=500").body();
  }
}

package rapport.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events as the content script makes them. */
final class Made {
  private Made() {}

  static List<Map<String, Object>> events(String action, int count) {
    List<Map<String, Object>> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(event(action));
    }
    return events;
  }

  static Map<String, Object> event(String action) {
    return Map.of(
        "id", UUID.randomUUID().toString(),
        "at", "2026-03-01T09:00:00.000Z",
        "action", action,
        "rule", "know-exactly",
        "category", "sympathy-overreach",
        "ruleset", 0,
        "replyId", UUID.randomUUID().toString(),
        "origin", "typed",
        "site", "127.0.0.1");
  }
}

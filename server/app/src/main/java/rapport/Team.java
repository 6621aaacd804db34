package rapport;

import java.time.ZoneId;

/**
 * People whose days begin and end together: {@code timeZone} decides which day an event belongs to.
 */
public record Team(String id, String name, ZoneId timeZone) {}

package rapport;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param email only for signing in through the company's identity provider
 * @param team where their own replies count, at most one
 * @param leads ids of the teams whose figures they may see
 * @param joinedAt when they first used an invite or signed in; null: not yet
 */
public record Person(
    String id,
    String name,
    @Nullable String email,
    Role role,
    @Nullable String team,
    List<String> leads,
    Instant createdAt,
    @Nullable Instant joinedAt) {
  /**
   * The person behind {@code RAPPORT_ADMIN_TOKEN}; always there, never listed as somebody to be
   * deleted.
   */
  public static final String ADMIN_ID = "admin";

  public Person {
    leads = List.copyOf(leads);
  }

  public boolean isAdmin() {
    return role == Role.ADMIN;
  }

  public boolean mayLead(String team) {
    return isAdmin() || (role == Role.LEAD && leads.contains(team));
  }
}

package regulars.model.staff;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who works, or has worked, in the shop. Kept for good: old ledger rows name them.
 *
 * @param id short and stable, for the ledger
 * @param name for the screen
 * @param role what they may do
 * @param active whether they may still sign in
 * @param pinHash the argon2id hash of their PIN as a PHC string; null when they have none and so
 *     can't sign in
 */
public record Staff(String id, String name, Role role, boolean active, @Nullable String pinHash) {
  /** Leaves the hash out: it is never logged. */
  @Override
  public String toString() {
    return "Staff[" + id + ", " + role + (active ? "" : ", left") + "]";
  }

  /** Whether they work here now and may do what {@code needed} may. */
  public boolean may(Role needed) {
    return active && role.atLeast(needed);
  }
}

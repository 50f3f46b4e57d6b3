package regulars.counter.settings.staff;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.model.member.Phone;
import regulars.model.staff.Role;

/** What goes between this page and the server. */
final class StaffAnswers {
  private StaffAnswers() {}

  /**
   * Somebody on the staff.
   *
   * @param id for the ledger
   * @param name for the screen
   * @param role what they may do
   * @param active whether they work here now
   * @param phone their own; null when it is not on record
   * @param lockedUntil when they may try a PIN at the server again; null when at once
   */
  record Person(
      String id,
      String name,
      Role role,
      boolean active,
      @Nullable Phone phone,
      @Nullable Instant lockedUntil) {}

  /** Everybody, those who left too. */
  record People(List<Person> staff) {}

  /**
   * Somebody new, or what somebody is from now on.
   *
   * @param name for the screen
   * @param role what they may do
   * @param phone their own as typed; null for none
   * @param pin their new PIN; null to keep theirs
   */
  record Wish(String name, Role role, @Nullable String phone, @Nullable String pin) {
    /** Leaves the PIN out. */
    @Override
    public String toString() {
      return "Wish[" + role + "]";
    }
  }

  /** Who was meant. */
  record Changed(String id) {}

  /** After how many minutes counters sign out by themselves; 0 for never. */
  record SignOutAfter(int minutes) {}
}

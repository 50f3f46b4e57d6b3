package regulars.counter.staff;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.PinCheck;
import regulars.model.staff.Role;
import regulars.model.sync.Change.StaffMember;

/**
 * What the PIN pad asks for.
 *
 * @param title a sentence
 * @param least who may answer
 * @param withReason whether a reason is asked for
 * @param known who it is, when that is known and takes no PIN; null to ask
 * @param check how a PIN is checked, in the background
 * @param then what happens once it was right
 */
record Asked(
    String title,
    Role least,
    boolean withReason,
    @Nullable StaffMember known,
    Check check,
    Consumer<Allowed> then) {

  /** How a PIN is checked. */
  interface Check {
    /** The work for one try. */
    Callable<PinCheck> of(String staffId, String pin);
  }

  /**
   * Who answered.
   *
   * @param person who
   * @param reason what they said; null when not asked
   */
  record Allowed(StaffMember person, @Nullable String reason) {}
}

package regulars.counter.staff;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a manager's word without signing the barista out. In a shop without staff, and for a
 * manager who is signed in, nobody is asked for a PIN. Used on the JavaFX thread only.
 */
public interface Approval {

  /**
   * A manager's word.
   *
   * @param manager their staff id; null in a shop without staff when nobody said who they are
   * @param reason what they said; null when it was not asked for
   */
  record Approved(@Nullable String manager, @Nullable String reason) {}

  /**
   * Asks.
   *
   * @param what is to be approved, for the screen
   * @param withReason whether to ask for a reason as well
   * @param then is run once somebody approved; never when they did not
   */
  void ask(String what, boolean withReason, Consumer<Approved> then);
}

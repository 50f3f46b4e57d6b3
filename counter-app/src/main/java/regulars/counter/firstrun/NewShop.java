package regulars.counter.firstrun;

import java.util.List;
import regulars.model.staff.Role;

/**
 * A shop to be made.
 *
 * @param rules the rules document
 * @param staff an owner first
 */
public record NewShop(
    String name, String country, String currency, String zone, String rules, List<Person> staff) {

  /** Somebody who works there. */
  public record Person(String name, Role role, String pin) {
    /** Leaves the PIN out. */
    @Override
    public String toString() {
      return "Person[" + role + "]";
    }
  }
}

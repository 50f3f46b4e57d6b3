package regulars.server.program;

import java.util.Currency;
import org.jspecify.annotations.Nullable;
import regulars.model.rules.Rules;
import regulars.model.staff.Role;
import regulars.model.sync.Change.Shop;
import regulars.model.sync.Change.StaffMember;
import regulars.server.staff.Roll;

/**
 * What the shop offers at the moment.
 *
 * @param shop the shop
 * @param rules the rules in force
 * @param roll who works there
 */
public record Terms(Shop shop, Rules rules, Roll roll) {
  /** Whether this is somebody who may override, adjust and settle holds. */
  public boolean mayManage(@Nullable String staff) {
    if (!roll.isEmpty()) {
      return roll.may(staff, Role.MANAGER);
    }
    if (shop.staff().isEmpty()) {
      return true; // nobody was set up: whoever stands at the counter decides
    }
    for (StaffMember member : shop.staff()) {
      if (member.id().equals(staff)) {
        return member.role().mayManage();
      }
    }
    return false;
  }

  /** The shop's currency. */
  public Currency currency() {
    return rules.currency();
  }
}

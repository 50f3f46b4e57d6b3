package regulars.server.program;

import java.util.Currency;
import org.jspecify.annotations.Nullable;
import regulars.model.rules.Rules;
import regulars.model.sync.Change.Shop;
import regulars.model.sync.Change.StaffMember;

/**
 * What the shop offers at the moment.
 *
 * @param shop the shop
 * @param rules the rules in force
 */
public record Terms(Shop shop, Rules rules) {
  /** Whether this is somebody who may override, adjust and settle holds. */
  public boolean mayManage(@Nullable String staff) {
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

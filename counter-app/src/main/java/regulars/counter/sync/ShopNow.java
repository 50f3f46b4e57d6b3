package regulars.counter.sync;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.counter.sqlite.Mirror;
import regulars.counter.sqlite.MirrorReader.RulesText;
import regulars.model.member.PhoneNumbers;
import regulars.model.rules.Reading;
import regulars.model.rules.Rules;
import regulars.model.rules.RulesDocument;
import regulars.model.staff.Staff;
import regulars.model.sync.Change.Shop;
import regulars.model.sync.InboxCount;

/**
 * The shop and its rules as the mirror has them, read once for each change. Safe for use by several
 * threads.
 */
public final class ShopNow {
  private static final Logger LOG = LoggerFactory.getLogger(ShopNow.class);

  private final Mirror mirror;
  private volatile Known known = new Known(null, null, null, 0, List.of());

  private volatile InboxCount inbox = InboxCount.NONE;

  private record Known(
      @Nullable Shop shop,
      @Nullable Rules rules,
      @Nullable PhoneNumbers phones,
      int holds,
      List<Staff> staff) {}

  /** From this mirror. */
  public ShopNow(Mirror mirror) {
    this.mirror = mirror;
    reload();
  }

  /** The shop; null before the first contact. */
  public @Nullable Shop shop() {
    return known.shop;
  }

  /** The rules in force; null before the first contact. */
  public @Nullable Rules rules() {
    return known.rules;
  }

  /** How this shop's country types phone numbers; null before the first contact. */
  public @Nullable PhoneNumbers phones() {
    return known.phones;
  }

  /** Everybody on the staff, those who left too. */
  public List<Staff> staff() {
    return known.staff;
  }

  /** How many sales wait for a person. */
  public int holds() {
    return known.holds;
  }

  /** What waits in the owner's inbox, as the server last said. */
  public InboxCount inbox() {
    return inbox;
  }

  /** The server says what waits in the inbox: whether that is news. */
  boolean inbox(@Nullable InboxCount now) {
    boolean news = now != null && !now.equals(inbox);
    if (now != null) {
      inbox = now;
    }
    return news;
  }

  /** The mirror changed: whether shop or rules are others now. */
  boolean reload() {
    Known before = known;
    Known after = mirror.read(m -> of(m.shop(), m.rules(), m.holds(), m.staff(), before));
    known = after;
    return after.shop != before.shop
        || after.rules != before.rules
        || !after.staff.equals(before.staff);
  }

  private static Known of(
      @Nullable Shop shop, @Nullable RulesText text, int holds, List<Staff> staff, Known before) {
    if (shop == null) {
      return new Known(null, null, null, holds, staff);
    }
    boolean sameShop = shop.equals(before.shop);
    PhoneNumbers phones =
        sameShop && before.phones != null ? before.phones : phones(shop.country());
    Rules rules = before.rules;
    if (text == null) {
      rules = null;
    } else if (!sameShop || rules == null || rules.version() != text.version()) {
      rules = rules(text, shop);
    }
    return new Known(sameShop ? before.shop : shop, rules, phones, holds, staff);
  }

  private static @Nullable PhoneNumbers phones(String country) {
    try {
      return new PhoneNumbers(country);
    } catch (IllegalArgumentException e) {
      LOG.error("the shop's country has no phone numbers: {}", country);
      return null;
    }
  }

  private static @Nullable Rules rules(RulesText text, Shop shop) {
    try {
      Reading reading =
          RulesDocument.read(
              text.text(),
              text.version(),
              Currency.getInstance(shop.currency()),
              ZoneId.of(shop.zone()));
      return switch (reading) {
        case Reading.Good good -> good.rules();
        case Reading.Bad bad -> {
          LOG.error("rules version {} can't be read here: {}", text.version(), bad.problems());
          yield null;
        }
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      LOG.error("the shop's currency or zone is not known here", e);
      return null;
    }
  }
}

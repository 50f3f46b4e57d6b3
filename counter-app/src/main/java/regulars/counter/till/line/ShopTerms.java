package regulars.counter.till.line;

import java.time.ZoneId;
import java.util.Currency;
import regulars.model.member.PhoneNumbers;
import regulars.model.sync.Change.Shop;

/**
 * What has to be known of the shop to read its tills.
 *
 * @param currency amounts without a currency are in this one
 * @param zone times without an offset are in this one
 * @param phones reads numbers as they are dialled in the shop's country
 */
public record ShopTerms(Currency currency, ZoneId zone, PhoneNumbers phones) {

  /** What the server said about the shop. */
  public static ShopTerms of(Shop shop) {
    return new ShopTerms(
        Currency.getInstance(shop.currency()),
        ZoneId.of(shop.zone()),
        new PhoneNumbers(shop.country()));
  }
}

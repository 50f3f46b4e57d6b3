package regulars.server.shop;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import regulars.model.member.PhoneNumbers;
import regulars.server.http.Problem;

/** What may stand in a shop's name, country, currency and time zone. */
final class ShopTerms {
  private static final int LONGEST_NAME = 60;

  private ShopTerms() {}

  /** The name without blanks around it; 400 when it is none. */
  static String name(String typed) {
    String name = typed.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw bad("A shop's name has 1 to " + LONGEST_NAME + " characters: give it such a name.");
    }
    return name;
  }

  /** 400 when one of them is not known. */
  static void check(String country, String currency, String zone) {
    try {
      var unusedPhones = new PhoneNumbers(country);
      var unusedCurrency = Currency.getInstance(currency);
      var unusedZone = ZoneId.of(zone);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw bad("Country, currency or time zone is not known: write US, USD, America/New_York.");
    }
  }

  private static RuntimeException bad(String sentence) {
    return new Problem(400, "bad-request", sentence).exception();
  }
}

package regulars.counter.till.line;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import regulars.model.member.Buyer;
import regulars.model.member.MemberNumber;
import regulars.model.member.PhoneNumbers;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.value.Money;

/**
 * A sale while its fields are being read: each setter takes the till's text and refuses it with a
 * reason. An empty text stands for an absent field.
 */
final class SaleDraft {
  private static final int LONGEST_TEXT = 120;
  private static final int LONGEST_KEY = 64;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;

  private final ShopTerms terms;
  private final List<SaleLine> lines = new ArrayList<>();
  private SaleKind kind = SaleKind.SALE;
  private Currency currency;
  private @Nullable String till;
  private @Nullable String ticket;
  private @Nullable Instant at;
  private @Nullable LocalDate localDay;
  private @Nullable LocalDate day;
  private @Nullable Long total;
  private Buyer buyer = new Buyer.Nobody();
  private Sale.@Nullable Original original;

  SaleDraft(ShopTerms terms) {
    this.terms = terms;
    this.currency = terms.currency();
  }

  void kind(String text) throws LineException {
    kind =
        switch (text.strip().toLowerCase(Locale.ROOT)) {
          case "sale" -> SaleKind.SALE;
          case "refund" -> SaleKind.REFUND;
          case "void" -> SaleKind.VOID;
          case "" -> throw new LineException("kind is missing: write sale, refund or void");
          default -> throw new LineException("kind must be sale, refund or void");
        };
  }

  void till(String text) throws LineException {
    till = key("till", text);
  }

  void ticket(String text) throws LineException {
    ticket = key("ticket", text);
  }

  void at(String text) throws LineException {
    String iso = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T");
    if (iso.isEmpty()) {
      throw new LineException("at is missing: the till's time, as in 2026-11-22T09:41:07");
    }
    try {
      if (iso.matches(".*T.*([zZ]|[+-]\\d{2}(:?\\d{2})?)")) {
        at = OffsetDateTime.parse(iso.toUpperCase(Locale.ROOT)).toInstant();
        localDay = LocalDate.ofInstant(at, terms.zone());
      } else {
        LocalDateTime local = LocalDateTime.parse(iso);
        at = local.atZone(terms.zone()).toInstant();
        localDay = local.toLocalDate();
      }
    } catch (DateTimeParseException e) {
      throw new LineException("at is not a time: write it as in 2026-11-22T09:41:07");
    } catch (DateTimeException e) {
      throw new LineException("at is not a time that a till can mean");
    }
    checkYear("at", localDay);
  }

  void day(String text) throws LineException {
    day = text.isBlank() ? null : date("day", text);
  }

  void currency(String text) throws LineException {
    if (text.isBlank()) {
      return;
    }
    try {
      currency = Currency.getInstance(text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new LineException("currency is not a code such as USD");
    }
    if (!currency.equals(terms.currency())) {
      String own = terms.currency().getCurrencyCode();
      throw new LineException(
          "currency is "
              + currency.getCurrencyCode()
              + ", but the shop's is "
              + own
              + ": points are given for sales in "
              + own
              + " only");
    }
  }

  /** The currency so far: to be set before any amount is read. */
  Currency currency() {
    return currency;
  }

  void total(Amounts.Amount amount) throws LineException {
    total = positive("total", amount);
  }

  void phone(String text) throws LineException {
    if (!text.isBlank()) {
      buyer(
          switch (terms.phones().read(text)) {
            case PhoneNumbers.Reading.Good good -> new Buyer.ByPhone(good.phone());
            case PhoneNumbers.Reading.Bad bad ->
                throw new LineException(
                    "phone is not a phone number ("
                        + bad.why().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + ")");
          });
    }
  }

  void member(String text) throws LineException {
    if (!text.isBlank()) {
      MemberNumber number = MemberNumber.parse(text.strip());
      if (number == null) {
        throw new LineException("member is not a member number: its check digit does not fit");
      }
      buyer(new Buyer.ByNumber(number));
    }
  }

  void external(String text) throws LineException {
    if (!text.isBlank()) {
      buyer(new Buyer.ByExternalNumber(key("external", text)));
    }
  }

  void original(String ticketText, String dayText) throws LineException {
    if (ticketText.isBlank() && dayText.isBlank()) {
      return;
    }
    original =
        new Sale.Original(
            dayText.isBlank() ? null : date("the original's day", dayText),
            key("the original's ticket", ticketText));
  }

  void line(String item, String category, String quantity, Amounts.Amount amount)
      throws LineException {
    int number = lines.size() + 1;
    if (number > Sale.MOST_LINES) {
      throw new LineException("the basket has more than " + Sale.MOST_LINES + " lines");
    }
    String count = quantity.isBlank() ? "1" : quantity.strip();
    if (!Amounts.isPlain(count)) {
      throw new LineException("quantity of basket line " + number + " is not a number");
    }
    lines.add(
        new SaleLine(
            cut(item), cut(category), new BigDecimal(count), positive(lineName(number), amount)));
  }

  static String lineName(int number) {
    return "amount of basket line " + number;
  }

  Sale sale() throws LineException {
    if (till == null || ticket == null || at == null || localDay == null || total == null) {
      throw new LineException("till, ticket, at and total are needed");
    }
    if (original != null && kind == SaleKind.SALE) {
      throw new LineException("a sale has no original: is it a refund or a void?");
    }
    SaleKey key = new SaleKey(till, day == null ? localDay : day, ticket, kind);
    return new Sale(key, at, new Money(total, currency), lines, buyer, original);
  }

  private void buyer(Buyer named) throws LineException {
    if (!(buyer instanceof Buyer.Nobody)) {
      throw new LineException("more than one of phone, member and external: send the best one");
    }
    buyer = named;
  }

  private static long positive(String field, Amounts.Amount amount) throws LineException {
    return switch (amount) {
      case Amounts.Amount.Bad bad -> throw new LineException(field + " " + bad.reason());
      case Amounts.Amount.Good good when good.minor() < 0 ->
          throw new LineException(
              field + " is negative: a refund is kind refund, with what was given back");
      case Amounts.Amount.Good good -> good.minor();
    };
  }

  private static String key(String field, String text) throws LineException {
    String key = text.strip();
    if (key.isEmpty()) {
      throw new LineException(field + " is missing");
    }
    if (key.length() > LONGEST_KEY) {
      throw new LineException(field + " is longer than " + LONGEST_KEY + " characters");
    }
    return whole(field, key);
  }

  private static LocalDate date(String field, String text) throws LineException {
    try {
      LocalDate date = LocalDate.parse(text.strip());
      checkYear(field, date);
      return date;
    } catch (DateTimeParseException e) {
      throw new LineException(field + " is not a date: write it as in 2026-11-22");
    }
  }

  private static void checkYear(String field, LocalDate date) throws LineException {
    if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
      throw new LineException(
          field + " is not between the years " + FIRST_YEAR + " and " + LAST_YEAR);
    }
  }

  /** Items and categories are for reading: a long one is cut, not refused. */
  private static String cut(String text) throws LineException {
    String stripped = whole("a basket line", text.strip());
    if (stripped.length() <= LONGEST_TEXT) {
      return stripped;
    }
    boolean splitsPair = Character.isHighSurrogate(stripped.charAt(LONGEST_TEXT - 1));
    return stripped.substring(0, splitsPair ? LONGEST_TEXT - 1 : LONGEST_TEXT);
  }

  /** JSON can smuggle in what UTF-8 can't: control characters and halves of characters. */
  private static String whole(String field, String text) throws LineException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        throw new LineException(field + " has a control character");
      }
      if (Character.isSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          throw new LineException(field + " has half a character");
        }
        i++;
      }
    }
    return text;
  }
}

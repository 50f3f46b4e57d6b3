package regulars.counter.firstrun;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import regulars.model.earn.Decision;
import regulars.model.earn.Earning;
import regulars.model.earn.MemberState;
import regulars.model.earn.WhyLine;
import regulars.model.member.Buyer;
import regulars.model.rules.ReadBack;
import regulars.model.rules.Reading;
import regulars.model.rules.RulesDocument;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.value.Money;

/** A rules document to begin with. A point is for about a dollar's worth in every currency. */
public enum RulesTemplate {
  /** Points, double on beans. */
  COFFEE("beans"),
  /** Points, double on two quiet days. */
  BAKERY("bread"),
  /** Points, money off. */
  RETAIL("books"),
  /** Points, double early in the week. */
  RESTAURANT("drinks");

  /** So many of each currency are about ten dollars; one that is not here has about dollars. */
  private static final Map<String, Integer> TEN_DOLLARS =
      Map.ofEntries(
          Map.entry("AED", 50),
          Map.entry("ARS", 10_000),
          Map.entry("BRL", 50),
          Map.entry("CLP", 10_000),
          Map.entry("CNY", 50),
          Map.entry("COP", 50_000),
          Map.entry("CRC", 5_000),
          Map.entry("CZK", 200),
          Map.entry("DKK", 50),
          Map.entry("DOP", 500),
          Map.entry("EGP", 500),
          Map.entry("GTQ", 100),
          Map.entry("HKD", 100),
          Map.entry("HUF", 5_000),
          Map.entry("IDR", 200_000),
          Map.entry("ILS", 50),
          Map.entry("INR", 1_000),
          Map.entry("ISK", 1_000),
          Map.entry("JPY", 1_000),
          Map.entry("KES", 1_000),
          Map.entry("KRW", 10_000),
          Map.entry("MXN", 200),
          Map.entry("NGN", 10_000),
          Map.entry("NOK", 100),
          Map.entry("PEN", 50),
          Map.entry("PHP", 500),
          Map.entry("PKR", 2_000),
          Map.entry("PLN", 50),
          Map.entry("PYG", 100_000),
          Map.entry("RUB", 1_000),
          Map.entry("SEK", 100),
          Map.entry("THB", 500),
          Map.entry("TRY", 500),
          Map.entry("TWD", 500),
          Map.entry("UAH", 500),
          Map.entry("UYU", 500),
          Map.entry("VND", 200_000),
          Map.entry("ZAR", 200));

  private final String category;

  RulesTemplate(String category) {
    this.category = category;
  }

  /** What the basket below has in it that may earn more: the till's word. */
  public String category() {
    return category;
  }

  /** The document for this currency. */
  public String document(Currency currency) {
    String code = currency.getCurrencyCode();
    int ten = tenDollars(currency);
    return resource(name().toLowerCase(Locale.ROOT) + "-rules.txt")
        .replace("{1}", code + " " + Math.max(1, ten / 10))
        .replace("{10}", code + " " + ten)
        .replace("{500}", code + " " + 50L * ten);
  }

  private static int tenDollars(Currency currency) {
    Integer known = TEN_DOLLARS.get(currency.getCurrencyCode());
    if (known != null) {
      return known;
    }
    // Without cents, one of the currency is worth a cent.
    return currency.getDefaultFractionDigits() == 0 ? 1_000 : 10;
  }

  /**
   * What the document means.
   *
   * @param document as it will be kept
   * @param sentences each line in words
   * @param spent what the basket of the trial costs
   * @param special how much of it is of {@link #category}
   * @param points what it earns
   * @param why by which rules
   */
  public record Meaning(
      String document,
      List<ReadBack> sentences,
      Money spent,
      Money special,
      long points,
      List<WhyLine> why) {}

  /** Reads it for a shop, and tries a basket of about eighteen dollars, six of them special. */
  public Meaning meaning(Currency currency, ZoneId zone, LocalDate day) {
    String document = document(currency);
    if (!(RulesDocument.read(document, 1, currency, zone) instanceof Reading.Good good)) {
      throw new IllegalStateException("the template " + this + " can't be read in " + currency);
    }
    long tenth = minor(currency) * tenDollars(currency) / 10;
    Sale sale =
        new Sale(
            new SaleKey("trial", day, "1", SaleKind.SALE),
            day.atTime(12, 0).atZone(zone).toInstant(),
            new Money(18 * tenth, currency),
            List.of(
                new SaleLine("A", category, BigDecimal.ONE, 6 * tenth),
                new SaleLine("B", "other", BigDecimal.ONE, 12 * tenth)),
            new Buyer.Nobody(),
            null);
    Decision decision = Earning.decide(good.rules(), new MemberState(0, 1, 18 * tenth), sale);
    return new Meaning(
        document,
        good.readBack(),
        new Money(18 * tenth, currency),
        new Money(6 * tenth, currency),
        points(decision),
        why(decision));
  }

  private static long minor(Currency currency) {
    long minor = 1;
    for (int digit = 0; digit < currency.getDefaultFractionDigits(); digit++) {
      minor *= 10;
    }
    return minor;
  }

  private static long points(Decision decision) {
    return switch (decision) {
      case Decision.Skip _ -> 0;
      case Decision.Add add -> add.points();
      case Decision.AddAndAnnounce add -> add.points();
      case Decision.Hold hold -> hold.points();
    };
  }

  private static List<WhyLine> why(Decision decision) {
    return switch (decision) {
      case Decision.Skip _ -> List.of();
      case Decision.Add add -> add.why();
      case Decision.AddAndAnnounce add -> add.why();
      case Decision.Hold hold -> hold.why();
    };
  }

  private static String resource(String name) {
    try (InputStream in = RulesTemplate.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program is not whole: " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

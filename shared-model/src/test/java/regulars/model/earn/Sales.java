package regulars.model.earn;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import regulars.model.member.Buyer;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.value.Money;

/** Sales for tests, written the way a person would: {@code "18.00: coffee 12.00, beans 6.00"}. */
final class Sales {
  private Sales() {}

  /** A Wednesday in New York and everywhere near. */
  static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);

  static Sale sale(String basket) {
    return of(SaleKind.SALE, WEDNESDAY, basket);
  }

  static Sale refund(String basket) {
    return of(SaleKind.REFUND, WEDNESDAY, basket);
  }

  static Sale voided(String basket) {
    return of(SaleKind.VOID, WEDNESDAY, basket);
  }

  /** A sale at 17:00 UTC of this day: noon in New York. The item is called like its category. */
  static Sale of(SaleKind kind, LocalDate day, String basket) {
    String[] parts = basket.split(":");
    List<SaleLine> lines = new ArrayList<>();
    if (parts.length == 2) {
      for (String line : parts[1].split(",")) {
        int blank = line.strip().lastIndexOf(' ');
        String goods = line.strip().substring(0, blank);
        lines.add(line(goods, cents(line.strip().substring(blank + 1))));
      }
    }
    return of(kind, day, cents(parts[0].strip()), lines);
  }

  static Sale of(SaleKind kind, LocalDate day, long minor, List<SaleLine> lines) {
    Instant at = Instant.parse(day + "T17:00:00Z");
    return new Sale(
        new SaleKey("till-1", day, "1001", kind),
        at,
        Money.of(minor, "USD"),
        lines,
        new Buyer.Nobody(),
        null);
  }

  static SaleLine line(String goods, long minor) {
    return new SaleLine(goods, goods, BigDecimal.ONE, minor);
  }

  static long cents(String dollars) {
    return new BigDecimal(dollars).movePointRight(2).longValueExact();
  }
}

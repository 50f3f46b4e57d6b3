package regulars.counter.till.export;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import regulars.counter.till.line.Amounts;
import regulars.counter.till.line.ShopTerms;
import regulars.model.member.Buyer;
import regulars.model.member.PhoneNumbers;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;

/** Reads one row of a sales file by its profile. Holds nothing between rows. */
final class RowReader {
  private static final int LONGEST_TEXT = 120;
  private static final int LONGEST_KEY = 64;
  private static final int SHOWN = 20;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;
  private static final Pattern COLUMN = Pattern.compile("\\{([^}]*)}");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

  private final Profile.Sales sales;
  private final Header header;
  private final @Nullable Products products;
  private final ShopTerms terms;
  private final ZoneId zone;

  /** What is wrong with a row. */
  static final class RowException extends Exception {
    private static final long serialVersionUID = 1L;

    RowException(String reason) {
      super(reason, null, false, false);
    }
  }

  /** A row that makes sense. */
  record Row(SaleKey key, LocalDateTime at, Buyer buyer, SaleLine line) {}

  RowReader(Profile profile, Header header, @Nullable Products products, ShopTerms terms) {
    this.sales = profile.sales();
    this.header = header;
    this.products = products;
    this.terms = terms;
    this.zone = sales.zone() == null ? terms.zone() : sales.zone();
  }

  /** Every column that the profile speaks of. */
  static Set<String> columns(Profile.Sales sales) {
    Set<String> columns = new LinkedHashSet<>(List.of(sales.ticket(), sales.date()));
    COLUMN.matcher(sales.till()).results().forEach(found -> columns.add(found.group(1)));
    for (String column :
        Arrays.asList(
            sales.time(),
            sales.external(),
            sales.phone(),
            sales.product(),
            sales.item(),
            sales.category(),
            sales.quantity(),
            sales.amount())) {
      if (column != null) {
        columns.add(column);
      }
    }
    columns.addAll(sales.required());
    columns.addAll(sales.whole());
    columns.addAll(sales.decimal());
    return columns;
  }

  ZoneId zone() {
    return zone;
  }

  /** What two rows of one receipt have in common, as written; null when a row is too short. */
  @Nullable String group(List<String> cells) {
    if (cells.size() != header.columns()) {
      return null;
    }
    return filled(sales.till(), cells)
        + '\n'
        + cell(sales.date(), cells)
        + '\n'
        + cell(sales.ticket(), cells);
  }

  Row read(List<String> cells) throws RowException {
    if (cells.size() != header.columns()) {
      throw new RowException("has " + cells.size() + " columns and the header " + header.columns());
    }
    for (String column : sales.required()) {
      must(column, cells);
    }
    String ticket = key(sales.ticket(), must(sales.ticket(), cells));
    LocalDateTime at = at(cells);
    for (String column : sales.whole()) {
      check(column, cells, WHOLE.matcher(must(column, cells)).matches(), "a whole number");
    }
    for (String column : sales.decimal()) {
      check(column, cells, Amounts.isPlain(must(column, cells)), "a number such as 3.75");
    }
    String till = key("till", filled(sales.till(), cells));
    SaleKey key = new SaleKey(till, at.toLocalDate(), ticket, SaleKind.SALE);
    return new Row(key, at, buyer(cells), line(cells));
  }

  private LocalDateTime at(List<String> cells) throws RowException {
    String dateText = must(sales.date(), cells);
    TemporalAccessor date = parsed(dateText, sales.dates());
    LocalDate day = date == null ? null : date.query(TemporalQueries.localDate());
    boolean sane = day != null && day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    check(sales.date(), cells, sane, "a day written as " + patterns(sales.dates()));
    LocalTime time = date == null ? null : date.query(TemporalQueries.localTime());
    if (sales.time() != null) {
      TemporalAccessor clock = parsed(must(sales.time(), cells), sales.times());
      time = clock == null ? null : clock.query(TemporalQueries.localTime());
      check(sales.time(), cells, time != null, "a time written as " + patterns(sales.times()));
    }
    if (day == null) {
      throw new IllegalStateException("checked above");
    }
    return day.atTime(time == null ? LocalTime.NOON : time);
  }

  private static @Nullable TemporalAccessor parsed(String text, List<Profile.Format> formats) {
    for (Profile.Format format : formats) {
      try {
        return format.reader().parse(text);
      } catch (DateTimeException e) {
        // The next pattern may fit.
      }
    }
    return null;
  }

  private Buyer buyer(List<String> cells) throws RowException {
    String phone = sales.phone() == null ? "" : cell(sales.phone(), cells);
    if (!phone.isEmpty() && !sales.nobody().contains(phone)) {
      return switch (terms.phones().read(phone)) {
        case PhoneNumbers.Reading.Good good -> new Buyer.ByPhone(good.phone());
        case PhoneNumbers.Reading.Bad bad ->
            throw new RowException(sales.phone() + " is not a phone number");
      };
    }
    String external = sales.external() == null ? "" : cell(sales.external(), cells);
    if (external.isEmpty() || sales.nobody().contains(external)) {
      return new Buyer.Nobody();
    }
    return new Buyer.ByExternalNumber(key(String.valueOf(sales.external()), external));
  }

  private SaleLine line(List<String> cells) throws RowException {
    String item = sales.item() == null ? "" : cell(sales.item(), cells);
    String category = sales.category() == null ? "" : cell(sales.category(), cells);
    if (products != null && sales.product() != null) {
      Products.Product product = products.find(must(sales.product(), cells));
      check(sales.product(), cells, product != null, "a product of " + products.file());
      if (product != null) {
        item = product.item();
        category = product.category();
      }
    }
    String quantity = sales.quantity() == null ? "1" : must(sales.quantity(), cells);
    if (sales.quantity() != null) {
      check(sales.quantity(), cells, Amounts.isPlain(quantity), "a number such as 2");
    }
    return new SaleLine(cut(item), cut(category), new BigDecimal(quantity), amount(cells));
  }

  private long amount(List<String> cells) throws RowException {
    return switch (Amounts.read(must(sales.amount(), cells), terms.currency())) {
      case Amounts.Amount.Bad bad -> throw new RowException(sales.amount() + " " + bad.reason());
      case Amounts.Amount.Good good when good.minor() < 0 ->
          throw new RowException(
              sales.amount() + " is negative; only sales are read from this file");
      case Amounts.Amount.Good good -> good.minor();
    };
  }

  private String must(String column, List<String> cells) throws RowException {
    String cell = cell(column, cells);
    if (cell.isEmpty()) {
      throw new RowException(column + " is missing");
    }
    return cell;
  }

  private void check(String column, List<String> cells, boolean right, String wanted)
      throws RowException {
    if (!right) {
      String cell = cell(column, cells);
      String shown = cell.length() <= SHOWN ? cell : cell.substring(0, SHOWN) + "…";
      throw new RowException(column + " is \"" + shown + "\", not " + wanted);
    }
  }

  private static String key(String column, String text) throws RowException {
    if (text.length() > LONGEST_KEY) {
      throw new RowException(column + " is longer than " + LONGEST_KEY + " characters");
    }
    return text;
  }

  private String filled(String template, List<String> cells) {
    Matcher column = COLUMN.matcher(template);
    return column.replaceAll(found -> Matcher.quoteReplacement(cell(found.group(1), cells)));
  }

  private String cell(String column, List<String> cells) {
    Integer place = header.place(column);
    return place == null ? "" : cells.get(place).strip();
  }

  private static String patterns(List<Profile.Format> formats) {
    return String.join(" or ", formats.stream().map(Profile.Format::pattern).toList());
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
    return text.substring(0, splitsPair ? LONGEST_TEXT - 1 : LONGEST_TEXT);
  }
}

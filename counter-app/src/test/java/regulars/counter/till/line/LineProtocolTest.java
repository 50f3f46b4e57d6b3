package regulars.counter.till.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import regulars.model.member.Buyer;
import regulars.model.member.MemberNumber;
import regulars.model.member.Phone;
import regulars.model.member.PhoneNumbers;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.value.Money;

class LineProtocolTest {
  private static final ShopTerms TERMS =
      new ShopTerms(
          Currency.getInstance("USD"), ZoneId.of("America/New_York"), new PhoneNumbers("US"));

  private final LineProtocol protocol = new LineProtocol(TERMS);

  private static final Sale BEANS =
      new Sale(
          new SaleKey("till-1", LocalDate.of(2026, 11, 22), "4711", SaleKind.SALE),
          Instant.parse("2026-11-22T14:41:07Z"),
          Money.of(1800, "USD"),
          List.of(
              new SaleLine("House beans", "beans", new BigDecimal("1"), 600),
              new SaleLine("Latte", "coffee", new BigDecimal("3"), 1200)),
          new Buyer.ByPhone(new Phone("+14155552671")),
          null);

  private SaleLineRead read(String line) {
    return protocol.read(line.getBytes(StandardCharsets.UTF_8));
  }

  private Sale sale(String line) {
    SaleLineRead read = read(line);
    assertThat(read).as(line).isInstanceOf(SaleLineRead.Good.class);
    return ((SaleLineRead.Good) read).sale();
  }

  private String reason(String line) {
    SaleLineRead read = read(line);
    assertThat(read).as(line).isInstanceOf(SaleLineRead.Bad.class);
    return ((SaleLineRead.Bad) read).reason();
  }

  private static String json(String rest) {
    return "{\"till\":\"t\",\"ticket\":\"1\",\"at\":\"2026-11-22T09:41:07\"," + rest + "}";
  }

  @Test
  void a_json_object_and_a_csv_record_say_the_same_sale() {
    assertThat(
            sale(
                """
                {"kind":"sale","till":"till-1","ticket":4711,"at":"2026-11-22T09:41:07",\
                "total":"18.00","phone":"(415) 555-2671","lines":[\
                {"item":"House beans","category":"beans","quantity":1,"amount":"6.00"},\
                {"item":"Latte","category":"coffee","quantity":3,"amount":12}]}\
                """))
        .isEqualTo(BEANS);
    assertThat(
            sale(
                "sale,till-1,4711,2026-11-22T14:41:07Z,2026-11-22,18.00,USD,415-555-2671,,,,,"
                    + "House beans,beans,1,6.00,Latte,coffee,3,12"))
        .isEqualTo(BEANS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "18.00 | 1800",
        "18 | 1800",
        "\"18.00\" | 1800",
        "\"0.1\" | 10",
        "0.10 | 10",
        "1.15 | 115",
        "4.35 | 435",
        "1e1 | 1000",
        "1.8e1 | 1800",
        "0 | 0",
        "9007199254740993.01 | none",
        "9999999999.99 | 999999999999",
        "1.005 | none",
        "\"1,50\" | none",
        "\"$5\" | none",
        "\"5 USD\" | none",
        "\"\" | none",
        "-1 | none",
        "1e999999999 | none",
        "1e-999999999 | none",
        "true | none",
        "[] | none",
        "NaN | none"
      })
  void amounts_are_exact_or_refused(String written, String minor) {
    SaleLineRead read = read(json("\"total\":" + written));
    if (minor.equals("none")) {
      assertThat(read).isInstanceOf(SaleLineRead.Bad.class);
    } else {
      assertThat(sale(json("\"total\":" + written)).total().minor())
          .isEqualTo(Long.parseLong(minor));
    }
  }

  @Test
  void minor_units_are_taken_as_they_are() {
    assertThat(sale(json("\"totalMinor\":1800")).total()).isEqualTo(Money.of(1800, "USD"));
    assertThat(reason(json("\"totalMinor\":18.5"))).contains("totalMinor");
    assertThat(reason(json("\"totalMinor\":1800,\"total\":18"))).contains("send one");
  }

  @Test
  void another_currency_than_the_shops_is_refused_and_says_which_it_is() {
    assertThat(sale(json("\"total\":\"5.00\",\"currency\":\"usd\"")).total())
        .isEqualTo(Money.of(500, "USD"));
    assertThat(reason(json("\"total\":\"500\",\"currency\":\"jpy\"")))
        .isEqualTo(
            "currency is JPY, but the shop's is USD: points are given for sales in USD only");
    assertThat(reason("sale,t,1,2026-11-22T10:00:00,,6.00,EUR,,,,,"))
        .startsWith("currency is EUR, but the shop's is USD");
  }

  @Test
  void a_time_without_offset_is_the_shops_and_decides_the_day() {
    Sale late = sale(json("\"total\":1").replace("09:41:07", "23:59:59-05:00"));
    assertThat(late.key().businessDay()).isEqualTo(LocalDate.of(2026, 11, 22));
    assertThat(late.occurredAt()).isEqualTo(Instant.parse("2026-11-23T04:59:59Z"));
    Sale booked = sale(json("\"total\":1,\"day\":\"2026-11-21\""));
    assertThat(booked.key().businessDay()).isEqualTo(LocalDate.of(2026, 11, 21));
    assertThat(sale(json("\"total\":1").replace("T09", " 09")).occurredAt())
        .isEqualTo(Instant.parse("2026-11-22T14:41:07Z"));
  }

  @Test
  void a_refund_names_its_original() {
    Sale refund =
        sale("refund,t,99,2026-11-22T10:00:00,,6.00,,,,,4711,2026-11-21,House beans,beans,1,6.00");
    assertThat(refund.key().kind()).isEqualTo(SaleKind.REFUND);
    assertThat(refund.original()).isEqualTo(new Sale.Original(LocalDate.of(2026, 11, 21), "4711"));
    assertThat(sale(json("\"kind\":\"void\",\"total\":1,\"original\":\"77\"")).original())
        .isEqualTo(new Sale.Original(null, "77"));
    assertThat(
            sale(json("\"kind\":\"void\",\"total\":1,\"original\":{\"ticket\":\"77\"}")).original())
        .isEqualTo(new Sale.Original(null, "77"));
  }

  @Test
  void the_buyer_is_one_of_three_or_nobody() {
    MemberNumber number = new MemberNumber(1042);
    assertThat(sale(json("\"total\":1,\"member\":\"" + number + "\"")).buyer())
        .isEqualTo(new Buyer.ByNumber(number));
    assertThat(sale(json("\"total\":1,\"external\":558")).buyer())
        .isEqualTo(new Buyer.ByExternalNumber("558"));
    assertThat(sale(json("\"total\":1,\"phone\":\"\",\"member\":null")).buyer())
        .isEqualTo(new Buyer.Nobody());
    assertThat(reason(json("\"total\":1,\"phone\":\"4155552671\",\"external\":\"5\"")))
        .contains("more than one");
  }

  @Test
  void no_reason_repeats_a_phone_number() {
    assertThat(reason(json("\"total\":1,\"phone\":\"415555\""))).doesNotContain("415");
  }

  @Test
  void blank_lines_and_the_header_are_nothing() {
    assertThat(List.of(read(""), read("  \t"), read(String.join(",", CsvSale.COLUMNS) + ",item")))
        .containsOnly(new SaleLineRead.Nothing());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}",
        "[]",
        "hello",
        "{\"till\":\"t\"} {\"till\":\"t\"}",
        "{\"till\":\"t\",\"till\":\"u\",\"ticket\":\"1\",\"at\":\"2026-11-22T09:41:07\",\"total\":1}",
        "sale,t,1,2026-11-22T09:41:07,,18.00",
        "sale,t,1,2026-11-22T09:41:07,,18.00,,,,,,,item",
        "lend,t,1,2026-11-22T09:41:07,,18.00,,,,,,",
        "sale,,1,2026-11-22T09:41:07,,18.00,,,,,,",
        "sale,t,,2026-11-22T09:41:07,,18.00,,,,,,",
        "sale,t,1,,,18.00,,,,,,",
        "sale,t,1,22.11.2026,,18.00,,,,,,",
        "sale,t,1,2026-02-30T09:41:07,,18.00,,,,,,",
        "sale,t,1,0001-11-22T09:41:07,,18.00,,,,,,",
        "sale,t,1,2026-11-22T09:41:07,,,,,,,,",
        "sale,t,1,2026-11-22T09:41:07,,-18.00,,,,,,",
        "sale,t,1,2026-11-22T09:41:07,,18.00,XXXX,,,,,",
        "sale,t,1,2026-11-22T09:41:07,,18.00,,,1042-1,,,",
        "sale,t,1,2026-11-22T09:41:07,,18.00,,,,,77,",
        "refund,t,1,2026-11-22T09:41:07,,18.00,,,,,,2026-11-22",
        "sale,\"t,1,2026-11-22T09:41:07,,18.00,,,,,,",
        "sale,\"t\"x,1,2026-11-22T09:41:07,,18.00,,,,,,",
      })
  void a_bad_line_gets_a_reason(String line) {
    assertThat(reason(line)).isNotBlank();
  }

  @Test
  void an_overlong_till_or_basket_is_refused_and_an_overlong_item_is_cut() {
    assertThat(reason(json("\"total\":1").replace("\"t\"", "\"" + "t".repeat(65) + "\"")))
        .contains("64 characters");
    String line = "{\"item\":\"\",\"amount\":0}";
    assertThat(reason(json("\"total\":1,\"lines\":[" + (line + ",").repeat(1000) + line + "]")))
        .contains("1000 lines");
    assertThat(
            sale(json(
                    "\"total\":1,\"lines\":[{\"item\":\"" + "é".repeat(121) + "\",\"amount\":1}]"))
                .lines()
                .getFirst()
                .item())
        .hasSize(120);
  }

  @Test
  void bytes_that_are_not_text_are_refused_with_their_place() {
    byte[] latin = "sale,caf\u00e9,1".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(protocol.read(latin))
        .isEqualTo(
            new SaleLineRead.Bad("the line is not UTF-8 at byte 9: let the till write UTF-8"));
    assertThat(reason("sale,t,1\u0000")).contains("control character 0 at character 9");
    assertThat(reason(json("\"total\":1").replace("\"t\"", "\"t\\u0000\""))).contains("control");
    assertThat(reason(json("\"total\":1").replace("\"t\"", "\"t\\ud800\""))).contains("half");
    assertThat(reason("{\"a\":".repeat(60_000))).contains("JSON");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatever_the_bytes_reading_never_fails(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] good =
        json("\"total\":\"18.00\",\"lines\":[{\"item\":\"x\",\"amount\":1.5}]")
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] line = good.clone();
      for (int flips = random.nextInt(6); flips >= 0; flips--) {
        line[random.nextInt(line.length)] = (byte) random.nextInt(256);
      }
      assertThat(protocol.read(line)).isNotNull();
    }
  }
}

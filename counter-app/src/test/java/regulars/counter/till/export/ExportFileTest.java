package regulars.counter.till.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.till.line.RefusedLine;
import regulars.counter.till.line.ShopTerms;
import regulars.model.member.Buyer;
import regulars.model.member.PhoneNumbers;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.value.Money;

class ExportFileTest {
  private static final ShopTerms TERMS =
      new ShopTerms(
          Currency.getInstance("USD"), ZoneId.of("America/New_York"), new PhoneNumbers("US"));

  private static final String PROFILE =
      """
      [sales]
      file = sales*.csv
      till = shop/{outlet}
      ticket = id
      date = day
      dates = d/M/yyyy, yyyy-MM-dd
      time = time
      times = H:mm
      external = customer
      nobody = 0
      product = product
      quantity = quantity
      amount = paid
      whole = id
      [products]
      file = products.csv
      product = id
      item = name
      category = kind
      [categories]
      Coffee beans = beans
      [members]
      file = members.csv
      external = id
      name = name
      phone = phone
      """;

  private static final String HEADER = "ID,outlet,day,time,customer,product,quantity,paid\n";

  @TempDir Path folder;

  /** Writes down what it is given. */
  private static final class RecordingReceipts implements Receipts {
    final List<Sale> sales = new ArrayList<>();
    final List<String> raws = new ArrayList<>();
    final List<RefusedLine> refused = new ArrayList<>();

    @Override
    public void sale(long line, long start, byte[] raw, Sale sale) {
      sales.add(sale);
      raws.add(new String(raw, StandardCharsets.UTF_8));
    }

    @Override
    public void refused(long start, byte[] raw, List<RefusedLine> broken) {
      refused.addAll(broken);
    }
  }

  private Path sales(String rows) throws IOException {
    Files.writeString(
        folder.resolve("products.csv"), "id,name,kind\n1,House,Coffee beans\n2,Latte,Coffee\n");
    return Files.writeString(folder.resolve("sales-april.csv"), HEADER + rows);
  }

  private static Profile profile() throws ProfileException {
    return ProfileFile.read("test", PROFILE);
  }

  private RecordingReceipts read(String rows) throws Exception {
    Path file = sales(rows);
    RecordingReceipts receipts = new RecordingReceipts();
    ExportFile.open(file, profile(), TERMS)
        .read(Place.START, Files.size(file), receipts, bytes -> true);
    return receipts;
  }

  @Test
  void rows_of_one_day_shop_and_id_are_one_receipt() throws Exception {
    RecordingReceipts read =
        read(
            """
            7,3,01/04/2019,9:05,558,1,2,6.00
            7,3,01/04/2019,9:05,558,2,1,3.5
            7,4,01/04/2019,9:06,0,2,1,3.5
            7,4,2019-04-02,23:59,,2,1,3.5
            """);

    assertThat(read.refused).isEmpty();
    assertThat(read.sales)
        .extracting(Sale::key)
        .containsExactly(
            new SaleKey("shop/3", LocalDate.of(2019, 4, 1), "7", SaleKind.SALE),
            new SaleKey("shop/4", LocalDate.of(2019, 4, 1), "7", SaleKind.SALE),
            new SaleKey("shop/4", LocalDate.of(2019, 4, 2), "7", SaleKind.SALE));
    Sale first = read.sales.getFirst();
    assertThat(first.total()).isEqualTo(Money.of(950, "USD"));
    assertThat(first.occurredAt()).isEqualTo(Instant.parse("2019-04-01T13:05:00Z"));
    assertThat(first.buyer()).isEqualTo(new Buyer.ByExternalNumber("558"));
    assertThat(first.lines())
        .extracting(line -> line.item() + "/" + line.category() + "/" + line.amount())
        .containsExactly("House/beans/600", "Latte/Coffee/350");
    assertThat(read.raws.getFirst())
        .isEqualTo("7,3,01/04/2019,9:05,558,1,2,6.00\n7,3,01/04/2019,9:05,558,2,1,3.5\n");
    assertThat(read.sales.subList(1, 3)).extracting(Sale::buyer).containsOnly(new Buyer.Nobody());
  }

  @Test
  void each_kind_of_broken_row_is_refused_by_line_and_the_rest_counts() throws Exception {
    RecordingReceipts read =
        read(
            """
            x1,3,1/4/2019,9:05,5,1,1,6
            2,3,1/4/2019a,9:05,5,1,1,6
            3,3,1/4/2019,,5,1,1,6
            4,3,1/4/2019,25:05,5,1,1,6
            5,3,1/4/2019,9:05,5,9,1,6
            6,3,1/4/2019,9:05,5,1,two,6
            7,3,1/4/2019,9:05,5,1,1,6.005
            8,3,1/4/2019,9:05,5,1,1,-6
            9,3,1/4/2019,9:05,5,1,1
            10,3,1/4/2019,9:05,5,1,1,"6
            ,3,1/4/2019,9:05,5,1,1,6
            12,3,1/4/2019,9:05,5,1,1,6
            """);

    assertThat(read.sales).extracting(sale -> sale.key().ticket()).containsExactly("12");
    assertThat(read.refused)
        .containsExactly(
            new RefusedLine(2, "id is \"x1\", not a whole number"),
            new RefusedLine(3, "day is \"1/4/2019a\", not a day written as d/M/yyyy or yyyy-MM-dd"),
            new RefusedLine(4, "time is missing"),
            new RefusedLine(5, "time is \"25:05\", not a time written as H:mm"),
            new RefusedLine(6, "product is \"9\", not a product of products.csv"),
            new RefusedLine(7, "quantity is \"two\", not a number such as 2"),
            new RefusedLine(8, "paid has a fraction of the smallest coin: USD has 2 decimals"),
            new RefusedLine(9, "paid is negative; only sales are read from this file"),
            new RefusedLine(10, "has 7 columns and the header 8"),
            new RefusedLine(11, "column 8: a quotation mark is opened and never closed"),
            new RefusedLine(12, "id is missing"));
  }

  @Test
  void a_receipt_with_a_broken_row_is_refused_as_a_whole() throws Exception {
    RecordingReceipts read =
        read(
            """
            1,3,1/4/2019,9:05,5,1,1,6
            1,3,1/4/2019,9:05,5,1,1,six
            1,3,1/4/2019,9:05,5,2,1,6
            2,3,1/4/2019,9:05,5,1,1,six
            2,3,1/4/2019,9:05,5,1,1,6
            3,3,1/4/2019,9:05,5,1,1,6
            3,3,1/4/2019x,9:05,5,1,1,6
            3,3,1/4/2019,9:05,5,1,1,6
            4,3,1/4/2019,9:05,5,1,1,6
            4,3,1/4/2019,9:05,6,1,1,6
            """);

    assertThat(read.sales).isEmpty();
    assertThat(read.refused).extracting(RefusedLine::line).containsExactly(3L, 5L, 8L, 11L);
    assertThat(read.refused.getFirst().reason())
        .isEqualTo(
            "paid is not an amount: write digits and a point, as in 18.00; its receipt, lines 2 to"
                + " 4, is left out");
    assertThat(read.refused.getLast().reason()).startsWith("names another member");
  }

  @Test
  void a_file_that_does_not_fit_is_refused_in_a_sentence() throws Exception {
    Path file = sales("");
    Files.delete(folder.resolve("products.csv"));
    assertThatThrownBy(() -> ExportFile.open(file, profile(), TERMS))
        .hasMessageContaining("needs products.csv beside");
    Files.writeString(file, "id,outlet,day,time\n");
    assertThat(ExportFile.fits(file, profile())).isFalse();
    assertThatThrownBy(() -> ExportFile.open(file, profile(), TERMS))
        .hasMessageContaining("no column customer, product, quantity, paid");
  }

  @Test
  void a_byte_order_mark_and_crlf_do_no_harm() throws Exception {
    Path file = sales("");
    Files.writeString(
        file, "\uFEFF" + HEADER.replace("\n", "\r\n") + "7,3,1/4/2019,9:05,5,1,1,6\r\n");
    RecordingReceipts receipts = new RecordingReceipts();

    assertThat(ExportFile.fits(file, profile())).isTrue();
    ExportFile.open(file, profile(), TERMS)
        .read(Place.START, Files.size(file), receipts, bytes -> true);

    assertThat(receipts.sales).hasSize(1);
  }

  @Test
  void a_grown_file_goes_on_at_its_last_receipt() throws Exception {
    Path file = sales("1,3,1/4/2019,9:05,5,1,1,6\n2,3,1/4/2019,9:05,5,1,1,6\n");
    ExportFile export = ExportFile.open(file, profile(), TERMS);
    RecordingReceipts first = new RecordingReceipts();
    Place next = export.read(Place.START, Files.size(file), first, bytes -> true);
    Files.writeString(file, "3,3,1/4/2019,9:05,5,1,1,six\n", StandardOpenOption.APPEND);
    RecordingReceipts second = new RecordingReceipts();

    export.read(next, Files.size(file), second, bytes -> true);

    assertThat(first.sales).extracting(sale -> sale.key().ticket()).containsExactly("1", "2");
    assertThat(second.sales).extracting(sale -> sale.key().ticket()).containsExactly("2");
    assertThat(second.refused).extracting(RefusedLine::line).containsExactly(4L);
  }

  @Test
  void a_million_rows_are_read_without_being_held() throws Exception {
    Path file = sales("");
    try (Writer out = Files.newBufferedWriter(file, StandardOpenOption.APPEND)) {
      for (int i = 0; i < 1_000_000; i++) {
        out.write(i / 2 + ",3,1/4/2019,9:05," + i % 1_000 / 2 * 2 + ",1,1,6.00\n");
      }
    }
    long[] counts = new long[2];
    Receipts counting =
        new Receipts() {
          @Override
          public void sale(long line, long start, byte[] raw, Sale sale) {
            counts[0]++;
            counts[1] += sale.total().minor();
          }

          @Override
          public void refused(long start, byte[] raw, List<RefusedLine> broken) {
            throw new AssertionError(broken.toString());
          }
        };
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();

    ExportFile.open(file, profile(), TERMS)
        .read(Place.START, Files.size(file), counting, bytes -> true);

    System.gc();
    long after = runtime.totalMemory() - runtime.freeMemory();
    assertThat(counts).containsExactly(500_000, 600_000_000);
    assertThat(after - before).isLessThan(16 << 20);
  }

  @Test
  void members_come_with_name_and_number_and_only_a_sure_phone() throws Exception {
    Files.writeString(
        folder.resolve("members.csv"),
        "id,name,phone,other\n1,Ana,(415) 555-2671,x\n2,,032-732-6308,x\n2,Bob,,x\n,Cy,,x\n");

    MemberList list = MemberList.read(folder, profile(), TERMS);

    assertThat(list.members())
        .extracting(m -> m.externalNumber() + "/" + m.name() + "/" + (m.phone() == null))
        .containsExactly("1/Ana/false", "2/null/true");
    assertThat(list.refused()).extracting(RefusedLine::line).containsExactly(4L, 5L);
  }
}

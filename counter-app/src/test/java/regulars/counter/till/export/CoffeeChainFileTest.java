package regulars.counter.till.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.till.line.RefusedLine;
import regulars.counter.till.line.ShopTerms;
import regulars.model.member.Buyer;
import regulars.model.member.PhoneNumbers;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;

/** The real month of a coffee chain, where it lies beside the project. */
class CoffeeChainFileTest {
  private static final Path DATA = Path.of("..", "..", "shared", "data", "coffee-chain-2019");
  private static final ShopTerms TERMS =
      new ShopTerms(
          Currency.getInstance("USD"), ZoneId.of("America/New_York"), new PhoneNumbers("US"));

  @TempDir Path none;

  @Test
  void the_month_has_39260_receipts_and_eleven_broken_rows() throws Exception {
    Path file = DATA.resolve("201904_sales_reciepts.csv");
    assumeTrue(Files.exists(file), "the coffee chain's data is not beside the project: " + DATA);
    Profile profile = Profiles.read(none).fitting(file);
    assertThat(profile).isNotNull();
    Set<SaleKey> keys = new HashSet<>();
    Set<Long> broken = new HashSet<>();
    long[] sums = new long[3];

    ExportFile.open(file, profile, TERMS)
        .read(
            Place.START,
            Files.size(file),
            new Receipts() {
              @Override
              public void sale(long line, long start, byte[] raw, Sale sale) {
                assertThat(keys.add(sale.key())).isTrue();
                sums[0] += sale.total().minor();
                sums[1] += sale.buyer() instanceof Buyer.Nobody ? 1 : 0;
                sums[2] += sale.lines().stream().filter(l -> l.category().equals("beans")).count();
              }

              @Override
              public void refused(long start, byte[] raw, List<RefusedLine> rows) {
                rows.forEach(row -> broken.add(row.line()));
              }
            },
            bytes -> true);

    assertThat(keys).hasSize(39_260);
    assertThat(broken).containsExactlyInAnyOrder(4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 14L, 18L, 19L);
    assertThat(sums[0]).isPositive();
    assertThat(sums[1]).isPositive();
    assertThat(sums[2]).isPositive();
  }

  @Test
  void its_2246_members_have_numbers_and_no_phones() throws Exception {
    assumeTrue(
        Files.exists(DATA.resolve("customer.csv")),
        "the coffee chain's data is not beside the project: " + DATA);
    Profile profile = Profiles.read(none).named("coffee-chain-2019");
    assertThat(profile).isNotNull();

    MemberList list = MemberList.read(DATA, profile, TERMS);

    assertThat(list.refused()).isEmpty();
    assertThat(list.members()).hasSize(2_246);
    assertThat(list.members()).allMatch(member -> member.phone() == null && member.name() != null);
  }
}

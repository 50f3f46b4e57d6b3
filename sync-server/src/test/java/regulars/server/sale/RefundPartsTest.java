package regulars.server.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.member.Buyer;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.sync.Action;
import regulars.model.sync.Action.RecordSale;
import regulars.model.sync.Answer;
import regulars.model.value.Money;
import regulars.server.TestCounter;
import regulars.server.TestServer;
import regulars.server.ledger.Verify;

/**
 * Baskets that come back in parts, on a real ledger: every part takes exactly the points of what it
 * brought back, and all parts together what the sale gave, whatever happens between them. One point
 * a dollar, double on beans.
 */
class RefundPartsTest {
  private static final String BASKET = "2 latte 8.00, 1 beans 6.50, 1 mug 12.25";

  @TempDir Path folder;

  private TestServer server;
  private TestCounter counter;
  private UUID ana;
  private UUID ben;
  private int tickets;
  private SaleKey sold;

  @BeforeEach
  void start() {
    server = TestServer.in(folder);
    counter = server.counter("one");
    ana = counter.enrol("+14155552671", "Ana");
    ben = counter.enrol("+14155552672", "Ben");
  }

  @AfterEach
  void stop() {
    assertThat(Verify.open(server.database()).findings()).isEmpty();
    server.close();
  }

  private static List<SaleLine> lines(String basket) {
    List<SaleLine> lines = new ArrayList<>();
    for (String line : basket.split(", ")) {
      String[] words = line.split(" ");
      long minor = new BigDecimal(words[2]).movePointRight(2).longValueExact();
      String category = words[1].equals("beans") ? "beans" : "other";
      lines.add(new SaleLine(words[1], category, new BigDecimal(words[0]), minor));
    }
    return lines;
  }

  private Sale sale(SaleKind kind, String basket, Buyer buyer) {
    List<SaleLine> lines = basket.isEmpty() ? List.of() : lines(basket);
    long total = lines.stream().mapToLong(SaleLine::amount).sum();
    boolean isSale = kind == SaleKind.SALE;
    SaleKey key =
        new SaleKey(
            "bar",
            java.time.LocalDate.of(2026, 11, 20),
            kind == SaleKind.VOID ? sold.ticket() : "T" + ++tickets,
            kind);
    return new Sale(
        key,
        server.clock.instant(),
        Money.of(total, "USD"),
        lines,
        buyer,
        isSale ? null : new Sale.Original(null, sold.ticket()));
  }

  private Answer.Applied done(Sale sale) {
    return counter.done(new RecordSale(counter.newId(), sale));
  }

  /** Sells {@link #BASKET} to Ana: 26 points for 26.75, and 6 for the beans. */
  private void sell(Buyer buyer) {
    Sale sale = sale(SaleKind.SALE, BASKET, buyer);
    sold = sale.key();
    done(sale);
  }

  private long back(String basket) {
    return done(sale(SaleKind.REFUND, basket, new Buyer.Nobody())).points();
  }

  private long undo() {
    return done(sale(SaleKind.VOID, "", new Buyer.Nobody())).points();
  }

  private long balance(UUID member) {
    return server.core().sync().member(member).card().balance();
  }

  @Test
  void by_line_by_rule_and_by_quantity() {
    sell(new Buyer.ById(ana));
    assertThat(balance(ana)).isEqualTo(32);
    assertThat(back("1 latte 4.00")).as("one of two").isEqualTo(-4);
    assertThat(back("1 beans 6.50")).as("with what their rule gave").isEqualTo(-12);
    assertThat(back("1 latte 4.00")).as("the other of two").isEqualTo(-4);
    assertThat(back("1 mug 12.25")).as("what is left").isEqualTo(-12);
    assertThat(balance(ana)).isZero();
  }

  @Test
  void a_whole_void_after_parts_takes_the_rest_and_nothing_twice() {
    sell(new Buyer.ById(ana));
    back("1 beans 6.50");
    assertThat(undo()).isEqualTo(-20);
    assertThat(back("1 mug 12.25")).isZero();
    assertThat(balance(ana)).isZero();
  }

  @Test
  void by_the_rules_of_the_sale_though_they_changed_between_the_parts() {
    sell(new Buyer.ById(ana));
    assertThat(back("1 latte 4.00")).isEqualTo(-4);
    server.accept("9 points per dollar\nTriple points on other\n100 points = a free coffee\n");
    assertThat(back("1 beans 6.50")).isEqualTo(-12);
    server.accept("1 point per $10\n100 points = a free coffee\n");
    assertThat(undo()).isEqualTo(-16);
    assertThat(balance(ana)).isZero();
  }

  @Test
  void a_part_that_waits_takes_its_points_once_it_is_released_whatever_came_between() {
    sell(new Buyer.ById(ana));
    counter.done(new Action.Adjust(ana, -30, "used elsewhere"), "mia");
    Answer.Applied held = done(sale(SaleKind.REFUND, "1 mug 12.25", new Buyer.Nobody()));
    assertThat(held.detail()).isEqualTo("BELOW_ZERO");
    counter.done(new Action.Adjust(ana, 30, "found again"), "mia");
    assertThat(back("1 beans 6.50")).isEqualTo(-12);
    assertThat(counter.done(new Action.ReleaseHold(held.opId(), "now"), "mia").points())
        .isEqualTo(-12);
    assertThat(back("2 latte 8.00")).isEqualTo(-8);
    assertThat(balance(ana)).isZero();
  }

  @Test
  void a_part_that_was_rejected_leaves_its_points_and_a_later_void_takes_them() {
    sell(new Buyer.ById(ana));
    counter.done(new Action.Adjust(ana, -30, "used elsewhere"), "mia");
    Answer.Applied held = done(sale(SaleKind.REFUND, "1 mug 12.25", new Buyer.Nobody()));
    counter.done(new Action.RejectHold(held.opId(), "no mug"), "mia");
    counter.done(new Action.Adjust(ana, 30, "found again"), "mia");
    assertThat(undo()).isEqualTo(-32);
    assertThat(balance(ana)).isZero();
  }

  @Test
  void across_a_claim_and_a_move() {
    sell(new Buyer.Nobody());
    assertThat(back("1 latte 4.00")).isZero();
    counter.done(new Action.ClaimSale(sold, ana), "bea");
    assertThat(balance(ana)).isEqualTo(28);
    assertThat(back("1 beans 6.50")).isEqualTo(-12);
    counter.done(new Action.MoveSale(sold, ben, "his", null), "bea");
    assertThat(balance(ana)).isZero();
    assertThat(balance(ben)).isEqualTo(16);
    assertThat(back("1 latte 4.00")).isEqualTo(-4);
    assertThat(undo()).isEqualTo(-12);
    assertThat(balance(ben)).isZero();
  }

  @Test
  void a_reversed_part_gives_its_points_back_and_a_void_takes_them_again() {
    sell(new Buyer.ById(ana));
    Answer.Applied part = done(sale(SaleKind.REFUND, "1 mug 12.25", new Buyer.Nobody()));
    counter.done(new Action.Reverse(ana, part.opId(), "kept it after all"), "mia");
    assertThat(balance(ana)).isEqualTo(32);
    assertThat(undo()).isEqualTo(-32);
    assertThat(balance(ana)).isZero();
  }
}

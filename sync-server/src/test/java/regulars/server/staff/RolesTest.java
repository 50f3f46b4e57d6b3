package regulars.server.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.ledger.Entry;
import regulars.model.member.Buyer;
import regulars.model.member.MemberCard;
import regulars.model.staff.Role;
import regulars.model.sync.Action;
import regulars.model.sync.Action.Adjust;
import regulars.model.sync.Action.Redeem;
import regulars.model.sync.Action.RejectHold;
import regulars.model.sync.Action.ReleaseHold;
import regulars.model.sync.Action.Reverse;
import regulars.model.sync.Answer;
import regulars.model.sync.Refusal;
import regulars.server.TestCounter;
import regulars.server.TestServer;

/** Who may do what, once the shop has set up its staff. */
class RolesTest {
  @TempDir Path folder;
  private TestServer server;
  private TestCounter counter;
  private StaffBook book;
  private UUID ana;
  private String barista;
  private String manager;

  @BeforeEach
  void start() {
    server = TestServer.in(folder);
    counter = server.counter("one");
    book =
        new StaffBook(
            server.database(),
            server.core().writes(),
            server.clock,
            server.pokes::add,
            new Random(3));
    ana = counter.enrol("+14155552671", "Ana");
    counter.done(counter.sale(15_000, new Buyer.ById(ana)));
    book.add(new StaffBook.Profile("Olga", Role.OWNER, null), "246813");
    manager = book.add(new StaffBook.Profile("Mia", Role.MANAGER, null), "135792");
    barista = book.add(new StaffBook.Profile("Bea", Role.BARISTA, null), "2468");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void notAllowed(Action action, @Nullable String staff) {
    Answer.Refused refused = counter.refused(action, staff);
    assertThat(refused.code()).isEqualTo(Refusal.NOT_ALLOWED);
  }

  private MemberCard live() {
    return server.core().sync().member(ana).card();
  }

  private Redeem coffee(long cost) {
    return new Redeem(ana, live().version(), "Free coffee", cost, null, null);
  }

  @Test
  void a_correction_takes_a_manager_who_works_here_now() {
    Adjust correction = new Adjust(ana, 5, "forgotten card");
    notAllowed(correction, null);
    notAllowed(correction, barista);
    notAllowed(correction, "mia"); // a name from before staff were set up
    counter.done(correction, manager);
    book.leave(manager);
    notAllowed(correction, manager);
  }

  @Test
  void undoing_a_sale_or_a_correction_takes_a_manager() {
    UUID sale = server.core().sync().member(ana).latest().getFirst().entry().opId();
    UUID correction = counter.done(new Adjust(ana, 5, "forgotten card"), manager).opId();
    for (UUID each : List.of(sale, correction)) {
      notAllowed(new Reverse(ana, each, "not hers"), barista);
      notAllowed(new Reverse(ana, each, "not hers"), null);
      counter.done(new Reverse(ana, each, "not hers"), manager);
    }
    assertThat(live().balance()).isZero();
  }

  @Test
  void an_override_takes_a_managers_word_and_is_on_record_with_both_names() {
    counter.done(new Adjust(ana, -60, "test"), manager);
    Redeem byBarista =
        new Redeem(
            ana, live().version(), "Free coffee", 100, null, new Action.Override(barista, "nice"));
    notAllowed(byBarista, barista);
    Redeem byManager =
        new Redeem(
            ana, live().version(), "Free coffee", 100, null, new Action.Override(manager, "nice"));
    assertThat(counter.done(byManager, barista).live().balance()).isEqualTo(-10);
    Entry entry = server.core().sync().member(ana).latest().getFirst().entry();
    assertThat(entry.staff()).isEqualTo(barista);
    assertThat(entry.approvedBy()).isEqualTo(manager);
    assertThat(entry.reason()).isEqualTo("nice");
  }

  @Test
  void a_barista_undoes_a_redemption_of_the_same_counter_for_a_minute() {
    UUID first = counter.done(coffee(100), barista).opId();
    server.clock.advance(Duration.ofSeconds(60));
    counter.done(new Reverse(ana, first, "undo"), barista);

    UUID second = counter.done(coffee(100), barista).opId();
    notAllowed(server.counter("two"), new Reverse(ana, second, "undo"));
    server.clock.advance(Duration.ofSeconds(61));
    notAllowed(new Reverse(ana, second, "undo"), barista);
    counter.done(new Reverse(ana, second, "wrong drink"), manager);
  }

  private void notAllowed(TestCounter other, Action action) {
    assertThat(other.refused(action, barista).code()).isEqualTo(Refusal.NOT_ALLOWED);
  }

  @Test
  void a_counter_takes_back_at_any_time_what_it_never_confirmed() {
    UUID redeemed = counter.done(coffee(100), barista).opId();
    server.clock.advance(Duration.ofHours(5));
    counter.done(new Reverse(ana, redeemed, null), barista);
    assertThat(live().balance()).isEqualTo(150);
  }

  @Test
  void points_of_a_sale_are_taken_back_by_a_manager_alone() {
    UUID sale = counter.done(counter.sale(1_000, new Buyer.ById(ana))).opId();
    notAllowed(new Reverse(ana, sale, "undo"), barista);
    notAllowed(new Reverse(ana, sale, null), barista);
    counter.done(new Reverse(ana, sale, "wrong person"), manager);
  }

  @Test
  void held_sales_are_settled_by_a_manager_alone() {
    for (int i = 0; i < 5; i++) {
      counter.done(counter.sale(1_000, new Buyer.ById(ana)));
    }
    UUID held = counter.done(counter.sale(90_000, new Buyer.ById(ana))).opId();
    notAllowed(new ReleaseHold(held, "seen"), barista);
    notAllowed(new RejectHold(held, "seen"), null);
    counter.done(new ReleaseHold(held, "seen"), manager);
  }

  @Test
  void a_shop_without_staff_asks_nobody_for_a_reversal() {
    try (TestServer alone = TestServer.in(folder.resolve("alone"))) {
      TestCounter till = alone.counter("one");
      UUID joe = till.enrol("+14155552672", "Joe");
      UUID sale = till.done(till.sale(1_000, new Buyer.ById(joe))).opId();
      till.done(new Reverse(joe, sale, "undo"), null);
    }
  }

  @Test
  void a_shop_without_staff_asks_nobody_for_a_held_sale_or_one_of_the_wrong_member() {
    try (TestServer alone = TestServer.in(folder.resolve("alone"))) {
      var shop = TestServer.SHOP;
      alone
          .core()
          .program()
          .setShop(
              new regulars.model.sync.Change.Shop(
                  shop.name(), shop.country(), shop.currency(), shop.zone(), List.of()));
      TestCounter till = alone.counter("one");
      UUID joe = till.enrol("+14155552672", "Joe");
      UUID sam = till.enrol("+14155552673", "Sam");
      var sale = till.sale(90_000, new Buyer.ById(joe));
      UUID held = till.done(sale).opId();
      till.done(new ReleaseHold(held, "seen"), null);
      alone.clock.advance(java.time.Duration.ofHours(1));
      till.done(new Action.MoveSale(sale.sale().key(), sam, "his", null), null);
      assertThat(alone.core().sync().member(sam).card().balance()).isEqualTo(900);
    }
  }
}

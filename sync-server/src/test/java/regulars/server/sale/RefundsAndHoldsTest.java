package regulars.server.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.ledger.Entry;
import regulars.model.ledger.EntryKind;
import regulars.model.member.Buyer;
import regulars.model.member.MemberCard;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Action;
import regulars.model.sync.Action.RecordSale;
import regulars.model.sync.Answer;
import regulars.model.sync.Change;
import regulars.model.sync.Cursor;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;
import regulars.server.TestCounter;
import regulars.server.TestServer;
import regulars.server.ledger.Verify;

class RefundsAndHoldsTest {
  @TempDir Path folder;

  private TestServer server;
  private TestCounter counter;
  private UUID ana;
  private Buyer buyer;

  @BeforeEach
  void start() {
    server = TestServer.in(folder);
    counter = server.counter("one");
    ana = counter.enrol("+14155552671", "Ana");
    buyer = new Buyer.ById(ana);
  }

  @AfterEach
  void stop() {
    assertThat(Verify.open(server.database()).findings()).isEmpty();
    server.close();
  }

  private String sell(long minor) {
    RecordSale sale = counter.sale(minor, buyer);
    counter.done(sale);
    return sale.sale().key().ticket();
  }

  private MemberCard card() {
    return server.core().sync().member(ana).card();
  }

  private Entry newest() {
    return server.core().sync().member(ana).latest().getFirst().entry();
  }

  private List<Change.HoldChanged> holds() {
    return counter.pull(new Cursor(0, regulars.model.ledger.Hash.NONE, 0), 500).changes().stream()
        .filter(Change.HoldChanged.class::isInstance)
        .map(Change.HoldChanged.class::cast)
        .toList();
  }

  @Test
  void refunds_in_parts_take_back_exactly_what_was_given() {
    String ticket = sell(1_050);
    for (long part : new long[] {250, 250, 550}) {
      Answer.Applied refunded = counter.done(counter.refund(part, buyer, ticket));
      assertThat(refunded.move()).isEqualTo(Move.ADD);
    }
    assertThat(card().balance()).isZero();
    assertThat(newest().kind()).isEqualTo(EntryKind.TAKE_BACK);
    assertThat(card().sales()).isEqualTo(1);
  }

  @Test
  void a_refund_asks_the_rules_of_its_sale() {
    String ticket = sell(1_000);
    server.accept("5 points per dollar\n100 points = a free coffee\n");
    assertThat(counter.done(counter.refund(1_000, buyer, ticket)).points()).isEqualTo(-10);
    assertThat(newest().rulesVersion()).isEqualTo(1);
  }

  @Test
  void a_refund_without_a_card_finds_the_member_by_its_sale() {
    String ticket = sell(1_000);
    Answer.Applied refunded = counter.done(counter.refund(1_000, new Buyer.Nobody(), ticket));
    assertThat(refunded.live().memberId()).isEqualTo(ana);
    assertThat(card().balance()).isZero();
  }

  @Test
  void a_void_undoes_the_sale_of_its_own_ticket() {
    String ticket = sell(1_000);
    Sale undone = counter.sale(SaleKind.VOID, ticket, 1_000, new Buyer.Nobody(), null);
    assertThat(counter.done(new RecordSale(counter.newId(), undone)).points()).isEqualTo(-10);
    assertThat(card().balance()).isZero();
  }

  @Test
  void a_refund_of_a_skipped_sale_is_a_skip() {
    RecordSale sale = counter.sale(1_000, new Buyer.Nobody());
    counter.done(sale);
    Answer.Applied refunded =
        counter.done(counter.refund(1_000, buyer, sale.sale().key().ticket()));
    assertThat(refunded.move()).isEqualTo(Move.SKIP);
    assertThat(refunded.detail()).isEqualTo("ORIGINAL_SKIPPED");
  }

  @Test
  void a_refund_of_a_sale_nobody_saw_waits_for_a_person() {
    Answer.Applied held = counter.done(counter.refund(1_000, buyer, "never seen"));
    assertThat(held.move()).isEqualTo(Move.HOLD);
    assertThat(held.detail()).isEqualTo("UNKNOWN_ORIGINAL");
    assertThat(counter.done(counter.refund(1_000, new Buyer.Nobody(), "never seen")).move())
        .isEqualTo(Move.SKIP);
  }

  @Test
  void a_refund_that_waits_is_worked_out_again_when_its_sale_has_come_in() {
    Answer.Applied held = counter.done(counter.refund(1_000, buyer, "late"));
    Sale late = counter.sale(SaleKind.SALE, "late", 3_000, buyer, null);
    counter.done(new RecordSale(counter.newId(), late));
    Answer.Applied released =
        counter.done(new Action.ReleaseHold(held.opId(), "found the ticket"), "mia");
    assertThat(released.points()).isEqualTo(-10);
    assertThat(card().balance()).isEqualTo(20);
    assertThat(counter.done(counter.refund(2_000, buyer, "late")).points()).isEqualTo(-20);
  }

  @Test
  void a_refund_of_points_already_spent_waits_and_a_manager_may_let_it_pass() {
    String ticket = sell(12_000);
    counter.done(new Action.Redeem(ana, 1, "Free coffee", 100, null, null), "bea");
    Answer.Applied held = counter.done(counter.refund(12_000, buyer, ticket));
    assertThat(held.detail()).isEqualTo("BELOW_ZERO");
    assertThat(held.points()).isEqualTo(-120);
    assertThat(card().balance()).isEqualTo(20);

    assertThat(counter.refused(new Action.ReleaseHold(held.opId(), null), "bea").code())
        .isEqualTo(Refusal.NOT_ALLOWED);
    counter.done(new Action.ReleaseHold(held.opId(), "she knows"), "mia");
    assertThat(card().balance()).isEqualTo(-100);
    assertThat(newest().approvedBy()).isEqualTo("mia");
    assertThat(newest().reason()).isEqualTo("she knows");
  }

  @Test
  void a_basket_far_above_the_usual_waits_and_counts_only_when_released() {
    for (int i = 0; i < 5; i++) {
      sell(500);
    }
    Answer.Applied held = counter.done(counter.sale(2_600, buyer));
    assertThat(held.move()).isEqualTo(Move.HOLD);
    assertThat(held.detail()).isEqualTo("FAR_ABOVE_USUAL");
    assertThat(held.points()).isEqualTo(26);
    assertThat(card().balance()).isEqualTo(25);
    assertThat(card().largestSale()).isEqualTo(500);
    assertThat(holds())
        .singleElement()
        .satisfies(hold -> {
          assertThat(hold.state()).isEqualTo(Change.HoldState.WAITING);
          assertThat(hold.usualLargest()).isEqualTo(500);
          assertThat(hold.sale().buyer()).isEqualTo(new Buyer.ById(ana));
        });

    Answer.Applied released = counter.done(new Action.ReleaseHold(held.opId(), null), "mia");
    assertThat(released.points()).isEqualTo(26);
    assertThat(card().balance()).isEqualTo(51);
    assertThat(card().sales()).isEqualTo(6);
    assertThat(card().largestSale()).isEqualTo(2_600);
    assertThat(newest().opId()).isEqualTo(released.opId());
    assertThat(holds())
        .singleElement()
        .extracting(Change.HoldChanged::state)
        .isEqualTo(Change.HoldState.RELEASED);
  }

  @Test
  void a_hold_is_settled_once() {
    Answer.Applied held = counter.done(counter.sale(60_000, buyer));
    assertThat(held.detail()).isEqualTo("ABOVE_LIMIT");
    counter.done(new Action.RejectHold(held.opId(), "not hers"), "oli");
    assertThat(counter.refused(new Action.ReleaseHold(held.opId(), null), "mia").code())
        .isEqualTo(Refusal.HOLD_SETTLED);
    assertThat(counter.refused(new Action.RejectHold(UUID.randomUUID(), null), "mia").code())
        .isEqualTo(Refusal.UNKNOWN_HOLD);
    assertThat(card().balance()).isZero();
    assertThat(card().sales()).isZero();
  }

  @Test
  void a_refund_of_a_sale_that_waits_waits_too_and_of_a_rejected_one_is_a_skip() {
    RecordSale large = counter.sale(60_000, buyer);
    Answer.Applied held = counter.done(large);
    String ticket = large.sale().key().ticket();
    Answer.Applied refund = counter.done(counter.refund(60_000, buyer, ticket));
    assertThat(refund.detail()).isEqualTo("UNKNOWN_ORIGINAL");
    assertThat(counter.refused(new Action.ReleaseHold(refund.opId(), null), "mia").code())
        .isEqualTo(Refusal.NOT_ALLOWED);
    counter.done(new Action.RejectHold(held.opId(), null), "mia");
    assertThat(counter.done(new Action.ReleaseHold(refund.opId(), null), "mia").points()).isZero();
    assertThat(counter.done(counter.refund(100, buyer, ticket)).move()).isEqualTo(Move.SKIP);
    assertThat(card().balance()).isZero();
  }

  @Test
  void a_refund_of_a_released_sale_takes_what_the_release_gave() {
    RecordSale large = counter.sale(60_000, buyer);
    Answer.Applied held = counter.done(large);
    counter.done(new Action.ReleaseHold(held.opId(), null), "mia");
    assertThat(card().balance()).isEqualTo(600);
    String ticket = large.sale().key().ticket();
    assertThat(counter.done(counter.refund(60_000, buyer, ticket)).points()).isEqualTo(-600);
  }

  @Test
  void a_refund_of_an_earning_that_was_reversed_takes_nothing_more() {
    String ticket = sell(1_000);
    counter.done(new Action.Reverse(ana, newest().opId(), "wrong member"), "mia");
    assertThat(counter.done(counter.refund(1_000, buyer, ticket)).points()).isZero();
    assertThat(card().balance()).isZero();
  }
}

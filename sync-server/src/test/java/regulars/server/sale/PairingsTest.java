package regulars.server.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.ledger.Entry;
import regulars.model.ledger.EntryIds;
import regulars.model.ledger.EntryKind;
import regulars.model.member.Buyer;
import regulars.model.member.MemberCard;
import regulars.model.sale.SaleKey;
import regulars.model.sync.Action;
import regulars.model.sync.Action.ClaimSale;
import regulars.model.sync.Action.MoveSale;
import regulars.model.sync.Action.RecordSale;
import regulars.model.sync.Answer;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;
import regulars.server.TestCounter;
import regulars.server.TestServer;
import regulars.server.ledger.Verify;

/** Sales that are claimed after they were counted, or moved to the right member. */
class PairingsTest {
  @TempDir Path folder;

  private TestServer server;
  private TestCounter counter;
  private TestCounter other;
  private UUID ana;
  private UUID ben;

  @BeforeEach
  void start() {
    server = TestServer.in(folder);
    counter = server.counter("one");
    other = server.counter("two");
    ana = counter.enrol("+14155552671", "Ana");
    ben = counter.enrol("+14155552672", "Ben");
  }

  @AfterEach
  void stop() {
    assertThat(Verify.open(server.database()).findings()).isEmpty();
    assertThat(owners()).as("sales with two owners").isZero();
    server.close();
  }

  /** Sales of which more than one entry counts. */
  private long owners() {
    return server.number(
        """
        SELECT count(*) FROM (SELECT 1 FROM ledger l WHERE sale_till IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM ledger r WHERE r.reverses = l.op_id)
        GROUP BY sale_till, sale_day, sale_ticket, sale_kind HAVING count(*) > 1)
        """);
  }

  private SaleKey sell(long minor, Buyer buyer) {
    RecordSale sale = counter.sale(minor, buyer);
    counter.done(sale);
    return sale.sale().key();
  }

  private SaleKey ofNobody(long minor) {
    return sell(minor, new Buyer.Nobody());
  }

  private MemberCard card(UUID member) {
    return server.core().sync().member(member).card();
  }

  private Entry newest(UUID member) {
    return server.core().sync().member(member).latest().getFirst().entry();
  }

  private MoveSale move(SaleKey sale, UUID to) {
    return new MoveSale(sale, to, "hers", null);
  }

  @Test
  void a_sale_of_nobody_is_claimed_by_the_rules_of_its_time() {
    SaleKey sale = ofNobody(9_000);
    server.accept("5 points per dollar\n100 points = a free coffee\n");
    counter.done(new Action.Adjust(ana, 20, "a present"), "mia");
    server.clock.advance(Duration.ofMinutes(9));
    Answer.Applied claimed = counter.done(new ClaimSale(sale, ana), "bea");
    assertThat(claimed.move()).isEqualTo(Move.ADD_AND_ANNOUNCE);
    assertThat(claimed.points()).isEqualTo(90);
    assertThat(claimed.live().balance()).isEqualTo(110);
    assertThat(newest(ana).sale()).isEqualTo(sale);
    assertThat(newest(ana).staff()).isEqualTo("bea");
    assertThat(newest(ana).rulesVersion()).isEqualTo(1);
    assertThat(card(ana).sales()).isEqualTo(1);
    assertThat(card(ana).largestSale()).isEqualTo(9_000);
  }

  @Test
  void of_two_counters_that_claim_a_sale_the_second_sees_who_has_it_and_since_when() {
    SaleKey sale = ofNobody(1_800);
    counter.done(new ClaimSale(sale, ana), "bea");
    Answer.Refused late = other.refused(new ClaimSale(sale, ben), "mia");
    assertThat(late.code()).isEqualTo(Refusal.SALE_TAKEN);
    assertThat(late.live().memberId()).isEqualTo(ana);
    assertThat(late.happened().counter()).isEqualTo("one");
    assertThat(late.happened().staff()).isEqualTo("bea");
    assertThat(late.happened().at()).isEqualTo(server.clock.instant());
    assertThat(card(ben).balance()).isZero();
    assertThat(counter.refused(new ClaimSale(sale, ana), "bea").code())
        .isEqualTo(Refusal.SALE_TAKEN);
  }

  @Test
  void a_sale_with_a_member_of_its_own_is_never_claimed() {
    SaleKey sale = sell(1_800, new Buyer.ById(ana));
    assertThat(counter.refused(new ClaimSale(sale, ben)).code()).isEqualTo(Refusal.SALE_TAKEN);
    assertThat(card(ana).balance()).isEqualTo(18);
  }

  @Test
  void after_ten_minutes_nobody_claims_it_but_a_manager_may_move_it() {
    SaleKey sale = ofNobody(1_800);
    server.clock.advance(Duration.ofMinutes(10).plusMillis(1));
    assertThat(counter.refused(new ClaimSale(sale, ana), "mia").code()).isEqualTo(Refusal.TOO_LATE);
    assertThat(counter.refused(move(sale, ana), "bea").code()).isEqualTo(Refusal.NOT_ALLOWED);
    Answer.Applied moved = counter.done(move(sale, ana), "mia");
    assertThat(moved.points()).isEqualTo(18);
    assertThat(newest(ana).approvedBy()).isEqualTo("mia");
  }

  @Test
  void what_nobody_rang_up_and_whom_nobody_knows_is_refused() {
    SaleKey sale = ofNobody(1_800);
    SaleKey never = new SaleKey("till", sale.businessDay(), "x", sale.kind());
    assertThat(counter.refused(new ClaimSale(never, ana)).code()).isEqualTo(Refusal.UNKNOWN_SALE);
    assertThat(counter.refused(move(never, ana)).code()).isEqualTo(Refusal.UNKNOWN_SALE);
    UUID nobody = UUID.randomUUID();
    assertThat(counter.refused(new ClaimSale(sale, nobody)).code())
        .isEqualTo(Refusal.UNKNOWN_MEMBER);
    assertThat(counter.refused(move(sale, nobody)).code()).isEqualTo(Refusal.UNKNOWN_MEMBER);
    SaleKey refund =
        new SaleKey("till", sale.businessDay(), "x", regulars.model.sale.SaleKind.REFUND);
    assertThat(counter.refused(new ClaimSale(refund, ana)).code()).isEqualTo(Refusal.INVALID);
  }

  @Test
  void a_claim_of_a_sale_far_above_the_usual_waits_for_a_person_and_is_released() {
    SaleKey sale = ofNobody(60_000);
    Answer.Applied claimed = counter.done(new ClaimSale(sale, ana), "bea");
    assertThat(claimed.move()).isEqualTo(Move.HOLD);
    assertThat(claimed.detail()).isEqualTo("ABOVE_LIMIT");
    assertThat(card(ana).balance()).isZero();
    assertThat(counter.refused(move(sale, ben), "mia").code()).isEqualTo(Refusal.SALE_HELD);

    UUID hold = counter.ops.get(counter.ops.size() - 3).opId();
    assertThat(counter.done(new Action.ReleaseHold(hold, "known"), "mia").points()).isEqualTo(600);
    assertThat(counter.done(move(sale, ben), "mia").points()).isEqualTo(600);
    assertThat(card(ana).balance()).isZero();
    assertThat(card(ben).balance()).isEqualTo(600);
  }

  @Test
  void a_claim_gives_what_the_goods_are_worth_that_were_not_brought_back_meanwhile() {
    SaleKey sale = ofNobody(1_800);
    counter.done(counter.refund(800, new Buyer.Nobody(), sale.ticket()));
    counter.done(new ClaimSale(sale, ana), "bea");
    assertThat(card(ana).balance()).isEqualTo(10);
    counter.done(counter.refund(1_000, new Buyer.Nobody(), sale.ticket()));
    assertThat(card(ana).balance()).isZero();
  }

  @Test
  void a_sale_goes_to_the_right_member_in_one_step_and_its_entries_point_at_each_other() {
    SaleKey sale = sell(1_800, new Buyer.ById(ana));
    Entry given = newest(ana);
    Answer.Applied moved = counter.done(move(sale, ben), "bea");

    assertThat(moved.points()).isEqualTo(18);
    assertThat(moved.live().memberId()).isEqualTo(ben);
    assertThat(card(ana).balance()).isZero();
    assertThat(card(ana).sales()).isZero();
    assertThat(card(ana).largestSale()).isZero();
    assertThat(card(ben).balance()).isEqualTo(18);
    assertThat(card(ben).sales()).isEqualTo(1);
    Entry back = newest(ana);
    assertThat(back.kind()).isEqualTo(EntryKind.REVERSE);
    assertThat(back.points()).isEqualTo(-18);
    assertThat(back.reverses()).isEqualTo(given.opId());
    assertThat(back.reason()).isEqualTo("hers");
    Entry again = newest(ben);
    assertThat(again.kind()).isEqualTo(EntryKind.EARN);
    assertThat(again.opId()).isEqualTo(moved.opId());
    assertThat(back.opId()).isEqualTo(EntryIds.part(again.opId(), 1));
    assertThat(again.why()).isEqualTo(given.why());
  }

  @Test
  void a_sale_moves_with_its_refunds_and_later_ones_find_the_new_owner() {
    SaleKey sale = sell(1_800, new Buyer.ById(ana));
    counter.done(counter.refund(300, new Buyer.ById(ana), sale.ticket()));
    counter.done(counter.refund(500, new Buyer.Nobody(), sale.ticket()));
    assertThat(card(ana).balance()).isEqualTo(10);

    counter.done(move(sale, ben), "bea");
    assertThat(card(ana).balance()).isZero();
    assertThat(card(ben).balance()).isEqualTo(10);
    counter.done(counter.refund(1_000, new Buyer.ById(ana), sale.ticket()));
    assertThat(card(ana).balance()).isZero();
    assertThat(card(ben).balance()).isZero();
  }

  @Test
  void a_sale_moves_on_and_back_and_always_has_one_owner() {
    SaleKey sale = sell(1_800, new Buyer.ById(ana));
    counter.done(move(sale, ben), "bea");
    assertThat(counter.refused(move(sale, ben), "bea").code()).isEqualTo(Refusal.SALE_TAKEN);
    counter.done(move(sale, ana), "bea");
    counter.done(move(sale, ben), "bea");
    assertThat(card(ana).balance()).isZero();
    assertThat(card(ben).balance()).isEqualTo(18);
  }

  @Test
  void what_took_the_sale_away_can_not_be_taken_back_alone() {
    SaleKey sale = sell(1_800, new Buyer.ById(ana));
    counter.done(move(sale, ben), "bea");
    UUID taken = newest(ana).opId();
    assertThat(counter.refused(new Action.Reverse(ana, taken, "oops"), "mia").code())
        .isEqualTo(Refusal.SALE_TAKEN);
    assertThat(card(ana).balance()).isZero();
  }

  @Test
  void a_reversal_from_before_the_move_can_not_be_taken_back_either() {
    SaleKey sale = sell(1_800, new Buyer.ById(ana));
    Answer.Applied reversed =
        counter.done(new Action.Reverse(ana, newest(ana).opId(), "not hers"), "mia");
    counter.done(move(sale, ben), "mia");
    assertThat(card(ana).balance()).isZero();
    assertThat(card(ben).balance()).isEqualTo(18);
    assertThat(counter.refused(new Action.Reverse(ana, reversed.opId(), "oops"), "mia").code())
        .isEqualTo(Refusal.SALE_TAKEN);
  }

  @Test
  void a_sale_whose_reversal_was_taken_back_moves_by_taking_back_the_last_of_them() {
    SaleKey sale = sell(1_800, new Buyer.ById(ana));
    Answer.Applied reversed =
        counter.done(new Action.Reverse(ana, newest(ana).opId(), "not hers"), "mia");
    Answer.Applied again = counter.done(new Action.Reverse(ana, reversed.opId(), "hers"), "mia");
    counter.done(move(sale, ben), "mia");
    assertThat(newest(ana).reverses()).isEqualTo(again.opId());
    assertThat(card(ana).balance()).isZero();
    assertThat(card(ben).balance()).isEqualTo(18);
  }

  @Test
  void points_that_the_wrong_member_has_spent_are_said_and_need_a_manager() {
    SaleKey sale = sell(12_000, new Buyer.ById(ana));
    counter.done(new Action.Redeem(ana, 1, "Free coffee", 100, null, null), "bea");
    Answer.Refused isShort = counter.refused(move(sale, ben), "mia");
    assertThat(isShort.code()).isEqualTo(Refusal.SHORT);
    assertThat(isShort.missing()).isEqualTo(100);
    assertThat(isShort.live().memberId()).isEqualTo(ana);

    Action.Override barista = new Action.Override("bea", "she knows");
    assertThat(counter.refused(new MoveSale(sale, ben, "his", barista), "bea").code())
        .isEqualTo(Refusal.NOT_ALLOWED);
    Action.Override manager = new Action.Override("mia", "she knows");
    counter.done(new MoveSale(sale, ben, "his", manager), "bea");
    assertThat(card(ana).balance()).isEqualTo(-100);
    assertThat(card(ben).balance()).isEqualTo(120);
    assertThat(newest(ana).approvedBy()).isEqualTo("mia");
    assertThat(newest(ben).approvedBy()).isEqualTo("mia");
  }

  @Test
  void a_sale_too_small_for_points_changes_hands_without_an_entry() {
    SaleKey sale = sell(50, new Buyer.ById(ana));
    Answer.Applied moved = counter.done(move(sale, ben), "bea");
    assertThat(moved.seq()).isZero();
    assertThat(card(ana).sales()).isZero();
    assertThat(card(ben).sales()).isEqualTo(1);
    assertThat(card(ben).version()).isZero();
  }

  @Test
  void a_refund_that_waits_goes_with_its_sale() {
    SaleKey sale = sell(12_000, new Buyer.ById(ana));
    counter.done(new Action.Redeem(ana, 1, "Free coffee", 100, null, null), "bea");
    Answer.Applied held = counter.done(counter.refund(12_000, new Buyer.ById(ana), sale.ticket()));
    assertThat(held.move()).isEqualTo(Move.HOLD);
    counter.done(new MoveSale(sale, ben, "his", new Action.Override("mia", "known")), "bea");
    Answer.Applied released = counter.done(new Action.ReleaseHold(held.opId(), "found out"), "mia");
    assertThat(released.live().memberId()).isEqualTo(ben);
    assertThat(card(ben).balance()).isZero();
    assertThat(card(ana).balance()).isEqualTo(-100);
  }

  @Test
  void whoever_loses_a_race_hears_what_happened() {
    counter.done(counter.sale(15_000, new Buyer.ById(ana)));
    UUID redeemed =
        counter.done(new Action.Redeem(ana, 1, "Free coffee", 100, null, null), "bea").opId();
    Answer.Refused lost =
        other.refused(new Action.Redeem(ana, 1, "Free coffee", 100, null, null), "mia");
    assertThat(lost.code()).isEqualTo(Refusal.SHORT);
    assertThat(lost.happened().kind()).isEqualTo(EntryKind.REDEEM);
    assertThat(lost.happened().reward()).isEqualTo("Free coffee");
    assertThat(lost.happened().counter()).isEqualTo("one");
    assertThat(lost.happened().staff()).isEqualTo("bea");

    counter.done(new Action.Reverse(ana, redeemed, "wrong one"), "bea");
    Answer.Refused twice = other.refused(new Action.Reverse(ana, redeemed, "me too"), "mia");
    assertThat(twice.code()).isEqualTo(Refusal.ALREADY_REVERSED);
    assertThat(twice.happened().kind()).isEqualTo(EntryKind.REVERSE);
    assertThat(twice.happened().staff()).isEqualTo("bea");

    Answer.Refused since =
        other.refused(new Action.Redeem(ana, 1, "Free coffee", 100, null, null), "mia");
    assertThat(since.code()).isEqualTo(Refusal.CHANGED_SINCE);
    assertThat(since.happened().kind()).isEqualTo(EntryKind.REVERSE);

    Answer.Applied held = counter.done(counter.sale(90_000, new Buyer.ById(ben)));
    counter.done(new Action.RejectHold(held.opId(), "not his"), "mia");
    Answer.Refused settled = other.refused(new Action.ReleaseHold(held.opId(), null), "oli");
    assertThat(settled.code()).isEqualTo(Refusal.HOLD_SETTLED);
    assertThat(settled.detail()).isEqualTo("REJECTED");
    assertThat(settled.happened().staff()).isEqualTo("mia");
    assertThat(settled.happened().counter()).isEqualTo("one");
  }
}

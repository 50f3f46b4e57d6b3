package regulars.system.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.desk.ClaimResult;
import regulars.counter.desk.EnrolResult;
import regulars.counter.desk.FeedSale;
import regulars.counter.desk.HeldSale;
import regulars.counter.desk.RedeemResult;
import regulars.model.member.Buyer;
import regulars.model.sale.Sale;
import regulars.model.sync.Action;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;
import regulars.server.ledger.Verify;

/** What the counter shows and what the server decides, with the real parts of both. */
class PairingTest {
  @TempDir Path folder;

  private OneShop shop;
  private OneShop.Till one;
  private OneShop.Till two;
  private UUID ana;
  private UUID ben;

  @BeforeEach
  void open() throws IOException {
    shop = new OneShop(folder);
    one = shop.till("one");
    two = shop.till("two");
    one.settle();
    ana = enrol("4155552671", "Ana");
    ben = enrol("4155552672", "Ben");
    both();
  }

  @AfterEach
  void close() {
    assertThat(Verify.open(shop.core().database()).findings()).isEmpty();
    one.close();
    two.close();
    shop.close();
  }

  private UUID enrol(String phone, String name) {
    return ((EnrolResult.Enrolled) one.counter.desk().enrol(phone, name, "bea")).memberId();
  }

  private void both() {
    one.settle();
    two.settle();
    one.settle();
  }

  private FeedSale newest(OneShop.Till till) {
    return till.counter.desk().feed(1).getFirst();
  }

  private long balance(OneShop.Till till, UUID member) {
    return till.counter.desk().open(member).card().balance();
  }

  private ClaimResult claim(OneShop.Till till, UUID member) {
    return till.counter.desk().claim(newest(till).opId(), member, "bea");
  }

  private RedeemResult move(OneShop.Till till, UUID to, Action.Override override) {
    return till.counter.desk().move(newest(till).opId(), to, "hers", override, "bea");
  }

  @Test
  void sale_first_then_the_member_and_the_server_says_so_at_once() {
    one.ring(1_800, new Buyer.Nobody());
    one.settle();
    assertThat(newest(one).move()).isEqualTo(Move.SKIP);

    assertThat(claim(one, ana)).isEqualTo(new ClaimResult.Claimed(Move.ADD, 18, true));
    FeedSale sale = newest(one);
    assertThat(sale.memberName()).isEqualTo("Ana");
    assertThat(sale.points()).isEqualTo(18);
    assertThat(sale.provisional()).isFalse();
    assertThat(balance(one, ana)).isEqualTo(18);
    both();
    assertThat(balance(two, ana)).isEqualTo(18);
  }

  @Test
  void a_claim_made_offline_waits_with_its_points_and_counts_later_though_ten_minutes_are_over() {
    one.cutOff = true;
    one.settle();
    one.ring(1_800, new Buyer.Nobody());
    shop.pass(Duration.ofMinutes(9));
    assertThat(claim(one, ana)).isEqualTo(new ClaimResult.Claimed(Move.ADD, 18, false));
    assertThat(newest(one).provisional()).isTrue();
    assertThat(newest(one).memberName()).isEqualTo("Ana");
    assertThat(one.counter.desk().open(ana).waiting()).isEqualTo(18);

    shop.pass(Duration.ofHours(3));
    one.cutOff = false;
    one.settle();
    assertThat(newest(one).provisional()).isFalse();
    assertThat(newest(one).move()).isEqualTo(Move.ADD);
    assertThat(one.counter.desk().open(ana).waiting()).isZero();
    assertThat(balance(one, ana)).isEqualTo(18);
  }

  @Test
  void a_sale_can_be_claimed_for_somebody_who_joined_offline_a_moment_ago() {
    one.cutOff = true;
    one.settle();
    one.ring(700, new Buyer.Nobody());
    UUID cat = enrol("4155552673", "Cat");
    assertThat(claim(one, cat)).isInstanceOf(ClaimResult.Claimed.class);
    one.cutOff = false;
    one.settle();
    assertThat(balance(one, cat)).isEqualTo(7);
    assertThat(newest(one).memberName()).isEqualTo("Cat");
  }

  @Test
  void who_claims_second_sees_whose_it_is_at_which_counter_and_by_whom() {
    Sale sale = one.ring(1_800, new Buyer.Nobody());
    one.settle();
    two.cutOff = true;
    two.settle();
    two.bring(sale); // the same ticket came to both counters
    assertThat(two.counter.desk().claim(newest(two).opId(), ben, "mia"))
        .isInstanceOf(ClaimResult.Claimed.class);
    claim(one, ana);

    two.cutOff = false;
    two.settle();
    assertThat(newest(two).memberName()).isEqualTo("Ana");
    assertThat(newest(two).points()).isEqualTo(18);
    assertThat(two.counter.desk().open(ben).waiting()).isZero();
    assertThat(balance(two, ben)).isZero();
    assertThat(balance(two, ana)).isEqualTo(18);
  }

  @Test
  void of_two_claims_online_the_loser_is_told_what_happened() {
    Sale sale = one.ring(1_800, new Buyer.Nobody());
    one.settle();
    two.bring(sale);
    claim(one, ana);
    two.counter.desk().status();
    ClaimResult late = two.counter.desk().claim(newest(two).opId(), ben, "mia");
    assertThat(late)
        .isInstanceOfSatisfying(
            ClaimResult.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(Refusal.SALE_TAKEN);
              assertThat(refused.happened().counter()).isEqualTo("one");
              assertThat(refused.happened().staff()).isEqualTo("bea");
            });
  }

  @Test
  void what_has_an_owner_or_is_too_old_is_not_even_asked() {
    one.ring(1_800, new Buyer.ById(ana));
    assertThat(claim(one, ben)).isEqualTo(new ClaimResult.Refused(Refusal.SALE_TAKEN, "Ana", null));
    one.ring(1_800, new Buyer.Nobody());
    shop.pass(Duration.ofMinutes(11));
    assertThat(claim(one, ben)).isEqualTo(new ClaimResult.Refused(Refusal.TOO_LATE, null, null));
    one.settle();
    assertThat(balance(one, ben)).isZero();
  }

  @Test
  void member_first_then_their_sale_once() {
    one.counter.desk().nextSaleFor(ana, null);
    one.ring(500, new Buyer.ById(ben));
    assertThat(one.counter.desk().nextSale().memberName()).isEqualTo("Ana");
    one.ring(1_800, new Buyer.Nobody());
    assertThat(newest(one).memberName()).isEqualTo("Ana");
    assertThat(one.counter.desk().nextSale()).isNull();
    one.ring(900, new Buyer.Nobody());
    one.settle();
    assertThat(balance(one, ana)).isEqualTo(18);
    assertThat(balance(one, ben)).isEqualTo(5);
    assertThat(newest(one).move()).isEqualTo(Move.SKIP);
  }

  @Test
  void member_first_is_over_after_three_minutes_or_when_canceled_and_means_no_old_sale() {
    one.counter.desk().nextSaleFor(ana, null);
    shop.pass(Duration.ofMinutes(3).plusMillis(1));
    assertThat(one.counter.desk().nextSale()).isNull();
    one.ring(1_800, new Buyer.Nobody());
    one.counter.desk().nextSaleFor(ana, null);
    one.counter.desk().cancelNextSale();
    Sale sale = one.ring(1_800, new Buyer.Nobody());
    assertThat(newest(one).memberId()).isNull();

    one.counter.desk().nextSaleFor(ben, null);
    one.bring(sale); // comes once more, by the export
    assertThat(one.counter.desk().nextSale()).isNotNull();
    one.settle();
    assertThat(balance(one, ana) + balance(one, ben)).isZero();
  }

  @Test
  void the_wrong_member_is_put_right_in_one_step() {
    one.ring(1_800, new Buyer.ById(ana));
    one.settle();
    assertThat(move(one, ben, null)).isInstanceOf(RedeemResult.Done.class);
    assertThat(newest(one).memberName()).isEqualTo("Ben");
    both();
    assertThat(balance(one, ana)).isZero();
    assertThat(balance(one, ben)).isEqualTo(18);
    assertThat(balance(two, ben)).isEqualTo(18);
    assertThat(one.counter.desk().open(ana).statement().getLast().state())
        .isEqualTo(regulars.counter.desk.StatementRow.State.REVERSED);
  }

  @Test
  void spent_points_are_said_and_a_manager_lets_them_be_owed() {
    one.ring(12_000, new Buyer.ById(ana));
    one.settle();
    one.counter.desk().redeem(ana, "Free coffee", 100, 1, "bea");
    assertThat(move(one, ben, null))
        .isInstanceOfSatisfying(
            RedeemResult.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(Refusal.SHORT);
              assertThat(refused.missing()).isEqualTo(100);
            });
    assertThat(move(one, ben, new Action.Override("mia", "known")))
        .isInstanceOf(RedeemResult.Done.class);
    both();
    assertThat(balance(two, ana)).isEqualTo(-100);
    assertThat(balance(two, ben)).isEqualTo(120);
  }

  @Test
  void a_held_sale_that_another_counter_releases_or_rejects_shows_at_its_till() {
    one.ring(60_000, new Buyer.ById(ana));
    both();
    assertThat(newest(one).move()).isEqualTo(Move.HOLD);
    HeldSale held = two.counter.desk().held(10).getFirst();
    two.counter.desk().settle(held.holdId(), true, "known", "mia");
    both();
    assertThat(newest(one).move()).isEqualTo(Move.ADD);
    assertThat(newest(one).points()).isEqualTo(600);

    one.ring(70_000, new Buyer.ById(ana));
    both();
    HeldSale second = two.counter.desk().held(10).getFirst();
    two.counter.desk().settle(second.holdId(), false, "not hers", "mia");
    both();
    assertThat(newest(one).detail()).isEqualTo("REJECTED");
    assertThat(one.counter.desk().settle(second.holdId(), true, "late", "mia"))
        .isInstanceOfSatisfying(
            RedeemResult.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(Refusal.HOLD_SETTLED);
              assertThat(refused.happened().counter()).isEqualTo("two");
            });
  }

  @Test
  void a_claim_survives_the_end_of_the_pairing() {
    one.cutOff = true;
    one.settle();
    one.ring(1_800, new Buyer.Nobody());
    claim(one, ana);
    UUID ledger = shop.core().database().read(regulars.server.ledger.Head::read).ledgerId();
    OneShop.Till again = shop.till("three");
    again.close();
    one.counter.pair(
        java.net.URI.create("http://127.0.0.1:1"),
        new regulars.model.sync.Pairing.Paired(
            UUID.nameUUIDFromBytes("one".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            "token",
            ledger,
            1));
    one.cutOff = false;
    one.settle();
    assertThat(balance(one, ana)).isEqualTo(18);
    assertThat(newest(one).memberName()).isEqualTo("Ana");
  }
}

package regulars.counter.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.ClaimResult;
import regulars.counter.desk.DeskStatus.Link;
import regulars.counter.desk.FakeDesk;
import regulars.counter.desk.RedeemResult;
import regulars.counter.fx.ManualBackground;
import regulars.counter.fx.ManualTicker;
import regulars.counter.fx.Strip;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.staff.Approval;
import regulars.counter.words.Words;
import regulars.model.ledger.EntryKind;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Happened;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;

class PairingViewModelTest {
  private static final Instant EARLIER = BeansAndCo.NOW.minusSeconds(60);

  private final FakeDesk desk = BeansAndCo.morning();
  private final ManualBackground background = new ManualBackground();
  private final ManualTicker ticker = new ManualTicker();
  private final ShopViewModel shop =
      new ShopViewModel(desk, background, Words.in(Locale.US, BeansAndCo.CLOCK));
  private final Strip strip = new Strip(new ManualTicker());
  private final PairingViewModel pairing =
      new PairingViewModel(desk, background, shop, strip, this::approve, ticker);
  private final FeedViewModel feed =
      new FeedViewModel(desk, background, shop, id -> {}, pairing, ticker);
  private final List<String> approvals = new ArrayList<>();
  private Approval.@Nullable Approved word = new Approval.Approved("olga", "she knows");
  private final UUID maria = desk.lookUp("2671", 1).getFirst().memberId();

  @BeforeEach
  void open() {
    shop.shopChanged();
    shop.statusChanged();
    desk.listen(
        new regulars.counter.desk.Desk.Listener() {
          @Override
          public void feedChanged() {
            feed.feedChanged();
          }

          @Override
          public void memberChanged(UUID memberId) {}

          @Override
          public void statusChanged() {}

          @Override
          public void shopChanged() {}
        });
    feed.feedChanged();
    pairing.member(desk.refresh(maria));
  }

  private void approve(String what, boolean withReason, Consumer<Approval.Approved> then) {
    approvals.add(what);
    if (word != null) {
      then.accept(word);
    }
  }

  private FeedLine line(String total) {
    return feed.lines().stream()
        .filter(line -> line.total().equals(total))
        .findFirst()
        .orElseThrow();
  }

  private String said() {
    return strip.messageProperty().get() == null ? "" : strip.messageProperty().get().text();
  }

  private void move(String total) {
    pairing.askMove(line(total));
    pairing.arm();
    pairing.confirmMove();
  }

  @Test
  void only_a_sale_of_nobody_of_the_last_ten_minutes_can_be_claimed() {
    assertThat(feed.lines().stream().filter(FeedLine::claimable).map(FeedLine::total))
        .containsExactly("$6.50");
  }

  @Test
  void one_key_claims_the_newest_for_who_is_on_the_screen() {
    feed.claimNewest();
    assertThat(said()).isEqualTo("+6 for Maria Lopez · $6.50");
    assertThat(desk.balance(maria)).isEqualTo(114);
    assertThat(feed.lines().stream().filter(FeedLine::claimable)).isEmpty();

    feed.claimNewest();
    assertThat(said()).isEqualTo("No sale of the last ten minutes is without a member.");
  }

  @Test
  void with_nobody_on_the_screen_it_says_what_to_do_first() {
    pairing.member(null);
    feed.claimNewest();
    assertThat(said()).isEqualTo("Open the member first.");
    pairing.toggleNext();
    assertThat(desk.nextSale()).isNull();
  }

  @Test
  void offline_a_claim_waits_and_says_so() {
    desk.link(Link.OFFLINE, 3);
    feed.claimNewest();
    assertThat(said()).startsWith("+6 for Maria Lopez").endsWith("decides when it is back.");
  }

  @Test
  void who_comes_second_hears_whose_it_is_where_when_and_by_whom() {
    desk.claimAnswers(
        new ClaimResult.Refused(
            Refusal.SALE_TAKEN,
            "Joe Park",
            new Happened(EntryKind.EARN, 6, null, "Front counter", "ana", EARLIER)));
    feed.claimNewest();
    assertThat(said())
        .isEqualTo(
            "The sale of $6.50 is Joe Park’s already. +6 points: Front counter, 10:41, Ana.");
    desk.claimAnswers(new ClaimResult.Refused(Refusal.TOO_LATE, null, null));
    feed.claimNewest();
    assertThat(said()).startsWith("This sale is more than ten minutes old.");
    desk.claimAnswers(new ClaimResult.Claimed(Move.HOLD, 6, true));
    feed.claimNewest();
    assertThat(said()).isEqualTo("$6.50 of Maria Lopez is held: far above the usual.");
  }

  @Test
  void the_next_sale_is_visible_counts_down_and_comes() {
    pairing.toggleNext();
    assertThat(pairing.waitsProperty().get()).isEqualTo("Next sale: Maria Lopez · 3:00");
    ticker.tick(61);
    assertThat(pairing.waitsProperty().get()).isEqualTo("Next sale: Maria Lopez · 1:59");
    pairing.member(null);
    assertThat(pairing.waitsProperty().get()).startsWith("Next sale: Maria Lopez");

    desk.nextSaleCame();
    assertThat(said()).isEqualTo("The sale went to Maria Lopez.");
    assertThat(pairing.waitsProperty().get()).isEmpty();
  }

  @Test
  void the_next_sale_can_be_canceled_and_ends_by_itself() {
    pairing.toggleNext();
    pairing.toggleNext();
    assertThat(desk.nextSale()).isNull();
    assertThat(pairing.waitsProperty().get()).isEmpty();
    assertThat(said()).isEmpty();

    pairing.toggleNext();
    ticker.tick(180);
    assertThat(pairing.waitsProperty().get()).isEmpty();
    assertThat(said()).isEqualTo("No sale came for Maria Lopez. Nothing was given.");
  }

  @Test
  void a_sale_of_the_wrong_member_moves_after_a_question() {
    pairing.askMove(line("$12.50"));
    assertThat(pairing.questionProperty().get().sentence())
        .isEqualTo("Move $12.50 from Joe Park to Maria Lopez?");
    pairing.confirmMove();
    assertThat(desk.calls()).noneMatch(call -> call.startsWith("move"));

    pairing.arm();
    pairing.confirmMove();
    pairing.confirmMove();
    assertThat(said()).isEqualTo("$12.50 moved to Maria Lopez.");
    assertThat(desk.balance(maria)).isEqualTo(120);
    assertThat(desk.calls()).filteredOn(call -> call.startsWith("move")).hasSize(1);
    assertThat(pairing.asking()).isFalse();
  }

  @Test
  void what_is_hers_held_refused_given_back_or_waiting_can_not_be_moved() {
    assertThat(feed.lines().stream().filter(pairing::movable).map(FeedLine::total))
        .containsExactly("$4.00", "$12.50");
    assertThat(feed.lines()).filteredOn(line -> line.total().equals("$18.00")).hasSize(1);
  }

  @Test
  void spent_points_are_said_before_a_manager_lets_them_be_owed() {
    UUID joe = line("$12.50").memberId();
    desk.answers(new RedeemResult.Refused(Refusal.SHORT, 9, new LiveBalance(joe, 3, 0, 4)));
    move("$12.50");
    assertThat(pairing.questionProperty().get().sentence())
        .startsWith("Joe Park has spent 9 of these points and would owe them.");
    assertThat(pairing.armedProperty().get()).isFalse();

    word = null;
    pairing.arm();
    pairing.confirmMove();
    assertThat(approvals).containsExactly("Let Joe Park owe points that are spent");
    assertThat(desk.calls()).filteredOn(call -> call.startsWith("move")).hasSize(1);
    word = new Approval.Approved("olga", "she knows");
    pairing.arm();
    pairing.confirmMove();
    assertThat(desk.calls()).contains("move Paired with the wrong member by olga");
    assertThat(said()).isEqualTo("$12.50 moved to Maria Lopez.");
  }

  @Test
  void what_went_wrong_is_a_sentence_with_the_next_step() {
    desk.answers(new RedeemResult.NotConfirmed());
    move("$12.50");
    assertThat(said()).startsWith("No answer from the server.");
    desk.answers(new RedeemResult.Refused(Refusal.SALE_HELD, 0, null));
    move("$12.50");
    assertThat(said()).startsWith("This sale is held.");
    desk.answers(new RedeemResult.Offline());
    move("$12.50");
    assertThat(said()).startsWith("The server can’t be reached, so nothing was moved.");
    desk.fail("move", new IllegalStateException("a bug"));
    move("$12.50");
    assertThat(said()).startsWith("It did not work");
    assertThat(line("$12.50").movable()).isTrue();
  }

  @Test
  void after_ten_minutes_a_manager_is_asked_and_in_a_shop_without_staff_nobody() {
    desk.answers(new RedeemResult.Refused(Refusal.NOT_ALLOWED, 0, null));
    word = new Approval.Approved(null, null);
    move("$12.50");
    assertThat(approvals).containsExactly("Move a sale of more than ten minutes ago");
    assertThat(desk.calls()).contains("move Paired with the wrong member by nobody");
    assertThat(said()).isEqualTo("$12.50 moved to Maria Lopez.");
  }

  @Test
  void a_question_goes_with_the_member_it_was_about() {
    pairing.askMove(line("$12.50"));
    pairing.member(null);
    assertThat(pairing.asking()).isFalse();
  }

  @Test
  void a_sale_too_old_to_claim_loses_the_offer_by_itself() {
    desk.sale(
        BeansAndCo.NOW.minusSeconds(601),
        SaleKind.SALE,
        777,
        null,
        Move.SKIP,
        0,
        "NO_MEMBER",
        false,
        null,
        java.util.List.of());
    assertThat(line("$7.77").claimable()).isFalse();
  }
}

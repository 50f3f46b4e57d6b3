package regulars.counter.redeem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.DeskStatus.Link;
import regulars.counter.desk.FakeDesk;
import regulars.counter.desk.RedeemResult;
import regulars.counter.fx.ManualBackground;
import regulars.counter.fx.ManualTicker;
import regulars.counter.fx.Strip;
import regulars.counter.office.FakeOffice;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.staff.PinViewModel;
import regulars.counter.words.Words;
import regulars.model.ledger.EntryKind;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.Refusal;

class RedeemViewModelTest {
  private final FakeDesk desk = BeansAndCo.morning();
  private final ManualBackground background = new ManualBackground();
  private final ShopViewModel shop =
      new ShopViewModel(desk, background, Words.in(Locale.US, BeansAndCo.CLOCK));
  private final Strip strip = new Strip(new ManualTicker());
  private final PinViewModel pins = new PinViewModel(desk, new FakeOffice(), background, shop);
  private final ReversalViewModel reversal =
      new ReversalViewModel(desk, background, shop, strip, pins, this::look);
  private final RedeemViewModel redeem =
      new RedeemViewModel(desk, background, shop, strip, reversal, pins, this::look);
  private final UUID maria = desk.lookUp("2671", 1).getFirst().memberId();

  @BeforeEach
  void open() {
    shop.shopChanged();
    look();
  }

  private void look() {
    redeem.member(desk.refresh(maria));
  }

  private void choose() {
    redeem.choose(redeem.rewards().getFirst());
  }

  private void confirm() {
    choose();
    redeem.arm();
    redeem.confirm();
  }

  private String refusal() {
    return redeem.panelProperty().get() instanceof Panel.Refused refused ? refused.sentence() : "";
  }

  private String said() {
    return strip.messageProperty().get() == null ? "" : strip.messageProperty().get().text();
  }

  @Test
  void rewards_say_what_is_affordable_and_what_is_missing() {
    assertThat(redeem.rewards())
        .extracting(line -> line.reward().name() + " " + line.affordable() + " " + line.note())
        .containsExactly(
            "Free coffee true ",
            "Free lunch false short by 142",
            "Bag of beans false short by 292");
  }

  @Test
  void points_that_wait_are_named_where_they_would_do() {
    desk.waiting(maria, 150);
    look();

    assertThat(redeem.rewards().get(1).note()).isEqualTo("short by 142, 150 waiting");
    assertThat(redeem.rewards().get(2).note()).isEqualTo("short by 292");
  }

  @Test
  void what_is_short_can_not_be_chosen() {
    redeem.choose(redeem.rewards().get(1));

    assertThat(redeem.panelProperty().get()).isEqualTo(new Panel.Rewards());
  }

  @Test
  void the_question_says_the_reward_its_cost_and_the_balance_after() {
    choose();

    assertThat(redeem.panelProperty().get())
        .isEqualTo(
            new Panel.Confirm(
                maria, "Maria Lopez", 1, BeansAndCo.RULES.rewards().getFirst(), "100", "8", null));
  }

  @Test
  void nothing_is_redeemed_before_the_press_that_chose_was_let_go() {
    choose();
    redeem.confirm();
    assertThat(desk.balance(maria)).isEqualTo(108);

    redeem.arm();
    redeem.confirm();
    assertThat(desk.balance(maria)).isEqualTo(8);
  }

  @Test
  void confirming_twice_redeems_once() {
    background.hold();
    confirm();
    redeem.confirm();

    assertThat(background.waiting()).isEqualTo(1);
  }

  @Test
  void done_is_said_with_an_undo_that_gives_the_points_back() {
    confirm();

    assertThat(said()).isEqualTo("Free coffee redeemed · 8 left");
    assertThat(strip.secondsLeftProperty().get()).isEqualTo(10);
    assertThat(redeem.panelProperty().get()).isEqualTo(new Panel.Rewards());

    strip.act();
    assertThat(desk.balance(maria)).isEqualTo(108);
    assertThat(said()).isEqualTo("Undone. The balance is 108.");
  }

  @Test
  void short_says_by_exactly_how_much_and_the_balance_of_now() {
    choose();
    redeem.arm();
    desk.elsewhere(maria, -20, EntryKind.REDEEM);
    redeem.confirm();

    assertThat(refusal()).isEqualTo("Short by 12 points. The balance is 88.");
  }

  @Test
  void changed_since_says_the_live_balance() {
    choose();
    redeem.arm();
    desk.elsewhere(maria, -1, EntryKind.REDEEM);
    desk.elsewhere(maria, 50, EntryKind.EARN);
    redeem.confirm();

    assertThat(refusal())
        .isEqualTo("Points were spent since you looked. Look again. The balance is 157.");
  }

  @Test
  void offline_says_that_nothing_was_taken() {
    desk.link(Link.OFFLINE, 0);
    confirm();

    assertThat(refusal()).contains("can’t be reached").contains("Nothing was taken");
  }

  @Test
  void without_an_answer_nothing_is_to_be_handed_over() {
    desk.answers(new RedeemResult.NotConfirmed());
    confirm();

    assertThat(refusal()).contains("Hand nothing over").contains("come back by themselves");
  }

  @Test
  void every_refusal_has_its_sentence() {
    for (Refusal code : Refusal.values()) {
      desk.answers(new RedeemResult.Refused(code, 3, new LiveBalance(maria, 97, 0, 9)));
      confirm();
      assertThat(refusal()).as(code.name()).endsWith("The balance is 97.").doesNotContain("{");
      redeem.cancel();
    }
  }

  @Test
  void a_desk_that_breaks_is_a_refusal_too() {
    desk.fail("redeem", new IllegalStateException("bug"));
    confirm();

    assertThat(refusal()).contains("Hand nothing over");
  }

  @Test
  void another_member_on_the_screen_puts_the_question_away() {
    choose();
    redeem.member(desk.refresh(desk.lookUp("0188", 1).getFirst().memberId()));

    assertThat(redeem.panelProperty().get()).isEqualTo(new Panel.Rewards());
    redeem.arm();
    redeem.confirm();
    assertThat(desk.balance(maria)).isEqualTo(108);
  }

  @Test
  void an_answer_for_somebody_no_longer_on_the_screen_is_said_with_the_name() {
    background.hold();
    confirm();
    redeem.member(null);
    desk.answers(new RedeemResult.NotConfirmed());
    background.finishAll();

    assertThat(said()).startsWith("Maria Lopez, Free coffee: No answer");
  }

  @Test
  void a_sale_that_comes_in_meanwhile_keeps_the_question_as_it_was_seen() {
    choose();
    desk.elsewhere(maria, 5, EntryKind.EARN);
    look();

    assertThat(((Panel.Confirm) redeem.panelProperty().get()).baseVersion()).isEqualTo(1);
  }

  @Test
  void escape_does_not_walk_away_from_a_redemption_under_way() {
    background.hold();
    confirm();
    redeem.escape();

    assertThat(redeem.panelProperty().get()).isInstanceOf(Panel.Asking.class);
  }

  @Test
  void taking_back_from_the_statement_needs_its_own_let_go_too() {
    confirm();
    UUID redeemed = desk.open(maria).statement().getFirst().opId();

    reversal.ask(redeemed);
    reversal.confirm(maria);
    assertThat(desk.balance(maria)).isEqualTo(8);

    reversal.arm();
    reversal.confirm(maria);
    assertThat(desk.balance(maria)).isEqualTo(108);
    assertThat(reversal.askedProperty().get()).isNull();
  }

  @Test
  void giving_back_twice_is_refused_in_words() {
    confirm();
    UUID redeemed = desk.open(maria).statement().getFirst().opId();
    reversal.reverse(maria, redeemed);
    reversal.reverse(maria, redeemed);

    assertThat(said()).isEqualTo("This was undone before. The balance is 108.");
    assertThat(desk.balance(maria)).isEqualTo(108);
  }
}

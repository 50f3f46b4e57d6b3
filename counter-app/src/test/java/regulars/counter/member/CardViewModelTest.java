package regulars.counter.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import regulars.counter.SettableClock;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.DeskStatus.Link;
import regulars.counter.desk.FakeDesk;
import regulars.counter.fx.ManualBackground;
import regulars.counter.fx.ManualTicker;
import regulars.counter.fx.Strip;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;
import regulars.model.ledger.EntryKind;

class CardViewModelTest {
  private final FakeDesk desk = BeansAndCo.morning();
  private final ManualBackground background = new ManualBackground();
  private final SettableClock clock = SettableClock.at(BeansAndCo.NOW);
  private final ShopViewModel shop =
      new ShopViewModel(desk, background, Words.in(Locale.US, clock));
  private final Strip strip = new Strip(new ManualTicker());
  private final ManualTicker seconds = new ManualTicker();
  private final CardViewModel card = new CardViewModel(desk, background, shop, strip, seconds);
  private final UUID maria = desk.lookUp("2671", 1).getFirst().memberId();

  @BeforeEach
  void shop() {
    shop.shopChanged();
    shop.statusChanged();
  }

  private CardText text() {
    return card.textProperty().get();
  }

  @Test
  void it_says_everything_about_a_member() {
    card.open(maria);

    assertThat(text())
        .isEqualTo(
            new CardText(
                maria,
                "Maria Lopez",
                "(415) 555-2671",
                "Member 1042-9",
                "108",
                "",
                true,
                "live",
                "142 to Free lunch",
                108,
                250));
  }

  @Test
  void the_mirror_is_shown_at_once_and_the_live_balance_when_it_is_there() {
    background.hold();
    card.open(maria);
    background.finish(0);
    assertThat(text().asOf()).isEqualTo("as of 10:31");
    assertThat(text().live()).isFalse();

    background.finishAll();
    assertThat(text().asOf()).isEqualTo("live");
  }

  @Test
  void what_waits_stands_beside_the_balance() {
    desk.waiting(maria, 24);
    card.open(maria);

    assertThat(text().balance()).isEqualTo("108");
    assertThat(text().waiting()).isEqualTo("+24 waiting");
  }

  @Test
  void a_member_opened_later_wins_over_one_whose_answer_is_late() {
    UUID joe = desk.lookUp("0188", 1).getFirst().memberId();
    background.hold();
    card.open(maria);
    card.open(joe);
    background.finish(1);
    background.finishAll();

    assertThat(text().name()).isEqualTo("Joe Park");
  }

  @Test
  void a_change_of_this_member_is_shown_and_of_another_is_not_read() {
    card.open(maria);
    desk.elsewhere(maria, 10, EntryKind.EARN);
    int reads = desk.calls().size();

    card.memberChanged(UUID.randomUUID());
    assertThat(desk.calls()).hasSize(reads);

    card.memberChanged(maria);
    assertThat(text().balance()).isEqualTo("118");
  }

  @Test
  void a_storm_of_changes_is_read_once_at_a_time() {
    card.open(maria);
    background.hold();
    for (int change = 0; change < 1_000; change++) {
      card.memberChanged(null);
    }
    assertThat(background.waiting()).as("one from the disk, one from the server").isEqualTo(2);

    desk.elsewhere(maria, 10, EntryKind.EARN);
    background.finishAll();
    assertThat(text().balance()).isEqualTo("118");
  }

  @Test
  void offline_the_last_live_balance_says_since_when_it_is_known() {
    card.open(maria);
    desk.link(Link.OFFLINE, 3);
    shop.statusChanged();

    assertThat(text().live()).isFalse();
    assertThat(text().asOf()).isEqualTo("as of 10:42");
  }

  @Test
  void a_server_that_fell_silent_is_not_called_live_for_long() {
    card.open(maria);
    assertThat(text().live()).isTrue();

    desk.silent(true);
    clock.goOn(Duration.ofSeconds(15));
    seconds.tick(15);
    assertThat(text().live()).isTrue();
    clock.goOn(Duration.ofSeconds(6));
    seconds.tick(6);
    assertThat(text().live()).isFalse();
    assertThat(text().asOf()).isEqualTo("as of 10:42");

    desk.silent(false);
    desk.now(clock.instant());
    seconds.tick(5);
    assertThat(text().live()).isTrue();
  }

  @Test
  void an_answer_that_the_feed_overtook_is_not_shown_as_live() {
    card.open(maria);
    var old = desk.refresh(maria);
    desk.elsewhere(maria, -50, EntryKind.REDEEM);
    desk.silent(true);
    card.memberChanged(maria);
    assertThat(text().balance()).isEqualTo("58");
    assertThat(text().live()).isFalse();

    desk.silent(false);
    desk.refreshesTo(old);
    card.again();
    assertThat(text().balance()).as("asked again").isEqualTo("58");
    assertThat(text().live()).isTrue();
  }

  @Test
  void a_server_that_was_set_back_is_believed_the_second_time() {
    card.open(maria);
    var old = desk.refresh(maria);
    desk.elsewhere(maria, 50, EntryKind.EARN);
    card.memberChanged(maria);
    assertThat(text().balance()).isEqualTo("158");

    desk.refreshesTo(old);
    desk.refreshesTo(old);
    card.again();
    assertThat(text().balance()).isEqualTo("108");
    assertThat(text().live()).isTrue();
  }

  @Test
  void back_online_the_member_is_asked_for_again() {
    desk.link(Link.OFFLINE, 3);
    shop.statusChanged();
    card.open(maria);
    assertThat(text().live()).isFalse();

    desk.link(Link.ONLINE, 0);
    shop.statusChanged();

    assertThat(text().live()).isTrue();
  }

  @Test
  void the_mirror_never_takes_a_live_balance_back() {
    var live = desk.refresh(maria);
    var mirror = desk.open(maria);

    assertThat(CardViewModel.newer(live, mirror).liveAt()).isEqualTo(BeansAndCo.NOW);
    desk.elsewhere(maria, 5, EntryKind.EARN);
    assertThat(CardViewModel.newer(desk.refresh(maria), mirror).card().balance()).isEqualTo(113);
    assertThat(CardViewModel.newer(live, desk.open(maria)).card().balance()).isEqualTo(113);
  }

  @Test
  void a_statement_row_tells_why_and_who_and_what_can_be_undone() {
    card.open(maria);

    StatementLine sale = card.statement().get(0);
    assertThat(sale.why())
        .containsExactly(
            "+18\u20021 point per $1 · $18.00", "+6\u2002Double points on beans · $6.00");
    StatementLine redeemed = card.statement().get(2);
    assertThat(redeemed.title()).isEqualTo("Free coffee · Ana");
    assertThat(redeemed.points()).isEqualTo("\u2212100");
    assertThat(redeemed.undo()).isEqualTo("Give 100 points back?");
    StatementLine reversed = card.statement().get(5);
    assertThat(reversed.note()).isEqualTo("undone");
    assertThat(reversed.undo()).isEmpty();
  }

  @Test
  void somebody_who_is_gone_closes_the_card_and_says_so() {
    card.open(UUID.randomUUID());

    assertThat(text()).isNull();
    assertThat(strip.messageProperty().get().text()).startsWith("This member is no longer known");
  }

  @Test
  void a_card_that_cannot_be_read_says_so_and_keeps_what_is_shown() {
    card.open(maria);
    desk.fail("open", new IllegalStateException("disk"));
    card.open(maria);

    assertThat(text().name()).isEqualTo("Maria Lopez");
    assertThat(strip.messageProperty().get().text()).startsWith("The card could not be opened");
  }
}

package regulars.counter.holds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
import regulars.model.sync.Refusal;

class HoldsViewModelTest {
  private final FakeDesk desk = BeansAndCo.morning();
  private final ManualBackground background = new ManualBackground();
  private final ShopViewModel shop =
      new ShopViewModel(desk, background, Words.in(Locale.US, BeansAndCo.CLOCK));
  private final Strip strip = new Strip(new ManualTicker());
  private final List<UUID> opened = new ArrayList<>();
  private final HoldsViewModel holds =
      new HoldsViewModel(
          desk,
          background,
          shop,
          strip,
          new PinViewModel(desk, new FakeOffice(), background, shop),
          opened::add);

  @BeforeEach
  void open() {
    shop.shopChanged();
    shop.statusChanged();
    holds.toggle();
  }

  private HoldLine large() {
    return holds.lines().getFirst();
  }

  private HoldLine refund() {
    return holds.lines().getLast();
  }

  private void ask(HoldLine line, boolean release, String reason) {
    holds.ask(line.holdId(), release);
    holds.arm();
    holds.reasonProperty().set(reason);
    holds.confirm();
  }

  private String said() {
    return strip.messageProperty().get() == null ? "" : strip.messageProperty().get().text();
  }

  @Test
  void a_large_sale_stands_beside_what_its_member_usually_buys() {
    assertThat(large().why()).isEqualTo("Far more than this member ever bought.");
    assertThat(large().basket()).containsExactly("Beans, 5 kg · $190.00", "Mug · $22.00");
    assertThat(large().usual()).containsExactly("Largest so far $12.50", "31 sales so far");
    assertThat(large().effect()).isEqualTo("+212 points when released");
    assertThat(large().owed()).isEmpty();
  }

  @Test
  void a_refund_of_points_already_spent_says_what_would_be_owed() {
    assertThat(refund().kind()).isEqualTo("refund");
    assertThat(refund().total()).isEqualTo("−$120.00");
    assertThat(refund().owed()).isEqualTo("76 points would be owed: the balance is 44.");
  }

  @Test
  void nothing_is_settled_before_the_press_that_asked_was_let_go() {
    holds.ask(large().holdId(), true);
    holds.confirm();
    assertThat(desk.calls()).noneMatch(call -> call.startsWith("settle"));

    holds.arm();
    holds.confirm();
    assertThat(desk.calls()).contains("settle release ");
    assertThat(said()).isEqualTo("Released. The balance is 2,208.");
    assertThat(holds.lines()).hasSize(1);
  }

  @Test
  void dropping_a_sale_and_letting_somebody_owe_need_a_reason() {
    ask(large(), false, "  ");
    assertThat(holds.problemProperty().get()).isEqualTo("Say why: it stays on record.");
    ask(refund(), true, "");
    assertThat(holds.problemProperty().get()).isEqualTo("Say why: it stays on record.");
    assertThat(desk.calls()).noneMatch(call -> call.startsWith("settle"));

    ask(large(), false, " staff order ");
    assertThat(desk.calls()).contains("settle reject staff order");
    assertThat(said()).isEqualTo("Rejected. The balance stays 1,996.");
  }

  @Test
  void confirming_twice_settles_once() {
    holds.ask(large().holdId(), true);
    holds.arm();
    holds.confirm();
    holds.confirm();
    assertThat(desk.calls()).filteredOn(call -> call.startsWith("settle")).hasSize(1);
  }

  @Test
  void who_comes_second_is_told_and_the_question_goes() {
    desk.answers(new RedeemResult.Refused(Refusal.HOLD_SETTLED, 0, null));
    ask(large(), true, "");
    assertThat(said()).isEqualTo("This held sale was settled before.");
    assertThat(holds.asking()).isFalse();
  }

  @Test
  void a_question_about_a_sale_that_somebody_else_settles_goes_by_itself() {
    holds.ask(large().holdId(), true);
    desk.settledElsewhere(large().holdId());
    holds.changed();
    assertThat(holds.asking()).isFalse();
    assertThat(said()).isEqualTo("Somebody else has settled this one.");
  }

  @Test
  void what_is_refused_is_said_where_it_was_asked_and_the_reason_stays() {
    desk.answers(new RedeemResult.Refused(Refusal.NOT_ALLOWED, 0, null));
    ask(large(), true, "known");
    assertThat(holds.problemProperty().get()).isEqualTo("This needs a manager.");
    assertThat(holds.reasonProperty().get()).isEqualTo("known");

    desk.answers(new RedeemResult.NotConfirmed());
    holds.confirm();
    assertThat(holds.problemProperty().get()).startsWith("No answer from the server.");

    desk.fail("settle", new IllegalStateException("a bug"));
    holds.confirm();
    assertThat(holds.problemProperty().get()).startsWith("It did not work");
  }

  @Test
  void a_restored_server_that_waits_is_said_twice_and_the_question_stays() {
    desk.answers(new RedeemResult.Refused(Refusal.RECOVERING, 0, null));
    ask(refund(), true, "known");
    assertThat(holds.problemProperty().get()).startsWith("Not settled, and still waiting here");
    assertThat(said()).isEqualTo(holds.problemProperty().get());
    assertThat(holds.asking()).isTrue();
    assertThat(holds.reasonProperty().get()).isEqualTo("known");
    assertThat(holds.settlingProperty().get()).isFalse();
  }

  @Test
  void what_was_settled_before_cannot_be_asked_again_while_it_is_still_listed() {
    desk.answers(new RedeemResult.Refused(Refusal.HOLD_SETTLED, 0, null));
    ask(large(), true, "");
    assertThat(holds.outcomeProperty().get().sentence()).isEqualTo(said());
    holds.ask(large().holdId(), true);
    assertThat(holds.asking()).isFalse();
  }

  @Test
  void without_the_server_nothing_is_asked() {
    desk.link(Link.OFFLINE, 0);
    shop.statusChanged();
    holds.ask(large().holdId(), true);
    assertThat(holds.asking()).isFalse();
    assertThat(holds.lines()).hasSize(2);
  }

  @Test
  void a_sale_leads_to_its_member() {
    UUID member = large().memberId();
    holds.openMember(large());
    assertThat(opened).containsExactly(member);
    assertThat(holds.openProperty().get()).isFalse();
  }
}

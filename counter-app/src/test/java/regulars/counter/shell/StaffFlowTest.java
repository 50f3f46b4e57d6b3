package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.FakeDesk;
import regulars.model.staff.Role;
import regulars.model.staff.Staff;
import regulars.model.sync.Action;

/** Staff sign in by PIN, and a manager gives their word without signing the barista out. */
class StaffFlowTest {
  static FakeDesk withStaff() {
    FakeDesk desk = BeansAndCo.morning();
    desk.staff(new Staff("bea", "Bea", Role.BARISTA, true, null), "2468");
    desk.staff(new Staff("mia", "Mia", Role.MANAGER, true, null), "246813");
    desk.staff(new Staff("olga", "Olga", Role.OWNER, true, null), "975318");
    desk.staff(new Staff("tom", "Tom", Role.MANAGER, false, null), "111222");
    return desk;
  }

  private static void signIn(Stand stand) {
    stand.push(KeyCode.F9);
    stand.awaitShown("#pin");
    stand.push(KeyCode.DOWN);
    stand.type("2468");
    stand.push(KeyCode.ENTER);
    stand.awaitGone("#pin");
  }

  private static UUID maria(Stand stand) {
    stand.type("2671");
    stand.push(KeyCode.ENTER);
    stand.awaitText("#card-name", "Maria Lopez");
    stand.await("live", () -> stand.model.card().memberProperty().get().liveAt() != null);
    return Stand.get(() -> stand.model.card().memberProperty().get().card().memberId());
  }

  @Test
  void somebody_signs_in_by_key_and_is_named_on_what_they_do() {
    try (Stand stand = Stand.open(withStaff())) {
      assertThat(stand.text("#staff")).isEqualTo("Who is here?");
      signIn(stand);
      assertThat(stand.text("#staff")).isEqualTo("Bea");
      assertThat(stand.focused()).isEqualTo("search");
      UUID maria = maria(stand);
      stand.fire(".button.reward");
      stand.await("armed", () -> stand.model.redeem().armedProperty().get());
      stand.fire("#redeem-confirm");
      stand.awaitShown("#strip");
      assertThat(stand.desk.open(maria).statement().getFirst().staff()).isEqualTo("bea");
    }
  }

  @Test
  void nobody_stays_signed_in_for_long_without_a_key_or_a_touch() {
    try (Stand stand = Stand.open(withStaff())) {
      signIn(stand);
      Stand.fx(() -> stand.ticker.tick(599));
      assertThat(stand.text("#staff")).isEqualTo("Bea");
      stand.push(KeyCode.SHIFT);
      Stand.fx(() -> stand.ticker.tick(599));
      assertThat(stand.text("#staff")).isEqualTo("Bea");
      Stand.fx(() -> stand.ticker.tick(1));
      stand.awaitText("#staff", "Who is here?");
      stand.awaitText("#strip-text", "Signed out: nobody has touched the counter for a while.");
    }
  }

  @Test
  void the_pad_takes_touches_and_a_wrong_pin_says_what_is_left() {
    try (Stand stand = Stand.open(withStaff())) {
      stand.push(KeyCode.F9);
      stand.awaitShown("#pin");
      stand.click("#pin-ok");
      stand.awaitText("#pin-problem", "Choose a name first.");
      stand.click("Bea");
      stand.click("#pin-1");
      stand.click("#pin-2");
      assertThat(stand.text("#pin-dots")).isEqualTo("\u25cf\u25cf");
      stand.push(KeyCode.BACK_SPACE);
      assertThat(stand.text("#pin-dots")).isEqualTo("\u25cf");
      stand.click("#pin-ok");
      stand.awaitText("#pin-problem", "Not the PIN. 4 tries left.");
      assertThat(stand.text("#pin-dots")).isEqualTo("PIN");
      for (String said :
          List.of(
              "Not the PIN. 3 tries left.",
              "Not the PIN. 2 tries left.",
              "Not the PIN. One try left.",
              "Too many wrong PINs. Try again in a minute.")) {
        stand.type("1111");
        stand.push(KeyCode.ENTER);
        stand.awaitText("#pin-problem", said);
      }
      stand.push(KeyCode.ESCAPE);
      stand.awaitGone("#pin");
      assertThat(stand.text("#staff")).isEqualTo("Who is here?");
      assertThat(stand.text("#search")).isEmpty();
    }
  }

  @Test
  void whoever_redeems_is_asked_who_they_are_first_and_goes_on_from_there() {
    try (Stand stand = Stand.open(withStaff())) {
      maria(stand);
      stand.fire(".button.reward");
      stand.awaitShown("#pin");
      assertThat(stand.shown("#redeem-title")).isFalse();
      stand.push(KeyCode.DOWN);
      stand.type("2468");
      stand.push(KeyCode.ENTER);
      stand.awaitShown("#redeem-title");
      stand.await("armed", () -> stand.model.redeem().armedProperty().get());
    }
  }

  @Test
  void a_manager_lets_a_member_pass_who_is_a_few_points_short_and_the_barista_stays_signed_in() {
    FakeDesk desk = withStaff();
    try (Stand stand = Stand.open(desk)) {
      signIn(stand);
      UUID maria = desk.lookUp("2671", 1).getFirst().memberId();
      desk.elsewhere(maria, -18, regulars.model.ledger.EntryKind.ADJUST);
      maria(stand);
      stand.fire(".button.override");
      stand.awaitShown("#pin");
      assertThat(stand.text("#pin-title")).isEqualTo("Free coffee, short by 10: may it pass?");
      assertThat(stand.allText("#pin-people")).contains("Mia", "Olga").doesNotContain("Bea", "Tom");
      assertThat(stand.focused()).isEqualTo("pin-reason");
      stand.click("Mia");
      stand.type("246813");
      stand.push(KeyCode.ENTER);
      stand.awaitText("#pin-problem", "Say why, in a few words.");
      stand.click("#pin-reason");
      stand.type("birthday");
      stand.push(KeyCode.ENTER);
      stand.awaitShown("#redeem-title");
      stand.await("armed", () -> stand.model.redeem().armedProperty().get());
      stand.fire("#redeem-confirm");
      stand.awaitShown("#strip");
      assertThat(desk.lastOverride()).isEqualTo(new Action.Override("mia", "birthday"));
      assertThat(desk.open(maria).statement().getFirst().staff()).isEqualTo("bea");
      assertThat(desk.balance(maria)).isEqualTo(-10);
      assertThat(stand.text("#staff")).isEqualTo("Bea");
    }
  }

  @Test
  void who_is_far_short_is_not_offered_a_managers_word() {
    try (Stand stand = Stand.open(withStaff())) {
      maria(stand);
      assertThat(stand.shown(".button.override")).isFalse();
    }
  }

  @Test
  void giving_back_from_the_statement_takes_a_managers_word() {
    FakeDesk desk = withStaff();
    try (Stand stand = Stand.open(desk)) {
      signIn(stand);
      UUID maria = maria(stand);
      stand.undo("Free coffee");
      stand.await("armed", () -> stand.model.reversal().armedProperty().get());
      stand.fire("#undo-confirm");
      stand.awaitShown("#pin");
      assertThat(desk.calls()).doesNotContain("reverse");
      stand.type("wrong person");
      stand.click("Olga");
      stand.type("975318");
      stand.push(KeyCode.ENTER);
      stand.awaitGone("#pin");
      stand.await("reversed", () -> desk.calls().contains("reverse"));
      assertThat(desk.lastWord()).isEqualTo("olga: wrong person");
      assertThat(desk.open(maria)).isNotNull();
    }
  }

  @Test
  void whoever_leaves_is_signed_out_and_no_longer_offered() {
    FakeDesk desk = withStaff();
    try (Stand stand = Stand.open(desk)) {
      signIn(stand);
      desk.staff(new Staff("bea", "Bea", Role.BARISTA, false, null), "2468");
      stand.awaitText("#staff", "Who is here?");
      stand.push(KeyCode.F9);
      stand.awaitShown("#pin");
      assertThat(stand.allText("#pin-people")).doesNotContain("Bea");
    }
  }

  @Test
  void a_shop_without_staff_is_asked_nothing() {
    try (Stand stand = Stand.open(BeansAndCo.morning())) {
      stand.push(KeyCode.F9);
      assertThat(stand.shown("#pin")).isFalse();
      maria(stand);
      stand.fire(".button.reward");
      stand.awaitShown("#redeem-title");
      assertThat(List.of(stand.shown("#pin"))).containsExactly(false);
    }
  }
}

package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.FakeDesk;
import regulars.counter.office.FakeOffice;
import regulars.counter.office.OfficeException;
import regulars.counter.settings.staff.StaffPage;
import regulars.model.staff.Role;
import regulars.model.staff.SignIn;

/** The owner's page of staff, by keys, with what the server says against it. */
class StaffPageTest {
  static final String PEOPLE =
      """
      {"staff":[
        {"id":"olga","name":"Olga","role":"OWNER","active":true,"phone":"+14155552671"},
        {"id":"mia","name":"Mia","role":"MANAGER","active":true,
         "lockedUntil":"2026-11-20T16:10:00Z"},
        {"id":"bea","name":"Bea","role":"BARISTA","active":true},
        {"id":"tom","name":"Tom","role":"MANAGER","active":false}]}
      """;

  private static final String SIGNED_IN =
      "{\"session\":\"s\",\"role\":\"OWNER\",\"idleSeconds\":900,\"triesLeft\":5,\"waitSeconds\":0}";

  private static Stand stand(FakeDesk desk) {
    return Stand.open(
        desk,
        new FakeOffice(),
        960,
        720,
        Look.USUAL.with(Look.Theme.LIGHT),
        Locale.US,
        tools -> List.of(new StaffPage(tools)));
  }

  private static Stand opened(String staff) {
    Stand stand = stand(BeansAndCo.morning());
    stand.office.json("staff", staff);
    stand.push(KeyCode.F10);
    stand.awaitShown("#settings-staff");
    return stand;
  }

  @Test
  void the_first_to_be_added_is_an_owner_and_the_pin_goes_to_the_server_alone() {
    try (Stand stand = opened("{\"staff\":[]}")) {
      stand.awaitText(".notice-title", "Nobody has a PIN yet");
      stand.fire(".notice-action");
      stand.awaitShown("#staff-form");
      assertThat(stand.focused()).isEqualTo("staff-name");
      stand.type("Olga");
      stand.push(KeyCode.ENTER);
      stand.awaitText("#staff-problem", "A PIN is needed.");
      stand.click("#staff-pin");
      stand.type("246813");
      stand.office.on("staff", body -> body == null ? PEOPLE : "{\"id\":\"olga\"}");
      stand.office.json("sign-in", SIGNED_IN);
      stand.push(KeyCode.ENTER);
      stand.awaitGone("#staff-form");
      stand.awaitShown(".button.staff-edit");
      assertThat(stand.allText("#staff-rows")).contains("Olga", "Owner");
      assertThat(stand.office.calls()).containsSubsequence("staff", "sign-in", "staff");
      assertThat(stand.office.bodies().getFirst().toString()).isEqualTo("Wish[OWNER]");
      assertThat(stand.office.bodies()).hasSize(2);
    }
  }

  @Test
  void minutes_until_a_counter_signs_out_are_chosen() {
    try (Stand stand = opened(PEOPLE)) {
      stand.awaitShown("#staff-sign-out");
      stand.office.json("sign-out-after", "{\"minutes\":5}");
      Stand.fx(() ->
          ((javafx.scene.control.ComboBox<?>) stand.scene.lookup("#staff-sign-out"))
              .getSelectionModel()
              .select(3));
      stand.awaitText("#settings-strip #strip-text", "Saved for every counter.");
      assertThat(stand.office.bodies().toString()).contains("SignOutAfter[minutes=5]");
    }
  }

  @Test
  void everybody_is_listed_with_role_phone_and_what_is_the_matter() {
    try (Stand stand = opened(PEOPLE)) {
      stand.awaitShown(".button.staff-edit");
      assertThat(stand.allText("#staff-rows"))
          .contains("Owner · (415) 555-2671")
          .contains("Manager · too many wrong PINs, until")
          .contains("Manager · no longer works here");
    }
  }

  @Test
  void what_the_server_refuses_is_said_beside_the_form_and_nothing_typed_is_lost() {
    try (Stand stand = opened(PEOPLE)) {
      stand.awaitShown(".button.staff-edit");
      stand.fire("#staff-add");
      stand.awaitShown("#staff-form");
      stand.type("Bea");
      stand.click("#staff-role-manager");
      stand.click("#staff-pin");
      stand.type("123456");
      stand.office.on(
          "staff",
          body -> {
            throw new IllegalStateException();
          });
      stand.office.refuse(
          "staff", new OfficeException(OfficeException.Kind.REFUSED, "pin-too-simple", "x"));
      stand.push(KeyCode.ENTER);
      stand.awaitText(
          "#staff-problem", "Rows and repeated digits are guessed first. Take another PIN.");
      assertThat(stand.text("#staff-name")).isEqualTo("Bea");
      stand.push(KeyCode.ESCAPE);
      stand.awaitGone("#staff-form");
      assertThat(stand.shown("#settings")).isTrue();
    }
  }

  @Test
  void whoever_leaves_is_marked_at_the_server() {
    try (Stand stand = opened(PEOPLE)) {
      stand.awaitShown(".button.staff-edit");
      stand.fire(".button.staff-edit");
      stand.awaitShown("#staff-leave");
      stand.office.json("staff/bea/leave", "{\"id\":\"bea\"}");
      stand.fire("#staff-leave");
      stand.awaitGone("#staff-form");
      assertThat(stand.office.calls()).contains("staff/bea/leave");
    }
  }

  @Test
  void offline_is_said_with_a_way_to_try_again() {
    try (Stand stand = stand(BeansAndCo.morning())) {
      stand.office.offline(true);
      stand.push(KeyCode.F10);
      stand.awaitText(".notice-title", "The server can\u2019t be reached");
      stand.office.offline(false);
      stand.office.json("staff", PEOPLE);
      stand.fire(".notice-action");
      stand.awaitShown(".button.staff-edit");
    }
  }

  @Test
  void once_there_are_staff_the_settings_ask_for_a_managers_or_owners_pin() {
    try (Stand stand = stand(StaffFlowTest.withStaff())) {
      stand.office.json("staff", PEOPLE);
      stand.office.on(
          "sign-in",
          body ->
              ((SignIn.Request) body).pin().equals("975318")
                  ? new SignIn.Reply("session", Role.OWNER, 900, 5, 0)
                  : new SignIn.Reply(null, null, 0, 4, 0));
      stand.push(KeyCode.F10);
      stand.awaitShown("#pin");
      assertThat(stand.shown("#settings")).isFalse();
      assertThat(stand.allText("#pin-people")).doesNotContain("Bea");
      stand.click("Olga");
      stand.type("000000");
      stand.push(KeyCode.ENTER);
      stand.awaitText("#pin-problem", "Not the PIN. 4 tries left.");
      stand.type("975318");
      stand.push(KeyCode.ENTER);
      stand.awaitShown("#settings-staff");
      stand.push(KeyCode.ESCAPE);
      stand.awaitGone("#settings");
      stand.await("signed out", () -> stand.office.calls().contains("sign-out"));
    }
  }

  @Test
  void a_manager_sees_that_the_page_is_the_owners() {
    try (Stand stand = stand(StaffFlowTest.withStaff())) {
      stand.office.on("sign-in", _ -> new SignIn.Reply("session", Role.MANAGER, 900, 5, 0));
      stand.push(KeyCode.F10);
      stand.awaitShown("#pin");
      stand.click("Mia");
      stand.type("246813");
      stand.push(KeyCode.ENTER);
      stand.awaitText(".notice-title", "Not for everybody");
      assertThat(stand.office.calls()).isEqualTo(List.of("sign-in"));
    }
  }

  @Test
  void a_session_that_is_over_asks_again_and_the_page_goes_on() {
    try (Stand stand = stand(StaffFlowTest.withStaff())) {
      stand.office.on("sign-in", _ -> new SignIn.Reply("session", Role.OWNER, 900, 5, 0));
      stand.office.refuse(
          "staff", new OfficeException(OfficeException.Kind.SIGN_IN, "session-needed", "x"));
      stand.push(KeyCode.F10);
      stand.awaitShown("#pin");
      stand.click("Olga");
      stand.type("975318");
      stand.push(KeyCode.ENTER);
      stand.await("read once", () -> stand.office.calls().contains("staff"));
      stand.awaitShown("#pin");
      stand.office.refuse("staff", null);
      stand.office.json("staff", PEOPLE);
      stand.click("Olga");
      stand.type("975318");
      stand.push(KeyCode.ENTER);
      stand.awaitShown(".button.staff-edit");
    }
  }
}

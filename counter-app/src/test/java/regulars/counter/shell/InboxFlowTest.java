package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.DeskStatus;
import regulars.counter.desk.FakeDesk;
import regulars.counter.desk.RedeemResult;
import regulars.counter.office.FakeOffice;
import regulars.counter.office.OfficeException;
import regulars.counter.settings.SettingsPages;
import regulars.model.sync.InboxCount;
import regulars.model.sync.Refusal;

/** What a manager has to look at, in plain words, and what becomes of it. */
class InboxFlowTest {
  private static final String NEWEST = "inbox/open/999999999999999999";
  private static final String MEMBER =
      """
      {"memberId":"%s","number":"1042-9","phone":"+14155552671","name":"Maria Lopez",
       "profileVersion":3,"balance":108,"held":0,"version":8,"sales":8,"largestSale":2500}
      """;
  private static final String CONFLICT =
      """
      {"id":7,"at":"2026-11-20T18:10:00.000Z","code":"SALE_CONFLICT","counter":"Front",
       "opId":"00000000-0000-7000-8000-000000000007","member":MEMBER,
       "sale":{"key":{"till":"Register 1","businessDay":"2026-11-20","ticket":"4711","kind":"SALE"},
         "at":"2026-11-20T18:09:00.000Z","total":{"minor":2500,"currency":"USD"},
         "counted":{"minor":1800,"currency":"USD"},"given":24,"difference":7}}
      """;
  private static final String EDIT =
      """
      {"id":6,"at":"2026-11-19T18:10:00.000Z","code":"STALE_EDIT","counter":"Front","staff":"bea",
       "opId":"00000000-0000-7000-8000-000000000006","member":MEMBER,
       "edit":{"phone":"+14155552679","name":"Maria L."}}
      """;
  private static final String ALERT =
      """
      {"id":5,"at":"2026-11-19T18:10:00.000Z","code":"ALERT_OFTEN_BY_HAND","counter":"Front",
       "staff":"bea","opId":"00000000-0000-7000-8000-000000000005","member":MEMBER,
       "day":"2026-11-19","times":5}
      """;
  private static final String UNKNOWN =
      """
      {"id":4,"at":"2026-11-18T18:10:00.000Z","code":"SOMETHING_NEWER","detail":"Words of its own."}
      """;
  private static final String ROWS =
      """
      [{"opId":"00000000-0000-7000-8000-000000000005","at":"2026-11-19T18:10:00.000Z","kind":"EARN",
        "points":12,"counter":"Front","staff":"bea",
        "sale":{"till":"Register 1","businessDay":"2026-11-19","ticket":"4699","kind":"SALE"}}]
      """;
  private static final String OWING =
      """
      {"owing":[{"id":3,"member":{"memberId":"%s","name":"Joe Park","phone":"+14155550188",
        "profileVersion":1,"balance":-10,"held":0,"version":4,"sales":2,"largestSale":900},
        "since":{"opId":"00000000-0000-7000-8000-000000000003","at":"2026-11-19T18:10:00.000Z",
          "kind":"REDEEM","points":-100,"counter":"Front","staff":"bea","approvedBy":"mia",
          "reason":"A few short","reward":"Free coffee"}}],"more":false}
      """;

  private static final String SIGNED_IN =
      "{\"session\":\"s\",\"role\":\"MANAGER\",\"idleSeconds\":900,\"triesLeft\":5,\"waitSeconds\":0}";

  static FakeDesk desk() {
    FakeDesk desk = StaffFlowTest.withStaff();
    DeskStatus was = desk.status();
    desk.status(
        new DeskStatus(
            was.link(),
            was.since(),
            0,
            null,
            0,
            was.holds(),
            null,
            was.tills(),
            new InboxCount(4, java.util.Map.of("bea", 1L))));
    return desk;
  }

  static FakeOffice office(FakeDesk desk) {
    UUID maria = desk.lookUp("2671", 1).getFirst().memberId();
    UUID joe = desk.lookUp("0188", 1).getFirst().memberId();
    String member = MEMBER.formatted(maria);
    FakeOffice office = new FakeOffice();
    List<String> items =
        List.of(CONFLICT, EDIT, ALERT, UNKNOWN).stream()
            .map(item -> item.replace("MEMBER", member))
            .toList();
    office.json(NEWEST, "{\"items\":[" + String.join(",", items) + "],\"more\":false}");
    for (int i = 0; i < 4; i++) {
      String rows = i == 2 ? ROWS : "[]";
      office.json(
          "inbox/item/" + (7 - i),
          "{\"item\":" + items.get(i) + ",\"payload\":\"{raw " + i + "}\",\"rows\":" + rows + "}");
      office.json("inbox/item/" + (7 - i) + "/done", "{\"done\":true}");
    }
    office.json("inbox/owing/1", OWING.formatted(joe));
    office.json("inbox/done/999999999999999999", "{\"items\":[],\"more\":false}");
    office.json("sign-in", SIGNED_IN);
    return office;
  }

  private static Stand stand(FakeDesk desk) {
    return Stand.open(
        desk,
        office(desk),
        960,
        720,
        Look.USUAL.with(Look.Theme.LIGHT),
        Locale.US,
        SettingsPages::all);
  }

  static void inbox(Stand stand) {
    stand.push(KeyCode.F12);
    stand.awaitShown("#pin");
    stand.click("Mia");
    stand.type("246813");
    stand.push(KeyCode.ENTER);
    stand.awaitShown("#settings-inbox");
    stand.awaitShown(".button.inbox-look");
  }

  static void look(Stand stand, int item) {
    Stand.fx(() ->
        ((javafx.scene.control.Button)
                List.copyOf(stand.scene.getRoot().lookupAll(".button.inbox-look")).get(item))
            .fire());
    stand.awaitShown("#inbox-item");
  }

  @Test
  void the_count_is_for_managers_and_leaves_out_what_is_about_oneself() {
    try (Stand stand = stand(desk())) {
      assertThat(stand.shown("#inbox-count-all")).isFalse();
      Stand.fx(() -> stand.model.shop().staffProperty().set(stand.model.shop().choices().get(0)));
      assertThat(stand.shown("#inbox-count-all")).isFalse();
      Stand.fx(() -> stand.model.shop().staffProperty().set(stand.model.shop().choices().get(1)));
      stand.awaitText("#inbox-count-all", "4 things to look at");
    }
  }

  @Test
  void the_difference_of_a_ticket_that_came_twice_is_counted_with_one_press() {
    try (Stand stand = stand(desk())) {
      inbox(stand);
      assertThat(stand.allText("#inbox-rows"))
          .contains(
              "Ticket 4711 came twice, with two totals",
              "A change of Maria Lopez was overtaken",
              "Bea gave Maria Lopez points 5 times in a day",
              "Something to look at");
      look(stand, 0);
      assertThat(stand.allText("#inbox-item"))
          .contains("It was counted with $18.00", "again with $25.00", "gives +7 beyond that")
          .doesNotContain("raw");
      assertThat(stand.focused()).isEqualTo("inbox-count");
      stand.desk.answers(new RedeemResult.Refused(Refusal.ALREADY_COUNTED, 0, null));
      stand.push(KeyCode.SPACE);
      stand.awaitText("#inbox-problem", "This sale was counted before.");
      stand.fire("#inbox-count");
      stand.awaitText("#settings-strip #strip-text", "Counted. It is kept under Done.");
      assertThat(stand.desk.calls()).contains("adjust 7 Ticket 4711: the total was put right");
      assertThat(stand.desk.lastWord()).startsWith("mia: ");
    }
  }

  @Test
  void an_overtaken_edit_is_made_now_or_left_and_details_come_last() {
    try (Stand stand = stand(desk())) {
      inbox(stand);
      look(stand, 1);
      assertThat(stand.allText("#inbox-item"))
          .contains("Bea wanted it to be: Maria L., (415) 555-2679", "Now it says: Maria Lopez");
      stand.fire("#inbox-details");
      stand.awaitText("#inbox-payload", "{raw 1}");
      stand.fire("#inbox-apply");
      stand.awaitText("#settings-strip #strip-text", "The change is made. It is kept under Done.");
      assertThat(stand.desk.calls()).contains("edit Maria L.");
      assertThat(stand.office.calls()).contains("inbox/item/6/done");
    }
  }

  @Test
  void what_is_unusual_shows_its_rows_and_is_done_with_a_note() {
    try (Stand stand = stand(desk())) {
      inbox(stand);
      look(stand, 2);
      assertThat(stand.allText("#inbox-behind")).contains("+12", "Sale", "ticket 4699", "Bea");
      assertThat(stand.allText("#inbox-item")).contains("It may be quite right");
      stand.click("#inbox-note");
      stand.type("Her sister");
      stand.push(KeyCode.ENTER);
      stand.awaitText("#settings-strip #strip-text", "Done. It is kept under Done.");
      assertThat(stand.office.bodies().toString()).contains("Note[note=Her sister]");
    }
  }

  @Test
  void what_this_counter_does_not_know_is_said_in_the_servers_words() {
    try (Stand stand = stand(desk())) {
      inbox(stand);
      look(stand, 3);
      assertThat(stand.allText("#inbox-item")).contains("Words of its own.");
      stand.push(KeyCode.ESCAPE);
      stand.awaitShown("#inbox-rows");
      assertThat(stand.shown("#settings")).isTrue();
    }
  }

  @Test
  void who_owes_points_is_listed_with_why_and_their_card_opens() {
    try (Stand stand = stand(desk())) {
      inbox(stand);
      stand.fire("#inbox-owing");
      stand.awaitShown(".button.inbox-member");
      assertThat(stand.allText("#inbox-rows"))
          .contains("Joe Park owes 10 points", "Free coffee", "approved by Mia", "A few short");
      stand.fire(".button.inbox-member");
      stand.awaitGone("#settings");
      stand.awaitText("#card-name", "Joe Park");
    }
  }

  @Test
  void an_empty_list_and_a_server_out_of_reach_are_said() {
    try (Stand stand = stand(desk())) {
      inbox(stand);
      stand.fire("#inbox-done");
      stand.awaitText("#settings-inbox .notice-title", "Nothing done yet");
      stand.office.refuse(NEWEST, new OfficeException(OfficeException.Kind.OFFLINE, "", "gone"));
      stand.fire("#inbox-open");
      stand.await(
          "said",
          () -> stand.allTextNow("#settings-inbox").contains("The server can\u2019t be reached"));
    }
  }
}

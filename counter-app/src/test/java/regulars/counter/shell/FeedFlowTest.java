package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.DeskStatus;
import regulars.counter.desk.DeskStatus.Link;
import regulars.counter.desk.DeskStatus.TillStatus;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Move;

/** The till's feed in the whole window. */
class FeedFlowTest {
  private final Complaints complaints = new Complaints();
  private final Stand stand = Stand.open(BeansAndCo.empty());

  @AfterEach
  void close() {
    stand.close();
    complaints.close();
    assertThat(complaints.heard()).isEmpty();
  }

  private void sale(UUID member, Move move, long points, String detail) {
    stand.desk.sale(
        BeansAndCo.NOW,
        SaleKind.SALE,
        points * 100,
        member,
        move,
        points,
        detail,
        false,
        null,
        BeansAndCo.plain(points * 100, points));
  }

  @Test
  void names_are_read_again_when_members_change() {
    try (Stand other = Stand.open(BeansAndCo.morning())) {
      java.util.UUID maria = other.desk.lookUp("2671", 1).getFirst().memberId();
      long before = other.desk.calls().stream().filter("feed"::equals).count();
      other.desk.elsewhere(maria, 1, regulars.model.ledger.EntryKind.ADJUST);
      other.await(
          "read again", () -> other.desk.calls().stream().filter("feed"::equals).count() > before);
    }
  }

  @Test
  void an_empty_feed_says_how_to_make_it_move_and_sales_come_in_newest_on_top() {
    assertThat(stand.text("#feed-nothing")).startsWith("No sales yet.");
    UUID ada = stand.desk.member("Ada", "+14155550001", 1L, 0);
    sale(ada, Move.ADD, 4, null);
    sale(ada, Move.ADD_AND_ANNOUNCE, 96, "Free coffee");

    stand.await("both rows", () -> stand.allTextNow("#feed-list").contains("+96"));
    String feed = stand.allText("#feed-list");
    assertThat(feed).contains("Free coffee");
    assertThat(feed.indexOf("+96")).isLessThan(feed.indexOf("+4"));
  }

  @Test
  void a_row_opens_to_say_why_and_leads_to_the_member() {
    UUID ada = stand.desk.member("Ada", "+14155550001", 1L, 4);
    sale(ada, Move.ADD, 4, null);
    stand.await("the row", () -> stand.allTextNow("#feed-list").contains("Ada"));

    stand.click("Ada");
    stand.await("why", () -> stand.allTextNow("#feed-list").contains("1 point per $1"));
    stand.click("Open Ada");

    stand.awaitText("#card-name", "Ada");
  }

  @Test
  void one_tap_or_f3_claims_a_sale_of_nobody_for_the_member_on_the_screen() {
    UUID ada = stand.desk.member("Ada", "+14155550001", 1L, 4);
    sale(null, Move.SKIP, 6, "NO_MEMBER");
    sale(null, Move.SKIP, 7, "NO_MEMBER");
    Stand.fx(() -> stand.model.card().open(ada));
    stand.awaitText("#card-name", "Ada");
    stand.await("the offer", () -> stand.allTextNow("#feed-list").contains("Claim for Ada"));

    stand.push(KeyCode.F3);
    stand.awaitText("#strip-text", "+7 for Ada · $7.00");
    stand.click("Claim for Ada");
    stand.awaitText("#strip-text", "+6 for Ada · $6.00");
    assertThat(stand.desk.balance(ada)).isEqualTo(17);
    stand.await("no more", () -> !stand.allTextNow("#feed-list").contains("Claim for"));
    assertThat(stand.focused()).isEqualTo("search");
  }

  @Test
  void f7_adds_the_next_sale_and_f7_again_takes_that_back() {
    UUID ada = stand.desk.member("Ada", "+14155550001", 1L, 4);
    Stand.fx(() -> stand.model.card().open(ada));
    stand.awaitShown("#next-sale-ask");
    stand.push(KeyCode.F7);
    stand.awaitText("#next-sale-waits", "Next sale: Ada · 3:00");
    stand.push(KeyCode.F7);
    stand.awaitGone("#next-sale-waits");
    stand.click("#next-sale-ask");
    stand.awaitShown("#next-sale-waits");
    stand.desk.nextSaleCame();
    stand.awaitText("#strip-text", "The sale went to Ada.");
  }

  @Test
  void a_sale_of_the_wrong_member_moves_after_a_question_that_is_never_the_default() {
    UUID ada = stand.desk.member("Ada", "+14155550001", 1L, 4);
    UUID bob = stand.desk.member("Bob", "+14155550002", 2L, 9);
    sale(bob, Move.ADD, 9, null);
    Stand.fx(() -> stand.model.card().open(ada));
    stand.awaitText("#card-name", "Ada");
    stand.click("Bob");
    stand.awaitShown(".button.move");
    stand.fire(".button.move");
    stand.awaitShown("#move-confirm");
    assertThat(stand.focused()).isEqualTo("move-cancel");
    stand.push(KeyCode.ESCAPE);
    stand.awaitGone("#move-confirm");

    stand.fire(".button.move");
    stand.await("armed", () -> !stand.scene.lookup("#move-confirm").isDisabled());
    stand.fire("#move-confirm");
    stand.awaitText("#strip-text", "$9.00 moved to Ada.");
    assertThat(stand.desk.balance(ada)).isEqualTo(13);
    assertThat(stand.desk.balance(bob)).isZero();
  }

  @Test
  void a_thousand_sales_at_once_end_with_the_newest_on_top() {
    UUID ada = stand.desk.member("Ada", "+14155550001", 1L, 4);
    for (int sale = 1; sale <= 1_000; sale++) {
      sale(ada, Move.ADD, sale, null);
    }
    stand.await("the newest", () -> stand.allTextNow("#feed-list").contains("+1,000"));
    long reads = stand.desk.calls().stream().filter("feed"::equals).count();
    assertThat(reads).as("far fewer reads than sales").isLessThan(1_000);
  }

  @Test
  void a_till_that_works_but_has_something_to_say_is_heard() {
    TillStatus till = new TillStatus("Exports", true, null, "Row 12 has no total.");
    stand.desk.status(
        new DeskStatus(Link.ONLINE, BeansAndCo.NOW, 0, null, 0, 0, null, List.of(till)));

    stand.awaitText("#till-trouble", "Exports: Row 12 has no total.");
  }

  @Test
  void a_till_in_trouble_says_what_to_do_and_holds_are_counted() {
    stand.desk.status(
        new DeskStatus(
            Link.ONLINE,
            BeansAndCo.NOW,
            0,
            null,
            0,
            2,
            null,
            List.of(new TillStatus("Register 1", false, null, "Plug the cable in."))));

    stand.awaitText("#till-trouble", "Register 1: Plug the cable in.");
    assertThat(stand.text("#held")).isEqualTo("2 held sales to check");
  }
}

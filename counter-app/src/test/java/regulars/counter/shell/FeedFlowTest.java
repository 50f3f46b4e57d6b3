package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
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

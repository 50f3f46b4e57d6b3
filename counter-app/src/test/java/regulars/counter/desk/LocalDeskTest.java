package regulars.counter.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.FakeServer;
import regulars.counter.World;
import regulars.model.earn.HoldReason;
import regulars.model.ledger.EntryKind;
import regulars.model.member.Phone;
import regulars.model.sync.Refusal;

class LocalDeskTest {
  @TempDir Path temp;
  World world;
  FakeServer server;

  @BeforeEach
  void open() {
    world = new World(temp);
    server = world.server;
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Desk desk() {
    return world.desk();
  }

  @Test
  void before_the_first_contact_there_is_no_shop_and_nobody_can_be_enrolled() {
    assertThat(desk().shop()).isNull();
    assertThat(desk().rules()).isNull();
    assertThat(desk().enrol("4155550101", "Ann", null))
        .isEqualTo(new EnrolResult.BadPhone("phone.no-shop-yet"));
    assertThat(desk().lookUp("0101", 10)).isEmpty();
    assertThat(desk().feed(10)).isEmpty();
    assertThat(desk().open(new UUID(1, 1))).isNull();
    assertThat(desk().status().link()).isEqualTo(DeskStatus.Link.OFFLINE);
  }

  @Test
  void shop_and_rules_are_there_after_it_and_after_a_restart_without_a_server() {
    world.settle();
    server.down = true;
    world.restart();
    assertThat(desk().shop().name()).isEqualTo("Corner Coffee");
    assertThat(desk().rules().rewards()).hasSize(1);
    assertThat(desk().enrol("4155550101", "Ann", null)).isInstanceOf(EnrolResult.Enrolled.class);
  }

  @Test
  void quick_add_works_offline_and_survives_the_end_of_the_program() {
    world.settle();
    server.down = true;
    UUID ann =
        ((EnrolResult.Enrolled) desk().enrol(" (415) 555-0101 ", "  Ann\t Marie ", "ana"))
            .memberId();
    assertThat(desk().enrol("+1 415 555 0101", "Somebody", null))
        .isEqualTo(new EnrolResult.Existing(ann));
    world.restart();

    MemberView view = desk().open(ann);
    assertThat(view.card().name()).isEqualTo("Ann Marie");
    assertThat(view.card().phone()).isEqualTo(new Phone("+14155550101"));
    assertThat(view.card().version()).isZero();
    assertThat(desk().status().waiting()).isEqualTo(1);

    server.down = false;
    world.heal();
    assertThat(server.members.get(ann).name()).isEqualTo("Ann Marie");
    assertThat(desk().open(ann).card().number()).isNotNull();
  }

  @Test
  void a_phone_that_is_taken_opens_its_member() {
    UUID ann = server.enrol("+14155550101", "Ann", 5);
    world.settle();
    assertThat(desk().enrol("415-555-0101", "Other", null))
        .isEqualTo(new EnrolResult.Existing(ann));
    assertThat(desk().status().waiting()).isZero();
  }

  @Test
  void what_is_no_phone_is_said_by_a_key() {
    world.settle();
    assertThat(desk().enrol("hello", "Ann", null))
        .isEqualTo(new EnrolResult.BadPhone("phone.not-a-number"));
    assertThat(desk().enrol("415", "Ann", null))
        .isInstanceOfSatisfying(
            EnrolResult.BadPhone.class, bad -> assertThat(bad.messageKey()).startsWith("phone."));
  }

  @Test
  void an_overlong_name_is_cut_between_characters() {
    world.settle();
    UUID id =
        ((EnrolResult.Enrolled) desk().enrol("4155550101", "x".repeat(79) + "😀😀", null))
            .memberId();
    assertThat(desk().open(id).card().name()).isEqualTo("x".repeat(79));
    world.settle();
    assertThat(server.members.get(id).name()).isEqualTo("x".repeat(79));
  }

  @Test
  void a_redemption_is_done_with_the_balance_of_the_server() {
    UUID ann = server.enrol("+14155550101", "Ann", 150);
    world.settle();
    RedeemResult result = desk().redeem(ann, "Free coffee", 100, 1, "ana");
    assertThat(result)
        .isInstanceOfSatisfying(
            RedeemResult.Done.class, done -> assertThat(done.live().balance()).isEqualTo(50));
    // The mirror has not been there yet; the answer has.
    assertThat(desk().open(ann).card().balance()).isEqualTo(50);
    assertThat(desk().lookUp("0101", 1).getFirst().balance()).isEqualTo(50);
    world.settle();
    assertThat(desk().open(ann).statement().getFirst())
        .satisfies(row -> {
          assertThat(row.kind()).isEqualTo(EntryKind.REDEEM);
          assertThat(row.reward()).isEqualTo("Free coffee");
          assertThat(row.state()).isEqualTo(StatementRow.State.CONFIRMED);
        });
  }

  @Test
  void a_short_redemption_says_exactly_what_is_missing() {
    UUID ann = server.enrol("+14155550101", "Ann", 93);
    world.settle();
    assertThat(desk().redeem(ann, "Free coffee", 100, 1, null))
        .isInstanceOfSatisfying(
            RedeemResult.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(Refusal.SHORT);
              assertThat(refused.missing()).isEqualTo(7);
              assertThat(refused.live().balance()).isEqualTo(93);
            });
  }

  @Test
  void without_the_server_nothing_is_asked_and_nothing_is_stored() {
    UUID ann = server.enrol("+14155550101", "Ann", 150);
    world.settle();
    server.down = true;
    assertThat(desk().redeem(ann, "Free coffee", 100, 1, null))
        .isEqualTo(new RedeemResult.Offline());
    assertThat(desk().reverse(ann, new UUID(1, 1), "wrong one", null))
        .isEqualTo(new RedeemResult.Offline());
    assertThat(desk().status().waiting()).isZero();
  }

  @Test
  void a_reversal_gives_the_points_back_once() {
    UUID ann = server.enrol("+14155550101", "Ann", 150);
    world.settle();
    UUID redeemed = ((RedeemResult.Done) desk().redeem(ann, "Free coffee", 100, 1, "ana")).opId();
    assertThat(desk().reverse(ann, redeemed, "wrong member", "ana"))
        .isInstanceOf(RedeemResult.Done.class);
    assertThat(desk().reverse(ann, redeemed, "again", "ana"))
        .isInstanceOfSatisfying(
            RedeemResult.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(Refusal.ALREADY_REVERSED));
    world.settle();
    assertThat(desk().open(ann).card().balance()).isEqualTo(150);
    assertThat(desk().open(ann).statement())
        .extracting(StatementRow::kind, StatementRow::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(EntryKind.REVERSE, StatementRow.State.CONFIRMED),
            org.assertj.core.groups.Tuple.tuple(EntryKind.REDEEM, StatementRow.State.REVERSED),
            org.assertj.core.groups.Tuple.tuple(EntryKind.ADJUST, StatementRow.State.CONFIRMED));
  }

  @Test
  void a_held_sale_is_shown_beside_its_member_and_settled_once() {
    UUID ann = server.enrol("+14155550101", "Ann", 10);
    world.settle();
    for (int day = 1; day <= 5; day++) {
      world.sell("small " + day, 500, World.phone("+14155550101"));
    }
    world.settle();
    world.sell("large", 9_000, World.phone("+14155550101"));
    world.settle();

    HeldSale held = desk().held(10).getFirst();
    assertThat(held.memberName()).isEqualTo("Ann");
    assertThat(held.reason()).isEqualTo(HoldReason.FAR_ABOVE_USUAL);
    assertThat(held.usualLargest()).isEqualTo(500);
    assertThat(held.sales()).isEqualTo(5);
    assertThat(held.points()).isEqualTo(90);
    assertThat(desk().status().holds()).isEqualTo(1);

    server.down = true;
    assertThat(desk().settle(held.holdId(), true, "known", "mia"))
        .isEqualTo(new RedeemResult.Offline());
    assertThat(desk().held(10)).hasSize(1);
    server.down = false;
    assertThat(desk().settle(held.holdId(), true, "known", "mia"))
        .isInstanceOfSatisfying(
            RedeemResult.Done.class, done -> assertThat(done.live().balance()).isEqualTo(125));
    assertThat(desk().settle(held.holdId(), false, "twice", "mia"))
        .isInstanceOfSatisfying(
            RedeemResult.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(Refusal.HOLD_SETTLED));
    world.settle();
    assertThat(desk().held(10)).isEmpty();
    assertThat(desk().open(ann).card().balance()).isEqualTo(125);
    assertThat(desk().settle(new UUID(1, 1), true, null, null))
        .isInstanceOf(RedeemResult.Refused.class);
  }

  @Test
  void a_held_sale_that_was_let_through_unheard_stays_let_through() {
    server.enrol("+14155550101", "Ann", 10);
    world.settle();
    world.sell("large", 9_000, World.phone("+14155550101"));
    for (int day = 1; day <= 5; day++) {
      world.sell("small " + day, 500, World.phone("+14155550101"));
    }
    world.sell("larger", 90_000, World.phone("+14155550101"));
    world.settle();
    UUID hold = desk().held(10).getFirst().holdId();
    server.beforePush = push -> server.faults.add(FakeServer.Fault.LOST_ON_THE_WAY_BACK);
    assertThat(desk().settle(hold, true, null, "mia")).isEqualTo(new RedeemResult.NotConfirmed());
    server.beforePush = push -> {};
    server.faults.clear();
    world.heal();
    assertThat(desk().held(10)).isEmpty();
    assertThat(desk().status().waiting()).isZero();
    assertThat(server.members.values().iterator().next().balance()).isEqualTo(10 + 90 + 25 + 900);
  }

  @Test
  void refresh_shows_the_live_balance_and_counts_nothing_twice() {
    UUID ann = server.enrol("+14155550101", "Ann", 10);
    world.settle();
    server.book(ann, 30);
    assertThat(desk().open(ann).card().balance()).isEqualTo(10);
    MemberView live = desk().refresh(ann);
    assertThat(live.card().balance()).isEqualTo(40);
    assertThat(live.liveAt()).isEqualTo(world.clock.instant());

    // The server counted the sale, but its answer was lost: it is in the live balance already.
    world.sell("1", 500, World.phone("+14155550101"));
    server.faults.add(FakeServer.Fault.LOST_ON_THE_WAY_BACK);
    world.settle();
    live = desk().refresh(ann);
    assertThat(live.card().balance()).isEqualTo(45);
    assertThat(live.waiting()).isZero();
    assertThat(desk().open(ann).waiting()).isEqualTo(5);
  }

  @Test
  void refresh_without_a_server_is_what_the_mirror_says() {
    UUID ann = server.enrol("+14155550101", "Ann", 10);
    world.settle();
    server.down = true;
    MemberView view = desk().refresh(ann);
    assertThat(view.card().balance()).isEqualTo(10);
    assertThat(view.liveAt()).isNull();
    assertThat(view.mirrorAt()).isEqualTo(world.clock.instant());
  }

  @Test
  void when_the_mirror_was_caught_up_is_known_after_a_restart() {
    world.settle();
    UUID ann = server.enrol("+14155550101", "Ann", 10);
    world.settle();
    world.clock.goOn(Duration.ofHours(3));
    server.down = true;
    world.restart();
    assertThat(desk().open(ann).mirrorAt())
        .isEqualTo(world.clock.instant().minus(Duration.ofHours(3)));
  }

  @Test
  void the_status_says_how_it_stands() {
    world.settle();
    server.down = true;
    world.sell("1", 100, World.phone(World.ANN));
    world.clock.goOn(Duration.ofMinutes(5));
    world.settle();
    world.sell("2", 100, World.phone(World.ANN));
    DeskStatus status = desk().status();
    assertThat(status.link()).isEqualTo(DeskStatus.Link.OFFLINE);
    assertThat(status.since()).isEqualTo(world.clock.instant());
    assertThat(status.waiting()).isEqualTo(2);
    assertThat(status.oldestWaiting())
        .isEqualTo(world.clock.instant().minus(Duration.ofMinutes(5)));
    assertThat(status.problem()).isNull();
    assertThat(status.tills()).isEmpty();
  }

  @Test
  void listeners_hear_what_changed() {
    List<String> heard = new ArrayList<>();
    desk()
        .listen(
            new Desk.Listener() {
              @Override
              public void feedChanged() {
                heard.add("feed");
              }

              @Override
              public void memberChanged(@Nullable UUID memberId) {
                heard.add("member");
              }

              @Override
              public void statusChanged() {
                heard.add("status");
              }

              @Override
              public void shopChanged() {
                heard.add("shop");
              }
            });
    world.settle();
    assertThat(heard).contains("shop", "status");
    heard.clear();
    world.sell("1", 100, World.phone(World.ANN));
    assertThat(heard).contains("feed", "member");
    heard.clear();
    world.settle();
    assertThat(heard).contains("feed", "member", "status").doesNotContain("shop");
  }
}

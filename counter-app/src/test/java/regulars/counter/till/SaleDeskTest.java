package regulars.counter.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.FakeServer;
import regulars.counter.World;
import regulars.counter.desk.FeedSale;
import regulars.counter.till.SaleDesk.ListedMember;
import regulars.model.earn.HoldReason;
import regulars.model.earn.SkipReason;
import regulars.model.member.Buyer;
import regulars.model.member.MemberNumber;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;

class SaleDeskTest {
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

  private FeedSale newest() {
    return world.desk().feed(1).getFirst();
  }

  @Test
  void the_worked_example_announces_here_as_it_will_there() {
    server.enrol(World.ANN, "Ann", 84);
    world.settle();
    world.sell(
        "17",
        1800,
        World.phone(World.ANN),
        new SaleLine("House blend", "beans", BigDecimal.ONE, 600),
        new SaleLine("Flat white", "coffee", BigDecimal.TWO, 1200));
    FeedSale here = newest();
    assertThat(here.provisional()).isTrue();
    assertThat(here.move()).isEqualTo(Move.ADD_AND_ANNOUNCE);
    assertThat(here.points()).isEqualTo(24);
    assertThat(here.detail()).isEqualTo("Free coffee");
    assertThat(here.memberName()).isEqualTo("Ann");
    assertThat(here.why()).hasSize(2);

    world.settle();
    FeedSale there = newest();
    assertThat(there.provisional()).isFalse();
    assertThat(there.points()).isEqualTo(24);
    assertThat(there.move()).isEqualTo(Move.ADD_AND_ANNOUNCE);
  }

  @Test
  void each_sale_of_a_batch_sees_those_before_it() {
    server.enrol(World.ANN, "Ann", 0);
    world.settle();
    List<IncomingSale> batch = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      batch.add(
          new IncomingSale(
              "till",
              new byte[] {1},
              world.sale("t" + i, SaleKind.SALE, 4000, World.phone(World.ANN), null)));
    }
    assertThat(world.counter.sales().record(batch))
        .containsExactly(Recorded.NEW, Recorded.NEW, Recorded.NEW);
    assertThat(world.desk().feed(3))
        .extracting(FeedSale::move)
        .containsExactly(Move.ADD_AND_ANNOUNCE, Move.ADD, Move.ADD);
    assertThat(world.desk().feed(1).getFirst().points()).isEqualTo(40);
  }

  @Test
  void the_same_sale_counts_once_and_another_total_is_a_conflict_once() {
    world.settle();
    assertThat(world.sell("17", 500, World.phone(World.ANN))).isEqualTo(Recorded.NEW);
    assertThat(world.sell("17", 500, World.phone(World.ANN))).isEqualTo(Recorded.DUPLICATE);
    assertThat(world.sell("17", 700, World.phone(World.ANN))).isEqualTo(Recorded.CONFLICT);
    assertThat(world.sell("17", 700, World.phone(World.ANN))).isEqualTo(Recorded.DUPLICATE);
    assertThat(world.desk().status().waiting()).isEqualTo(2);
    world.settle();
    assertThat(world.desk().feed(5))
        .extracting(FeedSale::refusal)
        .containsExactly(Refusal.SALE_CONFLICT, null);
    assertThat(world.desk().lookUp("0101", 1).getFirst().balance()).isEqualTo(5);
    world.restart();
    assertThat(world.sell("17", 500, World.phone(World.ANN))).isEqualTo(Recorded.DUPLICATE);
  }

  @Test
  void a_void_may_carry_its_sales_own_ticket() {
    server.enrol(World.ANN, "Ann", 0);
    world.settle();
    world.sell("17", 1000, World.phone(World.ANN));
    Sale undone = world.sale("17", SaleKind.VOID, 1000, new Buyer.Nobody(), null);
    assertThat(world.sell(undone)).isEqualTo(Recorded.NEW);
    assertThat(newest().move()).isEqualTo(Move.ADD);
    assertThat(newest().points()).isEqualTo(-10);
    assertThat(newest().memberName()).isEqualTo("Ann");
    assertThat(world.desk().lookUp("0101", 1).getFirst().waiting()).isZero();
  }

  @Test
  void refunds_take_back_what_is_left_to_take() {
    server.enrol(World.ANN, "Ann", 0);
    world.settle();
    world.sell("17", 1000, World.phone(World.ANN));
    Sale.Original original = new Sale.Original(null, "17");
    world.sell(world.sale("18", SaleKind.REFUND, 300, new Buyer.Nobody(), original));
    assertThat(newest().points()).isEqualTo(-3);
    world.sell(world.sale("19", SaleKind.REFUND, 700, new Buyer.Nobody(), original));
    assertThat(newest().points()).isEqualTo(-7);
  }

  @Test
  void a_refund_of_a_sale_that_nobody_saw_waits_for_a_person() {
    world.settle();
    world.sell(
        world.sale(
            "18", SaleKind.REFUND, 300, new Buyer.Nobody(), new Sale.Original(null, "elsewhere")));
    assertThat(newest().move()).isEqualTo(Move.HOLD);
    assertThat(newest().detail()).isEqualTo(HoldReason.UNKNOWN_ORIGINAL.name());
  }

  @Test
  void a_sale_without_a_buyer_is_skipped_and_says_so() {
    world.settle();
    world.sell("1", 500, new Buyer.Nobody());
    assertThat(newest().move()).isEqualTo(Move.SKIP);
    assertThat(newest().detail()).isEqualTo(SkipReason.NO_MEMBER.name());
    world.sell("2", 500, new Buyer.ByExternalNumber("nobody has this"));
    assertThat(newest().detail()).isEqualTo(SkipReason.UNKNOWN_NUMBER.name());
    assertThat(newest().provisional()).isTrue();
  }

  @Test
  void an_unknown_phone_makes_a_member_once() {
    world.settle();
    server.down = true;
    world.sell("1", 500, World.phone(World.BOB));
    world.sell("2", 300, World.phone(World.BOB));
    UUID bob = newest().memberId();
    assertThat(world.desk().feed(2)).extracting(FeedSale::memberId).containsOnly(bob);
    assertThat(world.desk().open(bob).waiting()).isEqualTo(8);
    server.down = false;
    world.heal();
    assertThat(server.members).hasSize(1).containsKey(bob);
    assertThat(world.desk().open(bob).card().balance()).isEqualTo(8);
  }

  @Test
  void buyers_are_known_by_card_number_and_by_the_older_systems() {
    UUID ann = server.enrol(World.ANN, "Ann", 0);
    UUID old = server.enrolExternal("C-77", "Old");
    world.settle();
    world.sell("1", 100, new Buyer.ByNumber(new MemberNumber(1000)));
    assertThat(newest().memberId()).isEqualTo(ann);
    world.sell("2", 100, new Buyer.ByExternalNumber("C-77"));
    assertThat(newest().memberId()).isEqualTo(old);
    world.sell("3", 100, new Buyer.ById(ann));
    assertThat(newest().memberId()).isEqualTo(ann);
    world.settle();
    assertThat(world.desk().open(ann).card().balance()).isEqualTo(2);
    assertThat(world.desk().open(old).card().balance()).isEqualTo(1);
  }

  @Test
  void a_list_of_members_is_enrolled_once() {
    world.settle();
    List<ListedMember> list =
        List.of(new ListedMember("1", "One", null), new ListedMember("2", null, null));
    assertThat(world.counter.sales().enrol(list)).containsExactly(true, true);
    assertThat(world.counter.sales().enrol(list)).containsExactly(false, false);
    world.sell("1", 500, new Buyer.ByExternalNumber("1"));
    assertThat(newest().memberName()).isEqualTo("One");
    world.settle();
    assertThat(world.counter.sales().enrol(list)).containsExactly(false, false);
    assertThat(world.desk().lookUp("one", 1).getFirst().balance()).isEqualTo(5);
  }

  @Test
  void before_the_rules_are_known_a_sale_is_kept_all_the_same() {
    world.sell("1", 500, World.phone(World.ANN));
    assertThat(newest().move()).isEqualTo(Move.ADD);
    assertThat(newest().points()).isZero();
    world.settle();
    assertThat(newest().points()).isEqualTo(5);
  }

  @Test
  void a_far_larger_basket_than_usual_is_held_here_as_there() {
    server.enrol(World.ANN, "Ann", 0);
    world.settle();
    for (int i = 0; i < 5; i++) {
      world.sell("t" + i, 500, World.phone(World.ANN));
    }
    world.sell("big", 50_000, World.phone(World.ANN));
    assertThat(newest().move()).isEqualTo(Move.HOLD);
    assertThat(newest().detail()).isEqualTo(HoldReason.FAR_ABOVE_USUAL.name());
    assertThat(world.desk().lookUp("0101", 1).getFirst().waiting()).isEqualTo(25);
    world.settle();
    assertThat(newest().move()).isEqualTo(Move.HOLD);
    assertThat(newest().provisional()).isFalse();
    assertThat(world.desk().status().holds()).isEqualTo(1);
    assertThat(world.desk().lookUp("0101", 1).getFirst().balance()).isEqualTo(25);
  }
}

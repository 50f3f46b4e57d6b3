package regulars.counter.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.FakeServer;
import regulars.counter.FakeServer.Fault;
import regulars.counter.World;
import regulars.counter.desk.DeskStatus;
import regulars.counter.desk.EnrolResult;
import regulars.counter.desk.FeedSale;
import regulars.counter.desk.FoundMember;
import regulars.counter.desk.MemberView;
import regulars.counter.desk.RedeemResult;
import regulars.model.member.Buyer;
import regulars.model.sync.Hello;
import regulars.model.sync.Offered;
import regulars.model.sync.Pushed;
import regulars.model.sync.Refusal;

class SyncEngineTest {
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

  private long balance(UUID member) {
    return world.desk().open(member).card().balance();
  }

  private long waiting(UUID member) {
    return world.desk().open(member).waiting();
  }

  private DeskStatus status() {
    return world.desk().status();
  }

  @Test
  void a_sale_ends_in_the_ledger_and_comes_back_in_the_mirror() {
    UUID ann = server.enrol(World.ANN, "Ann", 50);
    world.settle();
    world.sell("17", 1200, World.phone(World.ANN));

    assertThat(waiting(ann)).isEqualTo(12);
    assertThat(world.settle()).isEqualTo(new Step(Step.Did.PULLED, SyncEngine.POLL_MILLIS));

    MemberView view = world.desk().open(ann);
    assertThat(view.card().balance()).isEqualTo(62);
    assertThat(view.waiting()).isZero();
    assertThat(view.statement()).hasSize(2);
    assertThat(status().link()).isEqualTo(DeskStatus.Link.ONLINE);
    assertThat(status().waiting()).isZero();
  }

  @Test
  void a_lost_reply_to_a_push_costs_a_repetition_and_no_points() {
    UUID ann = server.enrol(World.ANN, "Ann", 0);
    world.settle();
    world.sell("17", 1200, World.phone(World.ANN));
    server.faults.add(Fault.LOST_ON_THE_WAY_BACK);

    assertThat(world.settle().did()).isEqualTo(Step.Did.FAILED);
    assertThat(status().link()).isEqualTo(DeskStatus.Link.OFFLINE);
    assertThat(server.members.get(ann).balance()).isEqualTo(12);
    assertThat(waiting(ann)).isEqualTo(12);

    world.heal();
    assertThat(server.members.get(ann).balance()).isEqualTo(12);
    assertThat(balance(ann)).isEqualTo(12);
    assertThat(waiting(ann)).isZero();
  }

  @Test
  void every_kind_of_lost_request_heals() {
    for (int lost = 0; lost < 6; lost++) {
      world.sell("t" + lost, 500, World.phone(World.BOB));
      for (int i = 0; i < lost; i++) {
        server.faults.add(Fault.NONE);
      }
      server.faults.add(Fault.LOST_ON_THE_WAY);
      server.faults.add(Fault.LOST_ON_THE_WAY_BACK);
      world.heal();
      server.faults.clear();
    }
    world.heal();
    FoundMember bob = world.desk().lookUp("0202", 10).getFirst();
    assertThat(bob.balance()).isEqualTo(30);
    assertThat(bob.waiting()).isZero();
    assertThat(server.entries).hasSize(6);
  }

  @Test
  void waits_grow_with_failures_and_stay_bounded() {
    server.down = true;
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      waits.add(world.counter.engine().step().waitMillis());
    }
    assertThat(waits.getFirst()).isBetween(250L, 500L);
    assertThat(waits.get(3)).isBetween(2_000L, 4_000L);
    assertThat(waits.subList(7, 12)).allMatch(wait -> wait >= 15_000 && wait <= 30_000);
    assertThat(server.requests).hasSize(12);
  }

  @Test
  void a_long_queue_goes_in_batches_of_at_most_200() {
    for (int i = 0; i < 450; i++) {
      world.sell("t" + i, 100, new Buyer.Nobody());
    }
    assertThat(status().waiting()).isEqualTo(450);
    world.settle();
    assertThat(server.largestPush).isEqualTo(200);
    assertThat(server.requests).containsSequence("push 200", "push 200", "push 50");
    assertThat(status().waiting()).isZero();
  }

  @Test
  void a_changed_row_is_shown_and_not_taken() {
    UUID ann = server.enrol(World.ANN, "Ann", 50);
    world.settle();
    server.book(ann, 7);
    server.tamper(2, 70);

    Step step = world.settle();

    assertThat(step.did()).isEqualTo(Step.Did.FAILED);
    assertThat(step.waitMillis()).isBetween(15_000L, 30_000L);
    assertThat(status().problem()).isEqualTo("problem.chain");
    assertThat(balance(ann)).isEqualTo(50);
  }

  @Test
  void a_row_changed_after_it_was_read_is_found_by_the_hash_of_the_head() {
    UUID ann = server.enrol(World.ANN, "Ann", 50);
    server.book(ann, 1);
    world.settle();
    FakeServer other = new FakeServer(world.clock);
    other.enrol(World.ANN, "Ann", 50);
    other.book(ann, 2);
    server.entries.clear();
    server.entries.addAll(other.entries);

    world.settle();
    assertThat(status().problem()).isEqualTo("problem.chain");
  }

  @Test
  void a_server_that_wants_a_reset_within_its_epoch_is_followed_and_held_to_account() {
    UUID ann = server.enrol(World.ANN, "Ann", 50);
    world.settle();
    server.wantsReset = true;
    world.restart();
    world.settle();
    assertThat(balance(ann)).isEqualTo(50);
    assertThat(status().problem()).isEqualTo("problem.chain");
    world.restart();
    world.settle();
    assertThat(status().problem()).isEqualTo("problem.chain");
  }

  @Test
  void a_revoked_counter_says_so_and_works_again_once_it_is_not() {
    world.settle();
    server.faults.add(Fault.REVOKED);
    world.settle();
    assertThat(status().problem()).isEqualTo("problem.revoked");
    world.heal();
    assertThat(status().problem()).isNull();
  }

  @Test
  void quarantine_is_a_problem_and_the_queue_waits() {
    world.settle();
    world.sell("1", 100, World.phone(World.ANN));
    server.stopNext = Pushed.Stop.QUARANTINED;
    assertThat(world.settle().waitMillis()).isGreaterThanOrEqualTo(15_000);
    assertThat(status().problem()).isEqualTo("problem.quarantined");
    assertThat(status().waiting()).isEqualTo(1);
  }

  @Test
  void a_gap_is_filled_from_the_op_log() {
    world.sell("1", 100, World.phone(World.ANN));
    world.settle();
    world.sell("2", 100, World.phone(World.ANN));
    server.stopNext = Pushed.Stop.GAP;
    world.heal();
    assertThat(server.entries).hasSize(2);
    assertThat(status().waiting()).isZero();
  }

  @Test
  void an_operation_that_the_server_refuses_does_not_stop_the_queue() {
    world.settle();
    world.sell("1", 100, World.phone(World.ANN));
    world.sell("1", 200, World.phone(World.ANN));
    world.sell("2", 300, World.phone(World.ANN));
    world.settle();
    List<FeedSale> feed = world.desk().feed(10);
    assertThat(feed)
        .extracting(FeedSale::refusal)
        .containsExactly(null, Refusal.SALE_CONFLICT, null);
    assertThat(feed).noneMatch(FeedSale::provisional);
    assertThat(feed.get(1).move()).isNull();
    assertThat(status().waiting()).isZero();
  }

  @Test
  void a_push_that_is_refused_as_a_whole_goes_on_one_operation_at_a_time() {
    world.settle();
    world.sell("1", 100, World.phone(World.ANN));
    world.sell("2", 100, World.phone(World.ANN));
    server.faults.add(Fault.REFUSED);
    assertThat(world.settle().did()).isEqualTo(Step.Did.FAILED);
    assertThat(status().problem()).isEqualTo("problem.refused");
    world.heal();
    assertThat(server.requests).contains("push 1");
    assertThat(status().problem()).isNull();
    assertThat(server.entries).hasSize(2);
  }

  @Test
  void a_clock_that_is_off_is_measured() {
    world.settle();
    assertThat(status().skewMillis()).isZero();
    world.clock.goOn(Duration.ofMinutes(1));
    world.restart();
    world.settle();
    assertThat(status().skewMillis()).isZero(); // The fake server has the same clock.
  }

  @Test
  void the_rolling_token_of_the_last_welcome_is_shown_at_the_next_hello_also_after_a_restart() {
    world.settle();
    world.restart();
    world.settle();
    assertThat(server.hellos).extracting(Hello::rollingToken).containsExactly(null, "rolling-1");
  }

  @Test
  void a_counter_whose_disk_was_set_back_stops_before_it_numbers_two_things_alike() {
    world.sell("1", 100, World.phone(World.ANN));
    world.settle();
    server.lastOpSeq = 5;
    world.restart();
    assertThat(world.settle().did()).isEqualTo(Step.Did.FAILED);
    assertThat(status().problem()).isEqualTo("problem.rolled-back");
  }

  @Test
  void a_phone_that_joined_elsewhere_meanwhile_is_the_same_member() {
    world.settle();
    UUID proposed =
        ((EnrolResult.Enrolled) world.desk().enrol("415 555 0101", "Ann", "ana")).memberId();
    world.sell("1", 900, World.phone(World.ANN));
    UUID real = server.enrol(World.ANN, "Ann Elsewhere", 5);

    world.settle();

    MemberView view = world.desk().open(proposed);
    assertThat(view.card().memberId()).isEqualTo(real);
    assertThat(view.card().balance()).isEqualTo(14);
    assertThat(view.waiting()).isZero();
    assertThat(world.desk().lookUp("0101", 10)).hasSize(1);
    assertThat(world.desk().feed(1).getFirst().memberName()).isEqualTo("Ann Elsewhere");
  }

  @Test
  void a_restored_server_gets_back_what_it_lost_and_counts_it_once() {
    UUID ann = server.enrol(World.ANN, "Ann", 0);
    world.sell("1", 1000, World.phone(World.ANN));
    world.settle();
    FakeServer backup = server.copy();
    world.sell("2", 2000, World.phone(World.ANN));
    world.sell("3", 3000, World.phone(World.BOB));
    world.settle();
    assertThat(balance(ann)).isEqualTo(30);

    server.restore(1, backup);
    world.sell("4", 4000, World.phone(World.ANN));
    world.heal();

    assertThat(server.recovering).isFalse();
    assertThat(server.members.get(ann).balance()).isEqualTo(70);
    assertThat(balance(ann)).isEqualTo(70);
    assertThat(waiting(ann)).isZero();
    assertThat(world.desk().lookUp("0202", 5).getFirst().balance()).isEqualTo(30);
    List<Offered> again = server.offered.subList(server.offered.size() - 3, server.offered.size());
    assertThat(again).extracting(op -> op.receipt() != null).containsExactly(true, true, false);
    assertThat(server.hellos.getLast().reoffered()).isTrue();
    assertThat(status().problem()).isNull();
  }

  @Test
  void points_that_wait_for_a_restored_server_are_shown_meanwhile() {
    UUID ann = server.enrol(World.ANN, "Ann", 0);
    world.settle();
    FakeServer backup = server.copy();
    world.sell("1", 1000, World.phone(World.ANN));
    world.settle();
    server.restore(0, backup);
    world.restart();
    world.counter.engine().step(); // hello, and the mirror is dropped
    server.down = true;
    world.settle();
    assertThat(status().waiting()).isEqualTo(1);
    server.down = false;
    world.heal();
    assertThat(balance(ann)).isEqualTo(10);
  }

  @Test
  void a_redemption_without_an_answer_is_withdrawn_and_refused_when_it_had_not_arrived() {
    UUID ann = server.enrol(World.ANN, "Ann", 150);
    world.settle();
    server.faults.addAll(List.of(Fault.NONE, Fault.LOST_ON_THE_WAY));

    assertThat(redeem(ann)).isEqualTo(new RedeemResult.NotConfirmed());
    world.heal();

    assertThat(balance(ann)).isEqualTo(150);
    assertThat(server.entries).hasSize(1);
    assertThat(server.offered.getLast().withdrawn()).isTrue();
  }

  @Test
  void a_redemption_without_an_answer_is_reversed_once_when_it_had_gone_through() {
    UUID ann = server.enrol(World.ANN, "Ann", 150);
    world.settle();
    server.faults.addAll(List.of(Fault.NONE, Fault.LOST_ON_THE_WAY_BACK));

    assertThat(redeem(ann)).isEqualTo(new RedeemResult.NotConfirmed());
    assertThat(server.members.get(ann).balance()).isEqualTo(50);
    world.heal();
    world.restart();
    world.heal();

    assertThat(server.members.get(ann).balance()).isEqualTo(150);
    assertThat(balance(ann)).isEqualTo(150);
    assertThat(server.offered)
        .extracting(op -> op.operation().action().getClass().getSimpleName())
        .containsExactly("Redeem", "Reverse");
  }

  @Test
  void a_redemption_that_the_program_died_in_is_withdrawn_at_the_next_start() {
    UUID ann = server.enrol(World.ANN, "Ann", 150);
    world.settle();
    server.beforePush =
        push -> {
          throw new IllegalStateException("killed");
        };
    try {
      redeem(ann);
    } catch (IllegalStateException e) {
      server.beforePush = push -> {};
    }
    world.restart();
    world.heal();
    assertThat(server.offered.getLast().withdrawn()).isTrue();
    assertThat(balance(ann)).isEqualTo(150);
  }

  @Test
  void an_answer_that_came_with_the_last_breath_is_not_withdrawn() {
    UUID ann = server.enrol(World.ANN, "Ann", 150);
    world.settle();
    assertThat(redeem(ann)).isInstanceOf(RedeemResult.Done.class);
    assertThat(world.desk().open(ann).card().balance()).isEqualTo(50);
    world.settle();
    assertThat(balance(ann)).isEqualTo(50);
  }

  private RedeemResult redeem(UUID member) {
    return world
        .desk()
        .redeem(member, "Free coffee", 100, world.desk().open(member).card().version(), "ana");
  }

  @Test
  void an_empty_mirror_far_behind_takes_a_snapshot_and_goes_on_with_rows() {
    UUID ann = server.enrol(World.ANN, "Ann", 0);
    for (int i = 0; i < SyncEngine.SNAPSHOT_FROM / 2; i++) {
      server.book(ann, 1);
    }
    server.faults.addAll(List.of(Fault.NONE, Fault.LOST_ON_THE_WAY));
    world.heal();
    assertThat(server.requests).containsSequence("hello", "snapshot", "hello", "snapshot", "pull");
    assertThat(balance(ann)).isEqualTo(SyncEngine.SNAPSHOT_FROM / 2);

    server.book(ann, 1);
    world.settle();
    assertThat(balance(ann)).isEqualTo(SyncEngine.SNAPSHOT_FROM / 2 + 1);
    assertThat(world.desk().lookUp("ann", 5)).hasSize(1);
    assertThat(status().problem()).isNull();
  }

  @Test
  void a_snapshot_that_is_none_is_left_for_rows() {
    UUID ann = server.enrol(World.ANN, "Ann", 0);
    for (int i = 0; i < SyncEngine.SNAPSHOT_FROM / 2; i++) {
      server.book(ann, 1);
    }
    server.snapshotIsBroken = true;
    world.heal();
    assertThat(balance(ann)).isEqualTo(SyncEngine.SNAPSHOT_FROM / 2);
  }

  @Test
  void paired_anew_with_the_same_ledger_it_asks_again_for_what_waits() {
    world.settle();
    world.sell("1", 1000, World.phone(World.ANN));
    world.settle();
    world.sell("2", 2000, World.phone(World.ANN));
    server.faults.add(Fault.LOST_ON_THE_WAY_BACK); // counted, but nobody here knows
    world.settle();
    world.sell("3", 3000, World.phone(World.ANN));
    server.lastOpSeq = 0;
    world.counter.pair(
        world.counter.server(),
        new regulars.model.sync.Pairing.Paired(
            new UUID(9, 9), "another", server.ledgerId, server.epoch));

    world.heal();

    FoundMember ann = world.desk().lookUp("0101", 5).getFirst();
    assertThat(ann.balance()).isEqualTo(60);
    assertThat(ann.waiting()).isZero();
    assertThat(server.entries).hasSize(3);
  }

  @Test
  void paired_anew_it_takes_back_what_was_not_confirmed() {
    UUID ann = server.enrol(World.ANN, "Ann", 150);
    world.settle();
    server.faults.addAll(List.of(Fault.NONE, Fault.LOST_ON_THE_WAY_BACK));
    assertThat(redeem(ann)).isEqualTo(new RedeemResult.NotConfirmed());
    server.lastOpSeq = 0;
    world.counter.pair(
        world.counter.server(),
        new regulars.model.sync.Pairing.Paired(
            new UUID(9, 9), "another", server.ledgerId, server.epoch));

    world.heal();

    assertThat(balance(ann)).isEqualTo(150);
  }
}

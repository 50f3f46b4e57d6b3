package regulars.server.redeem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.ledger.Entry;
import regulars.model.member.Buyer;
import regulars.model.sync.Action;
import regulars.model.sync.Action.Redeem;
import regulars.model.sync.Answer;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.Refusal;
import regulars.server.TestCounter;
import regulars.server.TestServer;

class RedemptionsTest {
  @TempDir Path folder;

  private TestServer server;
  private TestCounter counter;
  private UUID ana;

  @BeforeEach
  void start() {
    server = TestServer.in(folder);
    counter = server.counter("one");
    ana = counter.enrol("+14155552671", "Ana");
    counter.done(counter.sale(15_000, new Buyer.ById(ana)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Redeem coffee(UUID member, long baseVersion) {
    return new Redeem(member, baseVersion, "Free coffee", 100, null, null);
  }

  @Test
  void a_reward_costs_exactly_its_points_and_says_who_when_and_by_which_rules() {
    server.clock.advance(Duration.ofMinutes(3));
    Answer.Applied done = counter.done(coffee(ana, 1), "bea");
    assertThat(done.points()).isEqualTo(-100);
    assertThat(done.live()).isEqualTo(new LiveBalance(ana, 50, 0, 2));
    Entry entry = server.core().sync().member(ana).latest().getFirst().entry();
    assertThat(entry.reward()).isEqualTo("Free coffee");
    assertThat(entry.staff()).isEqualTo("bea");
    assertThat(entry.rulesVersion()).isEqualTo(1);
    assertThat(entry.recordedAt()).isEqualTo(server.clock.instant());
    assertThat(entry.approvedBy()).isNull();
  }

  @Test
  void an_earning_in_between_does_not_stop_a_redemption() {
    counter.done(counter.sale(2_000, new Buyer.ById(ana)));
    assertThat(counter.done(coffee(ana, 1), "bea").live().balance()).isEqualTo(70);
  }

  @Test
  void another_redemption_in_between_sends_the_barista_back_to_look() {
    counter.done(counter.sale(20_000, new Buyer.ById(ana)));
    counter.done(coffee(ana, 2), "bea");
    TestCounter other = server.counter("two");
    Answer.Refused refused = other.refused(coffee(ana, 2), "bea");
    assertThat(refused.code()).isEqualTo(Refusal.CHANGED_SINCE);
    assertThat(refused.live()).isEqualTo(new LiveBalance(ana, 250, 0, 3));
    other.done(coffee(ana, 3), "bea");
  }

  @Test
  void short_says_how_many_points_are_missing() {
    counter.done(coffee(ana, 1), "bea");
    Answer.Refused refused = counter.refused(coffee(ana, 2), "bea");
    assertThat(refused.code()).isEqualTo(Refusal.SHORT);
    assertThat(refused.missing()).isEqualTo(50);
  }

  @Test
  void a_reward_that_is_gone_or_costs_something_else_is_refused() {
    assertThat(counter.refused(new Redeem(ana, 1, "Free coffee", 90, null, null), "bea").code())
        .isEqualTo(Refusal.STALE_OFFER);
    server.accept("1 point per dollar\n120 points = a free coffee\n");
    assertThat(counter.refused(coffee(ana, 1), "bea").code()).isEqualTo(Refusal.STALE_OFFER);
  }

  @Test
  void only_a_manager_of_the_shop_overrides() {
    counter.done(coffee(ana, 1), "bea");
    Action.Override barista = new Action.Override("bea", "please");
    Action.Override stranger = new Action.Override("zoe", "please");
    for (Action.Override word : new Action.Override[] {barista, stranger}) {
      assertThat(counter.refused(new Redeem(ana, 2, "Free coffee", 100, null, word), "bea").code())
          .isEqualTo(Refusal.NOT_ALLOWED);
    }
    Action.Override manager = new Action.Override("mia", "her birthday");
    Answer.Applied done =
        counter.done(new Redeem(ana, 2, "Free coffee", 100, null, manager), "bea");
    assertThat(done.live().balance()).isEqualTo(-50);
    Entry entry = server.core().sync().member(ana).latest().getFirst().entry();
    assertThat(entry.approvedBy()).isEqualTo("mia");
    assertThat(entry.reason()).isEqualTo("her birthday");
  }

  @Test
  void nobody_redeems_for_nobody() {
    assertThat(counter.refused(coffee(UUID.randomUUID(), 0), "bea").code())
        .isEqualTo(Refusal.UNKNOWN_MEMBER);
  }

  @Test
  void a_reversal_finds_only_an_entry_of_that_member() {
    Answer.Applied done = counter.done(coffee(ana, 1), "bea");
    UUID ben = counter.enrol("+14155552672", "Ben");
    assertThat(counter.refused(new Action.Reverse(ben, done.opId(), null), "bea").code())
        .isEqualTo(Refusal.UNKNOWN_ENTRY);
    assertThat(counter.refused(new Action.Reverse(ana, UUID.randomUUID(), null), "bea").code())
        .isEqualTo(Refusal.UNKNOWN_ENTRY);
  }

  @Test
  void reversing_an_earning_needs_its_points_to_be_there_still() {
    UUID sale = counter.answers.get(1).opId();
    counter.done(coffee(ana, 1), "bea");
    Answer.Refused refused = counter.refused(new Action.Reverse(ana, sale, "typo"), "mia");
    assertThat(refused.code()).isEqualTo(Refusal.SHORT);
    assertThat(refused.missing()).isEqualTo(100);
  }

  @Test
  void a_correction_needs_a_manager_and_points_to_take() {
    assertThat(counter.refused(new Action.Adjust(ana, 10, "kind"), "bea").code())
        .isEqualTo(Refusal.NOT_ALLOWED);
    assertThat(counter.refused(new Action.Adjust(ana, 10, "kind"), null).code())
        .isEqualTo(Refusal.NOT_ALLOWED);
    assertThat(counter.refused(new Action.Adjust(ana, -151, "oops"), "mia").missing()).isEqualTo(1);
    assertThat(counter.done(new Action.Adjust(ana, -150, "oops"), "oli").live().balance()).isZero();
  }

  @Test
  void a_correction_of_nothing_or_of_absurd_points_is_invalid() {
    assertThat(counter.refused(new Action.Adjust(ana, 0, "?"), "mia").code())
        .isEqualTo(Refusal.INVALID);
    assertThat(counter.refused(new Action.Adjust(ana, Long.MAX_VALUE, "?"), "mia").code())
        .isEqualTo(Refusal.INVALID);
    assertThat(server.number("SELECT count(*) FROM inbox WHERE code = 'INVALID'")).isEqualTo(2);
  }
}

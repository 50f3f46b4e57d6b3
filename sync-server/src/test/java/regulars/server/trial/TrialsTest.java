package regulars.server.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.member.Buyer;
import regulars.model.rules.Reading;
import regulars.model.rules.Rules;
import regulars.model.rules.RulesDocument;
import regulars.server.TestCounter;
import regulars.server.TestServer;

@Timeout(60)
final class TrialsTest {
  private static final Period PERIOD =
      new Period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));

  @TempDir Path folder;

  private TestServer server;
  private TestCounter counter;
  private UUID ana;
  private Trials trials;

  @BeforeEach
  void start() {
    server = TestServer.in(folder);
    counter = server.counter("one");
    ana = counter.enrol("+14155552671", "Ana");
    for (int i = 0; i < 700; i++) {
      counter.done(counter.sale(150, new Buyer.ById(ana)));
    }
    trials = new Trials(server.database(), server.core().program(), server.clock);
  }

  @AfterEach
  void stop() {
    trials.close();
    server.close();
  }

  private static Rules rules() {
    Reading reading =
        RulesDocument.read(
            TestServer.RULES, 2, Currency.getInstance("USD"), ZoneId.of("America/New_York"));
    return ((Reading.Good) reading).rules();
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private Trials.Status ended(UUID id) {
    until(() -> status(id).state() != Trials.State.RUNNING);
    return status(id);
  }

  private Trials.Status status(UUID id) {
    Trials.Status status = trials.status(id);
    if (status == null) {
      throw new AssertionError("forgotten");
    }
    return status;
  }

  @Test
  void a_trial_ends_with_a_result_and_leaves_no_file() {
    Trials.Status ended = ended(trials.start(rules(), PERIOD).trialId());
    assertThat(ended.state()).isEqualTo(Trials.State.DONE);
    assertThat(ended.done()).isEqualTo(ended.total());
    assertThat(ended.result().sales()).isEqualTo(700);
    until(() -> !Files.exists(folder.resolve("trial.db")));
  }

  @Test
  void sales_go_on_being_counted_meanwhile_and_are_not_part_of_it() {
    UUID id = trials.start(rules(), PERIOD).trialId();
    counter.done(counter.sale(150, new Buyer.ById(ana)));
    assertThat(ended(id).result().sales()).isBetween(700L, 701L);
    assertThat(server.number("SELECT count(*) FROM sale")).isEqualTo(701);
  }

  @Test
  void a_new_trial_ends_the_one_before_and_takes_its_place() {
    UUID first = trials.start(rules(), PERIOD).trialId();
    UUID second = trials.start(rules(), PERIOD).trialId();
    assertThat(trials.status(first)).isNull();
    assertThat(ended(second).state()).isEqualTo(Trials.State.DONE);
  }

  @Test
  void a_trial_that_is_ended_says_so_and_one_that_is_done_stays_done() {
    UUID id = trials.start(rules(), PERIOD).trialId();
    assertThat(trials.cancel(id).state()).isIn(Trials.State.CANCELLED, Trials.State.DONE);
    UUID done = trials.start(rules(), PERIOD).trialId();
    ended(done);
    assertThat(trials.cancel(done).state()).isEqualTo(Trials.State.DONE);
    assertThat(trials.cancel(UUID.randomUUID())).isNull();
  }

  @Test
  void last_month_is_the_calendar_month_before_in_the_shops_zone() {
    // 2026-11-20 in New York.
    assertThat(trials.lastMonth(rules()))
        .isEqualTo(new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31)));
  }
}

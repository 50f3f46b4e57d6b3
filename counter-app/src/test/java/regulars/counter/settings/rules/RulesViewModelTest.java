package regulars.counter.settings.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.fx.ManualBackground;
import regulars.counter.fx.ManualTicker;
import regulars.counter.fx.Strip;
import regulars.counter.office.FakeOffice;
import regulars.counter.office.OfficeException;
import regulars.counter.settings.rules.PastViewModel.Stage;
import regulars.counter.settings.rules.RulesOffice.Draft;
import regulars.counter.settings.rules.RulesOffice.Editing;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;
import regulars.model.rules.Risk;

class RulesViewModelTest {
  private static final String DEARER = FakeRules.TEXT.replace("100 points", "120 points");
  private static final String BROKEN = FakeRules.TEXT.replace("Double points", "Dubble pints");

  private final FakeOffice office = FakeRules.office();
  private final ManualBackground background = new ManualBackground();
  private final ManualTicker ticker = new ManualTicker();
  private final ShopViewModel shop =
      new ShopViewModel(BeansAndCo.empty(), background, Words.in(Locale.US, BeansAndCo.CLOCK));
  private final Strip strip = new Strip(ticker);
  private final RulesOffice rulesOffice = new RulesOffice(office);
  private final RulesViewModel rules =
      new RulesViewModel(rulesOffice, background, ticker, shop, strip);
  private final BasketViewModel basket = new BasketViewModel(rulesOffice, background, rules);
  private final PastViewModel past = new PastViewModel(rulesOffice, background, ticker, rules);

  @BeforeEach
  void open() {
    shop.shopChanged();
    rules.shown();
    past.propose(LocalDate.of(2026, 11, 20));
  }

  private void edit(String text) {
    rules.textProperty().set(text);
  }

  private void saveAndConfirm() {
    rules.save();
    rules.arm();
    rules.confirm();
  }

  private String said() {
    return strip.messageProperty().get() == null ? "" : strip.messageProperty().get().text();
  }

  @Test
  void opens_with_the_rules_in_force_and_what_they_mean() {
    assertThat(rules.textProperty().get()).isEqualTo(FakeRules.TEXT);
    assertThat(rules.changedProperty().get()).isFalse();
    assertThat(rules.checkedProperty().get().readBack()).isNotEmpty();
  }

  @Test
  void a_problem_says_its_line_and_one_press_writes_what_it_suggests() {
    edit(BROKEN);
    var problem = rules.checkedProperty().get().problems().getFirst();
    assertThat(problem.line()).isEqualTo(4);
    assertThat(rules.sound()).isFalse();

    rules.fix(problem);
    assertThat(rules.textProperty().get()).isEqualTo(FakeRules.TEXT);
    assertThat(rules.sound()).isTrue();
  }

  @Test
  void what_the_document_lacks_is_written_at_its_end() {
    edit("100 points = a free coffee");
    rules.fix(rules.checkedProperty().get().problems().getFirst());
    assertThat(rules.textProperty().get())
        .isEqualTo("100 points = a free coffee\n1 point per dollar\n");
  }

  @Test
  void nothing_is_saved_while_a_line_is_wrong_or_nothing_changed() {
    rules.save();
    assertThat(rules.questionProperty().get()).isNull();
    edit(BROKEN);
    rules.save();
    assertThat(rules.questionProperty().get()).isNull();
  }

  @Test
  void save_says_what_changes_and_what_is_risky_and_waits_for_a_second_press() {
    edit(DEARER);
    rules.save();
    assertThat(rules.questionProperty().get().changes())
        .containsExactly(
            new LineChanges.Change(false, "100 points = a free coffee"),
            new LineChanges.Change(true, "120 points = a free coffee"));
    assertThat(rules.questionProperty().get().risks())
        .containsExactly(new Risk(Risk.Kind.REWARD_DEARER, "Free coffee", 100, 120));

    rules.confirm();
    assertThat(rules.savingProperty().get()).as("not armed yet").isFalse();
    rules.arm();
    rules.confirm();
    assertThat(rules.questionProperty().get()).isNull();
    assertThat(rules.baseProperty().get().version()).isEqualTo(4);
    assertThat(rules.changedProperty().get()).isFalse();
    assertThat(said()).contains("Version 4");
  }

  @Test
  void what_was_confirmed_and_what_the_draft_started_from_go_to_the_server() {
    edit(DEARER);
    saveAndConfirm();
    assertThat(office.bodies())
        .contains(
            new Draft(
                DEARER,
                3,
                "mark-3",
                java.util.List.of(new Risk(Risk.Kind.REWARD_DEARER, "Free coffee", 100, 120))));
  }

  @Test
  void of_two_editors_the_second_keeps_the_draft_and_compares_it_anew() {
    edit(DEARER);
    office.on(
        "rules",
        body -> {
          if (body != null) {
            throw new AssertionError("refused before");
          }
          return FakeRules.editing(7, FakeRules.TEXT + "Note: theirs\n");
        });
    rules.save();
    rules.arm();
    office.refuse(
        "rules", new OfficeException(OfficeException.Kind.REFUSED, "rules-changed", "no"));
    background.hold();
    rules.confirm();
    background.finish(0);
    office.refuse("rules", null);
    background.finishAll();

    assertThat(said()).contains("Somebody else changed the rules");
    assertThat(rules.textProperty().get()).isEqualTo(DEARER);
    assertThat(rules.baseProperty().get().version()).isEqualTo(7);
    rules.save();
    assertThat(rules.questionProperty().get().changes())
        .contains(new LineChanges.Change(false, "Note: theirs"));
  }

  @Test
  void a_draft_that_was_not_saved_is_still_there_when_the_page_comes_back() {
    edit(DEARER);
    rules.hidden();
    rules.shown();
    assertThat(rules.textProperty().get()).isEqualTo(DEARER);
    rules.revert();
    assertThat(rules.textProperty().get()).isEqualTo(FakeRules.TEXT);
  }

  @Test
  void the_files_own_text_can_be_taken_as_the_draft() {
    office.on("rules", _ -> new Editing(3, FakeRules.TEXT, "7 coffees please\r\n", "other"));
    rules.again();
    rules.takeFile();
    assertThat(rules.textProperty().get()).isEqualTo("7 coffees please\n");
    assertThat(rules.sound()).isFalse();
  }

  @Test
  void without_the_server_a_draft_waits_and_is_checked_when_it_is_back() {
    office.offline(true);
    edit(DEARER);
    assertThat(rules.sound()).isFalse();
    assertThat(rules.uncheckableProperty().get()).contains("try again when it is back");
    office.offline(false);
    ticker.tick(1);
    assertThat(rules.uncheckableProperty().get()).isEmpty();
    assertThat(rules.sound()).isTrue();
  }

  @Test
  void an_answer_about_an_earlier_draft_is_not_taken_for_the_newest() {
    background.hold();
    edit(BROKEN);
    edit(FakeRules.TEXT);
    assertThat(rules.sound()).isFalse();
    background.finishAll();
    assertThat(rules.sound()).isTrue();
  }

  @Test
  void the_basket_says_what_it_earns_and_why() {
    assertThat(basket.resultProperty().get()).isEqualTo("+24 points: reaches Free coffee");
    assertThat(basket.whyProperty().get())
        .isEqualTo(
            "18 from “1 point per dollar” on $18.00\n6 from “Double points on beans” on $6.00");
    basket.partProperty().set("600");
    assertThat(basket.resultProperty().get()).startsWith("Write amounts like");
    basket.partProperty().set("6,50");
    assertThat(basket.resultProperty().get()).startsWith("+24");
    edit(BROKEN);
    assertThat(basket.resultProperty().get()).startsWith("Some lines");
  }

  @Test
  void the_past_is_last_months_and_shows_its_progress_and_result() {
    assertThat(past.fromProperty().get()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(past.toProperty().get()).isEqualTo(LocalDate.of(2026, 10, 31));
    past.run();
    assertThat(past.stageProperty().get()).isEqualTo(Stage.RUNNING);
    ticker.tick(1);
    assertThat(past.stageProperty().get()).isEqualTo(Stage.DONE);
    assertThat(past.resultProperty().get().replayed().sales()).isEqualTo(1_968);
    assertThat(past.resultProperty().get().stale()).isFalse();
    edit(DEARER);
    assertThat(past.resultProperty().get().stale()).isTrue();
    edit(FakeRules.TEXT);
    assertThat(past.resultProperty().get().stale()).isFalse();
  }

  @Test
  void the_past_can_be_stopped_and_says_why_it_has_nothing() {
    past.run();
    past.cancel();
    assertThat(past.stageProperty().get()).isEqualTo(Stage.READY);
    assertThat(past.saidProperty().get()).isEqualTo("Stopped.");
    past.toProperty().set(LocalDate.of(2026, 9, 1));
    past.run();
    assertThat(past.saidProperty().get()).startsWith("Choose a first");
    edit(BROKEN);
    past.run();
    assertThat(past.saidProperty().get()).startsWith("Some lines");
  }

  @Test
  void the_past_tells_that_the_server_went_away() {
    past.run();
    office.offline(true);
    ticker.tick(1);
    assertThat(past.stageProperty().get()).isEqualTo(Stage.READY);
    assertThat(past.saidProperty().get()).isNotEmpty();
  }
}

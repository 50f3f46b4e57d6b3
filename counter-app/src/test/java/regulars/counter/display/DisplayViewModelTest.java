package regulars.counter.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.FakeDesk;
import regulars.counter.fx.ManualBackground;
import regulars.counter.fx.ManualTicker;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;
import regulars.model.ledger.EntryKind;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Move;

class DisplayViewModelTest {
  private final FakeDesk desk = BeansAndCo.morning();
  private final ManualBackground background = new ManualBackground();
  private final ManualTicker seconds = new ManualTicker();
  private final ShopViewModel shop =
      new ShopViewModel(desk, background, Words.in(Locale.US, BeansAndCo.CLOCK));
  private final DisplayViewModel display = new DisplayViewModel(desk, background, shop, seconds);
  private final UUID maria = desk.lookUp("2671", 1).getFirst().memberId();

  @BeforeEach
  void shop() {
    shop.shopChanged();
  }

  private Face face() {
    return display.faceProperty().get();
  }

  private static final Face CALM =
      new Face.Calm("Beans & Co", "Say your number and collect points");

  @Test
  void calm_it_says_the_shop_and_one_line() {
    assertThat(face()).isEqualTo(CALM);
  }

  @Test
  void a_card_shows_an_initial_the_balance_and_the_way_and_nothing_private() {
    display.member(desk.open(maria));
    assertThat(face())
        .isEqualTo(
            new Face.Points(
                "M.",
                "",
                false,
                "108 points",
                "142 to Free lunch",
                108 / 250.0,
                "Ready: Free coffee"));
    assertThat(face().toString())
        .doesNotContain("Maria")
        .doesNotContain("Lopez")
        .doesNotContain("2671");
  }

  @Test
  void a_sale_shows_its_points_to_whom_it_belongs_whoever_is_on_the_card() {
    UUID joe = desk.lookUp("0188", 1).getFirst().memberId();
    display.member(desk.open(maria));
    display.sold(
        desk.sale(
            BeansAndCo.NOW, SaleKind.SALE, 1_200, joe, Move.ADD, 12, null, false, null, List.of()));
    assertThat(face())
        .isInstanceOfSatisfying(
            Face.Points.class,
            shown -> {
              assertThat(shown.initial()).isEqualTo("J.");
              assertThat(shown.points()).isEqualTo("+12");
              assertThat(shown.balance()).isEqualTo("44 points");
              assertThat(shown.ready()).isEmpty();
            });
    display.member(desk.refresh(maria));
    assertThat(face()).as("her card was only read again").extracting("initial").isEqualTo("J.");
    desk.elsewhere(maria, 5, EntryKind.EARN);
    display.member(desk.refresh(maria));
    assertThat(face()).extracting("initial").isEqualTo("M.");
  }

  @Test
  void what_waits_is_counted_in() {
    desk.waiting(maria, 24);
    display.member(desk.open(maria));
    assertThat(face()).extracting("balance").isEqualTo("132 points");
  }

  @Test
  void a_reward_shows_what_it_took() {
    UUID op =
        desk.row(
            maria,
            BeansAndCo.NOW,
            EntryKind.REDEEM,
            -100,
            "Free coffee",
            null,
            List.of(),
            regulars.counter.desk.StatementRow.State.CONFIRMED);
    display.redeemed(maria, op);
    assertThat(face()).extracting("points").isEqualTo("\u2212100");
  }

  @Test
  void it_goes_calm_by_itself_and_stays_so_while_nothing_is_new() {
    display.member(desk.open(maria));
    seconds.tick(39);
    assertThat(face()).isNotEqualTo(CALM);
    seconds.tick(1);
    assertThat(face()).isEqualTo(CALM);
    display.member(desk.refresh(maria));
    assertThat(face()).as("the card was only read again").isEqualTo(CALM);
    display.member(null);
    display.member(desk.open(maria));
    assertThat(face()).as("shown anew when opened anew").isNotEqualTo(CALM);
  }

  @Test
  void a_closed_card_leaves_soon() {
    display.member(desk.open(maria));
    display.member(null);
    assertThat(face()).isNotEqualTo(CALM);
    seconds.tick(6);
    assertThat(face()).isEqualTo(CALM);
  }

  @Test
  void a_sale_that_was_not_counted_or_is_nobodys_shows_nothing() {
    display.sold(
        desk.sale(
            BeansAndCo.NOW, SaleKind.SALE, 500, null, Move.SKIP, 0, null, false, null, List.of()));
    assertThat(face()).isEqualTo(CALM);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "Maria Lopez, M.",
        "  \u00e9lodie, \u00c9.",
        "\ud83d\ude00 Ann, A.",
        "-, ''",
        "'', ''",
        "+1 415, ''",
        "\u0645\u0631\u064a\u0645, \u0645.",
      })
  void an_initial_is_one_letter(String name, String initial) {
    assertThat(DisplayViewModel.initial(name)).isEqualTo(initial);
  }
}

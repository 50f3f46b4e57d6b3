package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import regulars.counter.firstrun.FirstRunViewModel.Page;
import regulars.counter.firstrun.NewShop;
import regulars.counter.firstrun.NewShop.Person;
import regulars.counter.join.JoinException.Kind;
import regulars.model.staff.Role;

class FirstRunFlowTest {
  private static final Locale SPAIN = Locale.of("es", "ES");

  private static void shop(FirstRunStand stand) {
    stand.enter();
    stand.awaitFocus("first-name");
    stand.type("Corner Bakery").enter();
    stand.awaitFocus("first-owner");
  }

  private static void owner(FirstRunStand stand) {
    stand.type("Olga").enter();
    stand.awaitFocus("first-pin");
    stand.type("528041").enter();
    stand.awaitFocus("first-again");
    stand.type("528041").enter();
    stand.awaitFocus("first-other");
  }

  @Test
  void a_shop_is_made_by_keys_alone() {
    try (FirstRunStand stand = FirstRunStand.open(Locale.US)) {
      shop(stand);
      owner(stand);
      stand.type("Ben").enter();
      stand.awaitFocus("first-other-pin");
      stand.type("4711").enter();
      stand.awaitFocus("first-other");
      stand.enter();
      stand.awaitFocus("first-rules-coffee");
      stand.push(KeyCode.DOWN);
      stand.enter();
      stand.awaitPage(Page.MADE);
      stand.awaitText("#first-made", "Corner Bakery is ready");
      stand.awaitFocus("first-next");
      stand.enter();
      stand.await("the counter is to be shown", () -> stand.finished.get() == 1);

      NewShop made = stand.maker.made().getFirst();
      assertThat(made.name()).isEqualTo("Corner Bakery");
      assertThat(List.of(made.country(), made.currency(), made.zone()))
          .containsExactly("US", "USD", "America/New_York");
      assertThat(made.rules()).contains("1 point per USD 1", "a free loaf");
      assertThat(made.staff())
          .containsExactly(
              new Person("Olga", Role.OWNER, "528041"), new Person("Ben", Role.BARISTA, "4711"));
    }
  }

  @Test
  void the_currency_follows_the_country_and_both_are_found_by_typing() {
    try (FirstRunStand stand = FirstRunStand.open(Locale.US)) {
      stand.enter();
      stand.awaitFocus("first-name");
      stand.type("Caf").push(KeyCode.TAB);
      stand.awaitFocus("first-country");
      stand.type("mexi").enter();
      stand.awaitText("#first-country", "Mexico");
      stand.awaitText("#first-currency", "MXN");
      stand.push(KeyCode.TAB);
      stand.awaitFocus("first-currency");
      stand.type("chf").enter();
      stand.awaitText("#first-currency", "Swiss Franc");
      stand.push(KeyCode.TAB);
      stand.awaitFocus("first-zone");
      stand.type("nowhere at all").enter();
      stand.awaitText("#first-zone-problem", "Choose a time zone");
      stand.push(KeyCode.CONTROL, KeyCode.A);
      stand.type("mexico city").enter();
      stand.awaitText("#first-zone", "America/Mexico City");
      stand.enter();
      stand.awaitPage(Page.OWNER);
    }
  }

  @Test
  void weak_and_different_pins_are_refused_with_a_sentence() {
    try (FirstRunStand stand = FirstRunStand.open(Locale.US)) {
      shop(stand);
      stand.enter();
      stand.awaitText("#first-owner-problem", "Type a name");
      stand.type("Olga").enter();
      stand.awaitFocus("first-pin");
      for (String weak : List.of("123456", "000000")) {
        stand.push(KeyCode.CONTROL, KeyCode.A).type(weak).enter();
        stand.awaitText("#first-pin-problem", "guessed first");
      }
      stand.push(KeyCode.CONTROL, KeyCode.A).type("5280").enter();
      stand.awaitText("#first-pin-problem", "6 digits or more");
      stand.push(KeyCode.CONTROL, KeyCode.A).type("528041").enter();
      stand.awaitFocus("first-again");
      stand.type("528042").enter();
      stand.awaitText("#first-again-problem", "The two PINs differ");
    }
  }

  @Test
  void going_back_loses_nothing_and_makes_nothing() {
    try (FirstRunStand stand = FirstRunStand.open(Locale.US)) {
      shop(stand);
      stand.type("Olga");
      stand.push(KeyCode.ESCAPE);
      stand.awaitPage(Page.SHOP);
      stand.awaitText("#first-name", "Corner Bakery");
      stand.push(KeyCode.ESCAPE);
      stand.awaitPage(Page.WELCOME);
      stand.awaitFocus("first-here");
      stand.enter();
      stand.awaitFocus("first-name");
      stand.awaitText("#first-name", "Corner Bakery");
      stand.enter();
      stand.awaitFocus("first-owner");
      stand.awaitText("#first-owner", "Olga");
      assertThat(stand.maker.made()).isEmpty();
    }
  }

  @Test
  void a_server_that_can_not_start_is_said_and_tried_again() {
    try (FirstRunStand stand = FirstRunStand.open(Locale.US)) {
      stand.maker.fail("Port 7480 is taken.");
      stand.enter();
      stand.awaitText("#first-trouble", "Port 7480 is taken.");
      stand.type("Corner Bakery").enter();
      stand.awaitFocus("first-owner");
      owner(stand);
      stand.enter();
      stand.awaitFocus("first-rules-coffee");
      stand.enter();
      stand.awaitText("#first-trouble", "Nothing was made");
      assertThat(stand.maker.made()).isEmpty();
      stand.maker.fail(null);
      stand.enter();
      stand.awaitPage(Page.MADE);
      assertThat(stand.text("#first-trouble")).isEmpty();
    }
  }

  @Test
  void the_sample_shop_is_two_keys_away() {
    try (FirstRunStand stand = FirstRunStand.open(Locale.US)) {
      stand.push(KeyCode.UP).push(KeyCode.DOWN, KeyCode.DOWN).push(KeyCode.DOWN);
      stand.awaitFocus("first-sample");
      stand.enter();
      stand.await("the counter is to be shown", () -> stand.finished.get() == 1);
      assertThat(stand.maker.asked()).containsExactly("sample");
    }
  }

  @Test
  void the_language_changes_at_once_and_is_kept() {
    try (FirstRunStand stand = FirstRunStand.open(Locale.US)) {
      stand.push(KeyCode.SHIFT, KeyCode.TAB);
      stand.awaitFocus("first-en");
      stand.push(KeyCode.RIGHT);
      stand.await("it is kept", () -> !stand.saved.isEmpty());
      assertThat(stand.saved.getFirst().language()).isEqualTo("es");
      stand.awaitFocus("first-here");
      stand.enter();
      stand.awaitFocus("first-name");
      stand.enter();
      stand.awaitText("#first-name-problem", "Escriba el nombre");
      assertThat(stand.text("#first-country")).isEqualTo("Estados Unidos");
    }
  }

  @Test
  void a_shop_in_spain_is_made_in_spanish() {
    try (FirstRunStand stand = FirstRunStand.open(SPAIN)) {
      stand.enter();
      stand.awaitFocus("first-name");
      stand.type("La Esquina").enter();
      owner(stand);
      stand.enter();
      stand.awaitFocus("first-rules-coffee");
      stand.enter();
      stand.awaitText("#first-made", "La Esquina");
      assertThat(stand.maker.made().getFirst().currency()).isEqualTo("EUR");
      assertThat(stand.maker.made().getFirst().rules()).contains("1 point per EUR 1");
    }
  }

  @Test
  void another_pc_is_joined_and_each_refusal_stands_beside_its_field() {
    try (FirstRunStand stand = FirstRunStand.open(Locale.US)) {
      stand.push(KeyCode.DOWN).enter();
      stand.awaitFocus("join-address");
      stand.enter();
      stand.awaitText("#join-address-problem", "not an address");
      stand.type("192.168.1.20").enter();
      stand.awaitFocus("join-code");
      stand.type("BCDF").enter();
      stand.awaitText("#join-code-problem", "eight letters");
      stand.type("GHJK");
      for (Kind kind : List.of(Kind.NOBODY, Kind.IN_BETWEEN, Kind.OTHER_VERSION)) {
        stand.maker.refuse(kind);
        stand.enter();
        stand.awaitText("#join-address-problem", sentence(kind));
        stand.awaitFocus("join-address");
      }
      for (Kind kind : List.of(Kind.WRONG_CODE, Kind.EXPIRED, Kind.USED, Kind.SPENT)) {
        stand.maker.refuse(kind);
        stand.enter();
        stand.awaitText("#join-code-problem", sentence(kind));
        stand.awaitFocus("join-code");
      }
      stand.maker.refuse(null);
      stand.enter();
      stand.await("the counter is to be shown", () -> stand.finished.get() == 1);
      assertThat(stand.maker.asked().getLast())
          .isEqualTo("join https://192.168.1.20:7500 BCDFGHJK Counter 2");
    }
  }

  private static String sentence(Kind kind) {
    return switch (kind) {
      case NOBODY -> "Nobody answers there";
      case IN_BETWEEN -> "Another computer answers";
      case OTHER_VERSION -> "another version";
      case WRONG_CODE -> "does not know this code";
      case EXPIRED -> "too old";
      case USED -> "let a counter in already";
      case SPENT -> "tried too often";
      default -> throw new IllegalArgumentException(kind.name());
    };
  }
}

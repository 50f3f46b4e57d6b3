package regulars.counter.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.FakeDesk;
import regulars.counter.fx.ManualBackground;
import regulars.counter.fx.ManualTicker;
import regulars.counter.fx.Strip;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;

class EnrolViewModelTest {
  private final FakeDesk desk = BeansAndCo.morning();
  private final ManualBackground background = new ManualBackground();
  private final ShopViewModel shop =
      new ShopViewModel(desk, background, Words.in(Locale.US, BeansAndCo.CLOCK));
  private final Strip strip = new Strip(new ManualTicker());
  private final List<UUID> opened = new ArrayList<>();
  private final EnrolViewModel enrol =
      new EnrolViewModel(desk, background, shop, strip, opened::add);

  @BeforeEach
  void shop() {
    shop.shopChanged();
  }

  @Test
  void a_new_number_becomes_a_member_whose_card_opens() {
    enrol.start("4155550000");
    enrol.nameProperty().set("  Ada  ");
    enrol.save();

    assertThat(desk.open(opened.getFirst()).card().name()).isEqualTo("Ada");
    assertThat(enrol.askingProperty().get()).isFalse();
  }

  @Test
  void a_number_that_is_a_members_already_opens_that_member() {
    enrol.start("(415) 555-2671");
    enrol.save();

    assertThat(desk.open(opened.getFirst()).card().name()).isEqualTo("Maria Lopez");
    assertThat(strip.messageProperty().get().kind()).isEqualTo(Strip.Kind.NOTE);
  }

  @Test
  void what_is_no_number_is_said_and_the_form_stays() {
    enrol.start("415");
    enrol.save();

    assertThat(enrol.problemProperty().get()).startsWith("This is not a phone number");
    assertThat(enrol.askingProperty().get()).isTrue();

    enrol.phoneProperty().set("4155");
    assertThat(enrol.problemProperty().get()).as("goes with the next key").isEmpty();
  }

  @Test
  void pressing_save_twice_saves_once() {
    background.hold();
    enrol.start("4155550000");
    enrol.save();
    enrol.save();
    assertThat(background.waiting()).isEqualTo(1);

    enrol.cancel();
    assertThat(enrol.askingProperty().get()).as("no way back while it is saved").isTrue();
  }

  @Test
  void a_disk_that_fails_keeps_what_was_typed() {
    desk.fail("enrol", new IllegalStateException("disk full"));
    enrol.start("4155550000");
    enrol.nameProperty().set("Ada");
    enrol.save();

    assertThat(enrol.problemProperty().get()).startsWith("It could not be saved");
    assertThat(enrol.nameProperty().get()).isEqualTo("Ada");
    assertThat(enrol.savingProperty().get()).isFalse();
  }
}

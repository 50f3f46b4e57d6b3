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
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;

class SearchViewModelTest {
  private final FakeDesk desk = BeansAndCo.morning();
  private final ManualBackground background = new ManualBackground();
  private final ShopViewModel shop =
      new ShopViewModel(desk, background, Words.in(Locale.US, BeansAndCo.CLOCK));
  private final List<UUID> opened = new ArrayList<>();
  private final List<String> added = new ArrayList<>();
  private final SearchViewModel search =
      new SearchViewModel(desk, background, shop, opened::add, added::add);

  @BeforeEach
  void shop() {
    shop.shopChanged();
  }

  private List<String> names() {
    return search.results().stream()
        .map(result ->
            switch (result) {
              case SearchResult.Match match -> match.name();
              case SearchResult.Add add -> "+ " + add.phone();
            })
        .toList();
  }

  @Test
  void what_is_typed_is_looked_up_at_once() {
    search.typedProperty().set("2671");

    assertThat(names()).containsExactly("Maria Lopez");
    assertThat(search.droppedProperty().get()).isTrue();
  }

  @Test
  void results_never_come_out_of_order() {
    background.hold();
    search.typedProperty().set("5");
    search.typedProperty().set("55");
    search.typedProperty().set("2671");

    background.finish(2);
    assertThat(names()).containsExactly("Maria Lopez");

    background.finish(1);
    background.finish(0);
    assertThat(names()).as("older answers that came later").containsExactly("Maria Lopez");
  }

  @Test
  void an_emptied_field_drops_what_is_under_way() {
    background.hold();
    search.typedProperty().set("2671");
    search.clear();
    background.finishAll();

    assertThat(names()).isEmpty();
    assertThat(search.droppedProperty().get()).isFalse();
  }

  @Test
  void a_whole_number_that_nobody_has_offers_to_add_it_first() {
    search.typedProperty().set("415 555 0000");

    assertThat(names()).containsExactly("+ (415) 555-0000");
    search.take();
    assertThat(added).containsExactly("415 555 0000");
  }

  @Test
  void a_whole_number_that_somebody_has_offers_nothing() {
    search.typedProperty().set("(415) 555-2671");

    assertThat(names()).containsExactly("Maria Lopez");
  }

  @Test
  void nobody_found_says_what_to_do() {
    search.typedProperty().set("999");

    assertThat(names()).isEmpty();
    assertThat(search.hintProperty().get()).startsWith("Nobody found");
  }

  @Test
  void enter_takes_the_first_and_clears_the_field() {
    search.typedProperty().set("5552");
    search.take();

    assertThat(opened).hasSize(1);
    assertThat(search.typedProperty().get()).isEmpty();
  }

  @Test
  void enter_before_the_answer_waits_for_it_as_a_scanner_needs() {
    background.hold();
    search.typedProperty().set("2671");
    search.take();
    assertThat(opened).isEmpty();

    background.finishAll();

    assertThat(opened).hasSize(1);
  }

  @Test
  void typing_on_forgets_an_enter_that_was_for_something_else() {
    background.hold();
    search.typedProperty().set("555");
    search.take();
    search.typedProperty().set("5550");
    background.finishAll();

    assertThat(opened).isEmpty();
  }

  @Test
  void arrows_choose_and_stop_at_the_ends() {
    search.typedProperty().set("5552");
    search.move(1);
    search.move(1);
    search.move(1);
    assertThat(search.selectedProperty().get()).isEqualTo(2);
    search.move(-9);
    assertThat(search.selectedProperty().get()).isZero();
  }

  @Test
  void a_look_up_that_fails_says_so_and_the_next_works() {
    desk.fail("lookUp", new IllegalStateException("disk"));
    search.typedProperty().set("2671");
    assertThat(search.hintProperty().get()).startsWith("The look-up did not work");

    desk.fail("lookUp", null);
    search.typedProperty().set("267");
    assertThat(names()).contains("Maria Lopez");
  }
}

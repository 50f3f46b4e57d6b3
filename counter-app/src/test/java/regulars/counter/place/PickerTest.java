package regulars.counter.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PickerTest {
  private static Picker countries() {
    Picker picker = new Picker();
    picker.offer(Places.countries(Locale.ENGLISH));
    return picker;
  }

  @Test
  void a_name_is_found_by_any_part_without_its_accents_and_by_its_code() {
    Picker picker = countries();

    picker.textProperty().set("reun");
    assertThat(picker.matches()).extracting(Place::code).contains("RE");
    picker.textProperty().set("ch");
    assertThat(picker.matches().getFirst().code()).isEqualTo("CH");
    assertThat(picker.pickMarked()).isTrue();
    assertThat(picker.code()).isEqualTo("CH");
    assertThat(picker.isOpen()).isFalse();
  }

  @Test
  void what_was_chosen_comes_back_in_another_language() {
    Picker picker = countries();
    picker.choose("DE");

    picker.offer(Places.countries(Locale.of("es")));

    assertThat(picker.textProperty().get()).isEqualTo("Alemania");
    assertThat(picker.code()).isEqualTo("DE");
  }

  @Test
  void a_search_that_finds_nothing_chooses_nothing() {
    Picker picker = countries();
    picker.choose("DE");

    picker.textProperty().set("zzz");

    assertThat(picker.pickMarked()).isFalse();
    assertThat(picker.code()).isEmpty();
  }

  @Test
  void arrows_go_through_all_and_stop_at_the_ends() {
    Picker picker = countries();
    picker.choose("DE");

    picker.step(1);
    assertThat(picker.markedProperty().get()).extracting("code").isEqualTo("DE");
    picker.step(-500);
    assertThat(picker.markedProperty().get()).isEqualTo(picker.matches().getFirst());
    picker.putAway();
    assertThat(picker.code()).isEqualTo("DE");
  }

  @Test
  void every_country_has_phones_and_the_defaults_are_among_the_choices() {
    assertThat(Places.countries(Locale.US)).hasSizeGreaterThan(200);
    assertThat(Places.currencies(Locale.US)).extracting(Place::code).contains("USD", "JPY", "TND");
    assertThat(Places.country(Locale.of("es", "MX"))).isEqualTo("MX");
    assertThat(Places.country(Locale.ENGLISH)).isEqualTo("US");
    assertThat(Places.currency("MX")).isEqualTo("MXN");
    assertThat(Places.zone(ZoneId.of("America/New_York"))).isEqualTo("America/New_York");
    assertThat(Places.zone(ZoneOffset.UTC)).isEqualTo("Etc/UTC");
    assertThat(Places.zones(Locale.US)).extracting(Place::code).contains("Etc/UTC");
  }
}

package regulars.counter.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.model.member.Phone;
import regulars.model.sync.Change.Shop;
import regulars.model.value.Money;

class WordsTest {
  private final Words english = Words.in(Locale.US, BeansAndCo.CLOCK).forShop(BeansAndCo.SHOP);
  private final Words spanish =
      Words.in(Locale.forLanguageTag("es-MX"), BeansAndCo.CLOCK)
          .forShop(new Shop("Granos", "MX", "MXN", "America/Mexico_City", List.of()));

  @Test
  void points_carry_their_sign_and_groups() {
    assertThat(english.signed(24)).isEqualTo("+24");
    assertThat(english.signed(-1_042)).isEqualTo("\u22121,042");
    assertThat(english.signed(0)).isEqualTo("0");
    assertThat(english.count(1_996)).isEqualTo("1,996");
  }

  @Test
  void money_is_written_as_the_language_does_and_its_currency_counts() {
    assertThat(english.money(Money.of(1_800, "USD"))).isEqualTo("$18.00");
    assertThat(english.money(Money.of(1_800, "JPY"))).isEqualTo("¥1,800");
    assertThat(english.money(Money.of(1_234, "KWD"))).isEqualTo("KWD1.234");
    assertThat(spanish.money(1_850)).isEqualTo("$18.50");
  }

  @Test
  void phones_are_written_as_at_home() {
    assertThat(english.phone(new Phone("+14155552671"))).isEqualTo("(415) 555-2671");
    assertThat(spanish.phone(new Phone("+525512345678"))).isEqualTo("55 1234 5678");
  }

  @Test
  void times_and_days_are_those_of_the_shop_and_not_of_the_pc() {
    assertThat(english.time(BeansAndCo.NOW)).isEqualTo("10:42");
    // Still Thursday in San Francisco, Friday in London.
    Instant lateThursday = Instant.parse("2026-11-20T07:30:00Z");
    assertThat(english.day(lateThursday)).isEqualTo("Thu");
    assertThat(english.when(lateThursday)).isEqualTo("Thu 11:30");
    assertThat(english.when(BeansAndCo.NOW)).isEqualTo("10:42");
  }

  @Test
  void days_have_names_for_a_week_and_dates_after_that() {
    assertThat(english.day(BeansAndCo.NOW)).isEqualTo("Today");
    assertThat(english.day(daysAgo(6))).isEqualTo("Sat");
    assertThat(english.day(daysAgo(7))).isEqualTo("Nov 13");
    assertThat(english.day(daysAgo(365))).isEqualTo("Nov 20, 2025");
    assertThat(english.day(daysAgo(-1))).as("a till ahead of its time").isEqualTo("Nov 21");
    assertThat(spanish.day(BeansAndCo.NOW)).isEqualTo("Hoy");
  }

  @Test
  void one_is_one_and_more_are_more() {
    assertThat(english.text("status.held", 1)).isEqualTo("1 held sale to check");
    assertThat(english.text("status.held", 1_200)).isEqualTo("1,200 held sales to check");
  }

  @Test
  void a_language_the_counter_does_not_speak_gets_english() {
    Words french = Words.in(Locale.FRANCE, BeansAndCo.CLOCK);
    assertThat(french.text("cancel")).isEqualTo("Cancel");
  }

  private static Instant daysAgo(int days) {
    return BeansAndCo.NOW.minusSeconds(86_400L * days);
  }
}

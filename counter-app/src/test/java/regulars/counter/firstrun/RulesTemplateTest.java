package regulars.counter.firstrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import regulars.counter.place.Place;
import regulars.counter.place.Places;

class RulesTemplateTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  @Test
  void every_template_reads_well_in_every_currency_and_earns() {
    for (Place each : Places.currencies(Locale.ENGLISH)) {
      Currency currency = Currency.getInstance(each.code());
      for (RulesTemplate template : RulesTemplate.values()) {
        RulesTemplate.Meaning meaning = template.meaning(currency, ZONE, MONDAY);

        assertThat(meaning.points()).as(template + " in " + currency).isBetween(18L, 48L);
        assertThat(meaning.sentences()).isNotEmpty();
        assertThat(meaning.document()).contains(each.code()).doesNotContain("{");
      }
    }
  }

  @Test
  void the_trial_basket_says_why() {
    RulesTemplate.Meaning meaning =
        RulesTemplate.COFFEE.meaning(Currency.getInstance("USD"), ZONE, MONDAY);

    assertThat(meaning.points()).isEqualTo(24);
    assertThat(meaning.spent().minor()).isEqualTo(1_800);
    assertThat(meaning.special().minor()).isEqualTo(600);
    assertThat(meaning.why()).hasSize(2);
  }
}

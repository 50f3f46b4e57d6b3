package regulars.counter.memberlist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulars.counter.memberlist.PhoneRepair.Bad;
import regulars.counter.memberlist.PhoneRepair.Mended;
import regulars.counter.memberlist.PhoneRepair.Result;
import regulars.model.member.PhoneNumbers;

class PhoneRepairTest {
  @ParameterizedTest
  @CsvSource({
    "US, +14155552671, +14155552671,",
    "US, 4155552671, +14155552671, COUNTRY",
    "US, (415) 555-2671, +14155552671, COUNTRY",
    "US, 1 415 555 2671, +14155552671, SIGNS",
    "US, '''4155552671', +14155552671, COUNTRY",
    "US, '=\"4155552671\"', +14155552671, COUNTRY",
    "US, 4155552671.0, +14155552671, DECIMAL",
    "US, 4.155552671E+09, +14155552671, EXPONENT",
    "US, 4.155552671e9, +14155552671, EXPONENT",
    "ES, '3,4612345678E+10', +34612345678, EXPONENT",
    "US, 34612345678, +34612345678, PLUS",
    "ES, 612 34 56 78, +34612345678, COUNTRY",
    "MX, +52 1 55 5123 4567, +525551234567, MEXICAN",
    "MX, 0445551234567, +525551234567, MEXICAN",
    "MX, 55 5123 4567, +525551234567, COUNTRY"
  })
  void what_spreadsheets_and_old_tills_leave_is_read_and_said(
      String country, String written, String phone, String mended) {
    assertThat(new PhoneRepair(new PhoneNumbers(country)).read(written))
        .isInstanceOfSatisfying(
            Result.Good.class,
            good -> {
              assertThat(good.phone().e164()).isEqualTo(phone);
              assertThat(good.mended()).isEqualTo(mended == null ? null : Mended.valueOf(mended));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "4.15555E+09, LOST_DIGITS",
    "1.41556E+10, LOST_DIGITS",
    "555-2671, LOCAL_ONLY",
    "415555267199912345, TOO_LONG",
    "4155552671 / 4155552672, TWO_NUMBERS",
    "ask Ana, NOT_A_NUMBER",
    "n/a, NOT_A_NUMBER"
  })
  void what_can_not_be_mended_says_why(String written, Bad why) {
    assertThat(new PhoneRepair(new PhoneNumbers("US")).read(written))
        .isEqualTo(new Result.Unreadable(why));
  }

  @Test
  void an_empty_cell_is_no_phone() {
    PhoneRepair phones = new PhoneRepair(new PhoneNumbers("US"));
    assertThat(phones.read("  ")).isEqualTo(new Result.None());
    assertThat(phones.read("'")).isEqualTo(new Result.None());
  }
}

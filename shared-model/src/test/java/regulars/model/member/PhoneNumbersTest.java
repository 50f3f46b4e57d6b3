package regulars.model.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import regulars.model.member.PhoneNumbers.Reading;
import regulars.model.member.PhoneNumbers.Why;

/** One key for one phone, however it is typed; and nothing that is none. */
class PhoneNumbersTest {

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          US | 4155552671                  | +14155552671
          US | (415) 555-2671              | +14155552671
          US | 415.555.2671 x123           | +14155552671
          US | +1 415 555 2671             | +14155552671
          US | 1-415-555-2671              | +14155552671
          US | tel:+1-415-555-2671         | +14155552671
          US | 415\u2011555\u20112671                | +14155552671
          US | \u202d415-555-2671\u202c               | +14155552671
          US | ４１５５５５２６７１               | +14155552671
          US | 1-800-FLOWERS               | +18003569377
          US | 011 44 20 7946 0958         | +442079460958
          MX | 55 1234 5678                | +525512345678
          MX | +5215512345678              | +525512345678
          MX | 0052 1 55 1234 5678         | +525512345678
          MX | 5215512345678               | +525512345678
          MX | +52 1 (55) 1234-5678        | +525512345678
          MX | 044 55 1234 5678            | +525512345678
          MX | 045 55 1234 5678            | +525512345678
          MX | 01 55 1234 5678             | +525512345678
          MX | 1 55 1234 5678              | +525512345678
          MX | ٥٥ ١٢٣٤ ٥٦٧٨                 | +525512345678
          US | +5215512345678              | +525512345678
          US | 011 52 1 55 1234 5678       | +525512345678
          DE | 00521 55 1234 5678          | +525512345678
          IT | 06 1234 5678                | +390612345678
          AR | 011 15 2345 6789            | +5491123456789
          AR | +54 11 2345 6789            | +541123456789
          BR | (11) 98765-4321             | +5511987654321
          SA | ٠٥٠١٢٣٤٥٦٧                  | +966501234567
          """)
  void isReadHoweverItIsTyped(String country, String typed, String e164) {
    assertThat(read(country, typed)).isEqualTo(new Reading.Good(new Phone(e164), true));
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}?")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GB | 07700 900123        | +447700900123
          GB | +44 (0)7700 900123  | +447700900123
          GB | 0044 7700 900123    | +447700900123
          GB | 7700900123          | +447700900123
          IT | +39 612345678       | +39612345678
          BR | 11 8765-4321        | +551187654321
          US | 1234567890          | +11234567890
          US | 212 222 1212        | +12122221212
          """)
  void whatIsOnlyPlausibleIsTakenForAPersonToCheck(String country, String typed, String e164) {
    assertThat(read(country, typed)).isEqualTo(new Reading.Good(new Phone(e164), false));
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          US | 555-2671            | LOCAL_ONLY
          US | 72727               | TOO_SHORT
          US | 911                 | TOO_SHORT
          GB | 999                 | TOO_SHORT
          DE | 11833               | SERVICE_NUMBER
          FI | 12000               | SERVICE_NUMBER
          CI | 07123456            | TOO_SHORT
          US | 415555              | TOO_SHORT
          US | 0000000000          | JUNK
          US | 5555555555          | JUNK
          US | 1111111111          | JUNK
          US | 415 555 2671 / 2672 | TOO_LONG
          US | 41555526712672      | TOO_LONG
          US | +999 12345678       | NO_SUCH_COUNTRY
          US | Ana                 | NOT_A_NUMBER
          US | ana@example.com     | NOT_A_NUMBER
          US | ''                  | NOT_A_NUMBER
          US | ' '                 | NOT_A_NUMBER
          US | +                   | NOT_A_NUMBER
          US | 15.75               | TOO_SHORT
          """)
  void whatCannotBeAMembersPhoneIsRefused(String country, String typed, Why why) {
    assertThat(read(country, typed)).isEqualTo(new Reading.Bad(why));
  }

  @Test
  void gluedNumbersAreNeverCutToOne() {
    assertThat(read("US", "415 555 2671 415 555 2672")).isInstanceOf(Reading.Bad.class);
  }

  @Test
  void argentineNumbersWithAndWithoutTheMobileNineStayTwo() {
    assertThat(read("AR", "011 15 2345 6789")).isNotEqualTo(read("AR", "+54 11 2345 6789"));
  }

  @Test
  void aBrazilianMobileWithoutItsNinthDigitIsAskedAboutAndNotMerged() {
    PhoneNumbers brazil = new PhoneNumbers("BR");
    assertThat(brazil.suggestion(new Phone("+551187654321")))
        .isEqualTo(new Phone("+5511987654321"));
    assertThat(brazil.suggestion(new Phone("+551133654321"))).as("a landline").isNull();
    assertThat(brazil.suggestion(new Phone("+5511987654321"))).isNull();
    assertThat(brazil.suggestion(new Phone("+14155552671"))).isNull();
  }

  @Test
  void endlessInputIsRefusedWithoutReadingIt() {
    assertThat(read("US", "4".repeat(1_000_000))).isEqualTo(new Reading.Bad(Why.NOT_A_NUMBER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZZ", "", "USA", "001", "us "})
  void aShopsCountryMustBeOne(String country) {
    assertThatThrownBy(() -> new PhoneNumbers(country))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theCountryMayBeWrittenSmall() {
    assertThat(read("us", "4155552671")).isInstanceOf(Reading.Good.class);
  }

  @Test
  void isShownAsPeopleInTheShopsCountryWriteIt() {
    PhoneNumbers us = new PhoneNumbers("US");
    assertThat(us.national(new Phone("+14155552671"))).isEqualTo("(415) 555-2671");
    assertThat(us.national(new Phone("+442079460958"))).isEqualTo("+44 20 7946 0958");
    assertThat(us.national(new Phone("+999123456"))).isEqualTo("+999123456");
    assertThat(new PhoneNumbers("IT").national(new Phone("+390612345678")))
        .isEqualTo("06 1234 5678");
    assertThat(new PhoneNumbers("MX").national(new Phone("+525512345678")))
        .isEqualTo("55 1234 5678");
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "4, 4",
    "4155, 415-5",
    "4155552671, (415) 555-2671",
    "+442079, +44 20 79",
    "(415) 5, 415-5",
    "x, ''"
  })
  void isSetApartWhileItIsTyped(String typed, String shown) {
    assertThat(new PhoneNumbers("US").asTyped(typed)).isEqualTo(shown);
  }

  @Test
  void whatIsShownReadsAsTheSamePhone() {
    for (String country : new String[] {"US", "GB", "IT", "MX", "AR", "BR", "DE", "SA", "JP"}) {
      PhoneNumbers numbers = new PhoneNumbers(country);
      for (String e164 :
          new String[] {"+14155552671", "+525512345678", "+5491123456789", "+390612345678"}) {
        Phone phone = new Phone(e164);
        assertThat(numbers.read(numbers.national(phone)))
            .as("%s in %s", e164, country)
            .isEqualTo(new Reading.Good(phone, true));
        assertThat(numbers.read(e164)).isEqualTo(new Reading.Good(phone, true));
      }
    }
  }

  private static Reading read(String country, String typed) {
    return new PhoneNumbers(country).read(typed);
  }
}

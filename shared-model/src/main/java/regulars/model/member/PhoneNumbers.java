package regulars.model.member;

import com.google.i18n.phonenumbers.AsYouTypeFormatter;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads phone numbers as people in one country type them, and writes them as they expect to see
 * them. The same typed text gives the same {@link Phone} on counter and server.
 *
 * <p>What is only plausible is taken with {@code sure == false}: numbering plans change faster than
 * programs do, so a number is refused only when it can't be one. Not merged, because they may be
 * two people's: Argentine numbers with and without the mobile 9, Brazilian numbers with and without
 * the ninth digit (see {@link #suggestion}).
 *
 * <p>Immutable and safe for use from several threads.
 */
public final class PhoneNumbers {

  /** What a typed text turned out to be. */
  public sealed interface Reading {
    /**
     * A phone number.
     *
     * @param phone the number as a key
     * @param sure whether the numbering plan knows it; if not, a person should look again
     */
    record Good(Phone phone, boolean sure) implements Reading {}

    /** None. */
    record Bad(Why why) implements Reading {}
  }

  /** Why a text is no phone number that a member could have. */
  public enum Why {
    /** No digits, or too much else. */
    NOT_A_NUMBER,
    /** Too few digits. */
    TOO_SHORT,
    /** Too many digits, for example two numbers glued together. */
    TOO_LONG,
    /** The area code is missing. */
    LOCAL_ONLY,
    /** The country code after the plus sign doesn't exist. */
    NO_SUCH_COUNTRY,
    /** An emergency or service number. */
    SERVICE_NUMBER,
    /** A finger left on a key: hardly any different digits, and no plan knows it. */
    JUNK
  }

  private static final int LONGEST_TYPED = 250;
  private static final int FEW_DIGITS = 4;
  private static final int VERY_FEW_DIGITS = 3;
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
  private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s\\p{Z}\\p{Pd}().·/]+");

  /** Mexico before 2019: 1 between country code and number of a mobile. Some still write it. */
  private static final Pattern MEXICAN_MOBILE = Pattern.compile("(?:\\+|00|011)?521(\\d{10})");

  /** Mexico before 2019, dialled inside the country. */
  private static final Pattern MEXICAN_PREFIX = Pattern.compile("(?:044|045|01|1)(\\d{10})");

  /** Brazilian mobiles before 2016: two digits of area, eight of number starting with 6 to 9. */
  private static final Pattern BRAZILIAN_OLD_MOBILE = Pattern.compile("\\+55(\\d\\d)([6-9]\\d{7})");

  private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
  private final ShortNumberInfo shortNumbers = ShortNumberInfo.getInstance();
  private final String country;

  /**
   * Numbers as typed in this country.
   *
   * @param country ISO 3166 code. Throws {@link IllegalArgumentException} when no numbering plan is
   *     known for it
   */
  public PhoneNumbers(String country) {
    this.country = country.toUpperCase(Locale.ROOT);
    if (!plans.getSupportedRegions().contains(this.country)) {
      throw new IllegalArgumentException("no phone numbers are known for country " + country);
    }
  }

  /** Reads what somebody typed, scanned or exported as a phone number. */
  public Reading read(String typed) {
    if (typed.length() > LONGEST_TYPED) {
      return new Reading.Bad(Why.NOT_A_NUMBER);
    }
    PhoneNumber number;
    try {
      number = plans.parse(repaired(plain(typed)), country);
    } catch (NumberParseException e) {
      return new Reading.Bad(why(e.getErrorType()));
    }
    number.clearExtension();
    boolean valid = plans.isValidNumber(number);
    Why refused = refused(number, valid);
    if (refused != null) {
      return new Reading.Bad(refused);
    }
    String e164 = plans.format(number, PhoneNumberFormat.E164);
    boolean sure = valid && distinctDigits(number) > VERY_FEW_DIGITS;
    return new Reading.Good(new Phone(e164), sure);
  }

  private @Nullable Why refused(PhoneNumber number, boolean valid) {
    ValidationResult possible = plans.isPossibleNumberWithReason(number);
    return switch (possible) {
      case IS_POSSIBLE -> valid ? null : doubtful(number);
      case IS_POSSIBLE_LOCAL_ONLY -> Why.LOCAL_ONLY;
      case TOO_SHORT -> Why.TOO_SHORT;
      case TOO_LONG -> Why.TOO_LONG;
      case INVALID_COUNTRY_CODE -> Why.NO_SUCH_COUNTRY;
      case INVALID_LENGTH -> Why.NOT_A_NUMBER;
    };
  }

  /** What is long enough for a number in some countries is an information service in others. */
  private @Nullable Why doubtful(PhoneNumber number) {
    if (shortNumbers.isValidShortNumberForRegion(number, country)) {
      return Why.SERVICE_NUMBER;
    }
    return distinctDigits(number) <= FEW_DIGITS ? Why.JUNK : null;
  }

  private static Why why(NumberParseException.ErrorType type) {
    return switch (type) {
      case INVALID_COUNTRY_CODE -> Why.NO_SUCH_COUNTRY;
      case NOT_A_NUMBER -> Why.NOT_A_NUMBER;
      case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> Why.TOO_SHORT;
      case TOO_LONG -> Why.TOO_LONG;
    };
  }

  /**
   * The number a person probably meant with one that is not sure, to be asked, never taken without
   * asking: a Brazilian mobile with its ninth digit. Null when there is none.
   */
  public @Nullable Phone suggestion(Phone unsure) {
    Matcher brazilian = BRAZILIAN_OLD_MOBILE.matcher(unsure.e164());
    return brazilian.matches()
        ? new Phone("+55" + brazilian.group(1) + "9" + brazilian.group(2))
        : null;
  }

  /** As people in the shop's country write it; other countries' numbers with their country code. */
  public String national(Phone phone) {
    try {
      PhoneNumber number = plans.parse(phone.e164(), null);
      boolean ours = number.getCountryCode() == plans.getCountryCodeForRegion(country);
      return plans.format(
          number, ours ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
    } catch (NumberParseException e) {
      return phone.e164();
    }
  }

  /** Digits typed so far, set apart as a complete number would be. */
  public String asTyped(String digitsSoFar) {
    AsYouTypeFormatter formatter = plans.getAsYouTypeFormatter(country);
    String shown = "";
    for (int i = 0; i < Math.min(digitsSoFar.length(), LONGEST_TYPED); i++) {
      char c = digitsSoFar.charAt(i);
      if (c == '+' || Character.isDigit(c)) {
        shown = formatter.inputDigit(c);
      }
    }
    return shown;
  }

  /** One form for full-width and other scripts' digits; no invisible characters. */
  private static String plain(String typed) {
    String visible =
        INVISIBLE.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC)).replaceAll("");
    StringBuilder plain = new StringBuilder(visible.length());
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      plain.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c);
    }
    return plain.toString();
  }

  private String repaired(String plain) {
    String digits = BETWEEN_DIGITS.matcher(plain).replaceAll("");
    Matcher mobile = MEXICAN_MOBILE.matcher(digits);
    if (mobile.matches()) {
      return "+52" + mobile.group(1);
    }
    Matcher prefixed = MEXICAN_PREFIX.matcher(digits);
    if (country.equals("MX") && prefixed.matches()) {
      return "+52" + prefixed.group(1);
    }
    return plain;
  }

  private static long distinctDigits(PhoneNumber number) {
    return Long.toString(number.getNationalNumber()).chars().distinct().count();
  }
}

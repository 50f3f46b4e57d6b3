package regulars.counter.memberlist;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import regulars.model.member.Phone;
import regulars.model.member.PhoneNumbers;
import regulars.model.member.PhoneNumbers.Reading;

/**
 * Reads phones as spreadsheets and old tills leave them, and says what had to be mended. Nothing is
 * guessed: digits that a spreadsheet has dropped are gone.
 */
public final class PhoneRepair {
  private static final Pattern EXPONENT =
      Pattern.compile("([0-9]+(?:[.,][0-9]+)?)[eE]\\+?([0-9]{1,2})");
  private static final Pattern DECIMAL = Pattern.compile("(\\+?[0-9]{6,})[.,]0{1,2}");
  private static final Pattern FORMULA = Pattern.compile("=?\"(.*)\"");
  private static final Pattern TWO = Pattern.compile("[0-9 ()+-]{7,}[/;,|][0-9 ()+-]{7,}");

  private final PhoneNumbers phones;

  /** By this country's numbers. */
  public PhoneRepair(PhoneNumbers phones) {
    this.phones = phones;
  }

  /** What was mended; the end of a message key. */
  public enum Mended {
    /** Nothing but spaces and signs between the digits. */
    SIGNS,
    /** The shop's country code was missing. */
    COUNTRY,
    /** The plus sign before another country's code was missing. */
    PLUS,
    /** A spreadsheet had written it as a power of ten. */
    EXPONENT,
    /** A spreadsheet had added a decimal zero. */
    DECIMAL,
    /** A Mexican mobile as it was written before 2019. */
    MEXICAN
  }

  /** Why it can't be mended; the end of a message key. */
  public enum Bad {
    /** A spreadsheet has dropped its last digits. */
    LOST_DIGITS,
    /** It has too few digits. */
    TOO_SHORT,
    /** It has too many. */
    TOO_LONG,
    /** Its area code is missing. */
    LOCAL_ONLY,
    /** Two numbers in one cell. */
    TWO_NUMBERS,
    /** No number that a person could have. */
    NOT_A_NUMBER
  }

  /** What a cell turned out to be. */
  public sealed interface Result {
    /** None is written there. */
    record None() implements Result {}

    /**
     * A phone.
     *
     * @param phone as a key
     * @param mended null when it was written just so
     * @param sure whether the numbering plan knows it
     */
    record Good(Phone phone, @Nullable Mended mended, boolean sure) implements Result {}

    /** Something else. */
    record Unreadable(Bad why) implements Result {}
  }

  /** Reads a cell. */
  public Result read(String cell) {
    String text = cell.strip();
    Matcher formula = FORMULA.matcher(text);
    text = formula.matches() ? formula.group(1).strip() : text;
    text = text.startsWith("'") ? text.substring(1).strip() : text;
    if (text.isEmpty()) {
      return new Result.None();
    }
    Mended mended = null;
    Matcher exponent = EXPONENT.matcher(text);
    Matcher decimal = DECIMAL.matcher(text);
    if (exponent.matches()) {
      BigDecimal number = new BigDecimal(text.replace(',', '.'));
      if (number.precision() < number.toBigInteger().toString().length()) {
        return new Result.Unreadable(Bad.LOST_DIGITS);
      }
      text = number.toBigInteger().toString();
      mended = Mended.EXPONENT;
    } else if (decimal.matches()) {
      text = decimal.group(1);
      mended = Mended.DECIMAL;
    } else if (TWO.matcher(text).matches()) {
      return new Result.Unreadable(Bad.TWO_NUMBERS);
    }
    return read(text, mended);
  }

  private Result read(String text, @Nullable Mended before) {
    Reading reading = phones.read(text);
    if (!(reading instanceof Reading.Good good && good.sure())
        && text.chars().allMatch(Character::isDigit)
        && phones.read("+" + text) instanceof Reading.Good abroad
        && abroad.sure()) {
      return new Result.Good(abroad.phone(), before == null ? Mended.PLUS : before, true);
    }
    return switch (reading) {
      case Reading.Good good ->
          new Result.Good(
              good.phone(), before == null ? mended(text, good.phone()) : before, good.sure());
      case Reading.Bad bad -> new Result.Unreadable(why(bad.why()));
    };
  }

  private static @Nullable Mended mended(String text, Phone phone) {
    String key = phone.e164();
    if (text.equals(key)) {
      return null;
    }
    String digits = text.replaceAll("[^0-9]", "");
    if (("+" + digits).equals(key)) {
      return Mended.SIGNS;
    }
    boolean mexican = key.startsWith("+52") && digits.matches("(?:00|011)?521.{10}|04[45].{10}");
    return mexican ? Mended.MEXICAN : Mended.COUNTRY;
  }

  private static Bad why(PhoneNumbers.Why why) {
    return switch (why) {
      case TOO_SHORT -> Bad.TOO_SHORT;
      case TOO_LONG -> Bad.TOO_LONG;
      case LOCAL_ONLY -> Bad.LOCAL_ONLY;
      case NOT_A_NUMBER, NO_SUCH_COUNTRY, SERVICE_NUMBER, JUNK -> Bad.NOT_A_NUMBER;
    };
  }
}

package regulars.model.member;

import java.util.regex.Pattern;

/**
 * A phone number as the one key it has however it was typed: E.164, for example {@code
 * +14155552671}.
 *
 * <p>Made from what people type by {@link PhoneNumbers}; the constructor only checks the shape.
 *
 * @param e164 plus sign, country code and number, digits only, at most 15 of them
 */
public record Phone(String e164) {
  private static final Pattern SHAPE = Pattern.compile("\\+[1-9][0-9]{5,14}");

  /** Refuses anything that is not in E.164 shape. */
  public Phone {
    if (!SHAPE.matcher(e164).matches()) {
      throw new IllegalArgumentException("not an E.164 phone number");
    }
  }

  /** The digits without the plus sign: what look-up by "any run of digits" searches in. */
  public String digits() {
    return e164.substring(1);
  }

  /** The last four digits: how customers usually give their number at a counter. */
  public String lastFour() {
    return e164.substring(e164.length() - 4);
  }
}

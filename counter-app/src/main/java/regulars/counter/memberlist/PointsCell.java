package regulars.counter.memberlist;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads a number of points: whole, not below zero, not absurd. */
sealed interface PointsCell {
  /** Points. */
  record Points(long points) implements PointsCell {}

  /** None that can be taken. */
  record Bad(Why why) implements PointsCell {}

  /** Why not; the end of a message key. */
  enum Why {
    NOT_A_NUMBER,
    NEGATIVE,
    FRACTION,
    ABSURD
  }

  /** More than any shop gives: ten million. */
  long MOST = 10_000_000;

  /** A thousand is set apart by a point, a comma, an apostrophe or a space. */
  Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(?:[., '\u00A0\u202F\u2019][0-9]{3})+");

  /** With decimals. */
  Pattern PLAIN = Pattern.compile("-?[0-9]{1,30}(?:[.,][0-9]{1,10})?");

  /** Reads a cell; an empty one is no points. */
  static PointsCell read(String cell) {
    String text =
        cell.strip()
            .replaceFirst("^'", "")
            .replaceFirst("(?i)\\s*(?:pts?\\.?|points?|puntos?)$", "");
    if (text.isEmpty() || text.equals("-")) {
      return new Points(0);
    }
    BigDecimal number;
    if (GROUPED.matcher(text).matches()) {
      number = new BigDecimal(text.replaceAll("[^0-9-]", ""));
    } else if (PLAIN.matcher(text).matches()) {
      number = new BigDecimal(text.replace(',', '.'));
    } else {
      return new Bad(Why.NOT_A_NUMBER);
    }
    if (number.signum() < 0) {
      return new Bad(Why.NEGATIVE);
    }
    if (number.stripTrailingZeros().scale() > 0) {
      return new Bad(Why.FRACTION);
    }
    return number.compareTo(BigDecimal.valueOf(MOST)) > 0
        ? new Bad(Why.ABSURD)
        : new Points(number.longValueExact());
  }
}

package regulars.model.sync;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import regulars.model.member.Buyer;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;

/**
 * What must hold of any operation, whoever made it and whatever the ledger says. A counter asks
 * before it stores an operation, the server before it applies one ({@link Refusal#INVALID}), so the
 * one never makes what the other refuses.
 */
public final class Checks {
  /** Longest name of a member, in UTF-16 units, as for all texts here. */
  public static final int LONGEST_NAME = 80;

  /** Longest reason that a person gives. */
  public static final int LONGEST_REASON = 200;

  /** Longest id or number that another system gave. */
  public static final int LONGEST_ID = 64;

  /** Longest name of a reward. */
  public static final int LONGEST_REWARD = 120;

  /** Most points that one operation moves: keeps every sum far from overflow. */
  public static final long MOST_POINTS = 1_000_000_000L;

  private static final Instant FIRST_TIME = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant END_OF_TIME = Instant.parse("2200-01-01T00:00:00Z");
  private static final LocalDate FIRST_DAY = LocalDate.of(1999, 12, 31);
  private static final LocalDate LAST_DAY = LocalDate.of(2200, 1, 1);
  private static final int MOST_QUANTITY_DIGITS = 18;
  private static final int MOST_QUANTITY_DECIMALS = 9;

  private Checks() {}

  /** What is wrong with the operation, naming the field; null when nothing is. */
  public static @Nullable String problem(Operation operation) {
    String own = operation.opSeq() < 1 ? "opSeq must be 1 or more" : null;
    return first(
        own,
        time("occurredAt", operation.occurredAt()),
        text("staff", operation.staff(), LONGEST_ID),
        action(operation.action()));
  }

  private static @Nullable String action(Action action) {
    return switch (action) {
      case Action.Enrol enrol -> enrol(enrol);
      case Action.ChangeMember change ->
          first(
              atLeast("baseProfileVersion", change.baseProfileVersion(), 0),
              optional("name", change.name(), LONGEST_NAME));
      case Action.RecordSale sale -> sale(sale.sale());
      case Action.Redeem redeem -> redeem(redeem);
      case Action.Reverse reverse -> text("reason", reverse.reason(), LONGEST_REASON);
      case Action.Adjust adjust ->
          first(points(adjust.points()), required("reason", adjust.reason(), LONGEST_REASON));
      case Action.ReleaseHold release -> text("reason", release.reason(), LONGEST_REASON);
      case Action.RejectHold reject -> text("reason", reject.reason(), LONGEST_REASON);
      case Action.ClaimSale claim -> ofSale(claim.sale());
      case Action.MoveSale move ->
          first(
              ofSale(move.sale()),
              required("reason", move.reason(), LONGEST_REASON),
              override(move.override()));
    };
  }

  private static @Nullable String enrol(Action.Enrol enrol) {
    return profile(enrol.name(), enrol.externalNumber());
  }

  /** What is wrong with a new member's profile, naming the field; null when nothing is. */
  public static @Nullable String profile(@Nullable String name, @Nullable String externalNumber) {
    return first(
        optional("name", name, LONGEST_NAME),
        optional("externalNumber", externalNumber, LONGEST_ID));
  }

  private static @Nullable String redeem(Action.Redeem redeem) {
    return first(
        atLeast("baseVersion", redeem.baseVersion(), 0),
        required("reward", redeem.reward(), LONGEST_REWARD),
        atLeast("cost", redeem.cost(), 1),
        redeem.cost() > MOST_POINTS ? "cost must be at most " + MOST_POINTS : null,
        override(redeem.override()));
  }

  private static @Nullable String override(Action.@Nullable Override override) {
    return override == null
        ? null
        : first(
            required("override.manager", override.manager(), LONGEST_ID),
            required("override.reason", override.reason(), LONGEST_REASON));
  }

  private static @Nullable String ofSale(SaleKey key) {
    return first(
        key.kind() == SaleKind.SALE ? null : "sale.kind must be SALE",
        required("sale.till", key.till(), LONGEST_ID),
        required("sale.ticket", key.ticket(), LONGEST_ID),
        day("sale.businessDay", key.businessDay()));
  }

  private static @Nullable String sale(Sale sale) {
    Sale.Original original = sale.original();
    String external =
        sale.buyer() instanceof Buyer.ByExternalNumber buyer
            ? required("sale.buyer.number", buyer.number(), LONGEST_ID)
            : null;
    return first(
        time("sale.occurredAt", sale.occurredAt()),
        required("sale.key.till", sale.key().till(), LONGEST_ID),
        required("sale.key.ticket", sale.key().ticket(), LONGEST_ID),
        day("sale.key.businessDay", sale.key().businessDay()),
        external,
        original == null ? null : required("sale.original.ticket", original.ticket(), LONGEST_ID),
        original == null ? null : day("sale.original.businessDay", original.businessDay()),
        lines(sale));
  }

  private static @Nullable String lines(Sale sale) {
    for (int i = 0; i < sale.lines().size(); i++) {
      SaleLine line = sale.lines().get(i);
      String field = "sale.lines[" + i + "].";
      String problem =
          first(
              text(field + "item", line.item(), LONGEST_REWARD),
              text(field + "category", line.category(), LONGEST_REWARD),
              line.amount() > Sale.MOST_MINOR ? field + "amount is too large" : null,
              quantity(field, line));
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  /** So many digits travel; more would be a number that nobody ever bought. */
  private static @Nullable String quantity(String field, SaleLine line) {
    int scale = line.quantity().scale();
    boolean fits =
        scale <= MOST_QUANTITY_DECIMALS
            && (long) line.quantity().precision() - scale <= MOST_QUANTITY_DIGITS;
    return fits ? null : field + "quantity has too many digits";
  }

  private static @Nullable String points(long points) {
    if (points == 0) {
      return "points must not be 0";
    }
    return points > MOST_POINTS || points < -MOST_POINTS
        ? "points must be at most " + MOST_POINTS + " up or down"
        : null;
  }

  private static @Nullable String time(String field, Instant time) {
    return time.isBefore(FIRST_TIME) || !time.isBefore(END_OF_TIME)
        ? field + " must be between the years 2000 and 2200"
        : null;
  }

  private static @Nullable String day(String field, @Nullable LocalDate day) {
    return day != null && (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY))
        ? field + " must be between the years 2000 and 2200"
        : null;
  }

  private static @Nullable String atLeast(String field, long value, long least) {
    return value < least ? field + " must be " + least + " or more" : null;
  }

  /** What nobody gave is null; empty text would be a second way to say so. */
  private static @Nullable String optional(String field, @Nullable String text, int longest) {
    return text == null ? null : required(field, text, longest);
  }

  private static @Nullable String required(String field, String text, int longest) {
    return text.isBlank() ? field + " must not be empty" : text(field, text, longest);
  }

  private static @Nullable String text(String field, @Nullable String text, int longest) {
    if (text == null) {
      return null;
    }
    if (text.length() > longest) {
      return field + " must have at most " + longest + " characters";
    }
    for (int i = 0; i < text.length(); i++) {
      int codePoint = text.codePointAt(i);
      if (Character.isSupplementaryCodePoint(codePoint)) {
        i++;
      }
      int type = Character.getType(codePoint);
      if (type == Character.CONTROL || type == Character.SURROGATE) {
        return field + " must not have control characters";
      }
    }
    return null;
  }

  private static @Nullable String first(@Nullable String... problems) {
    for (String problem : problems) {
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }
}

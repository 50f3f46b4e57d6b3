package regulars.model.rules;

import static regulars.model.rules.EnglishNumbers.counted;
import static regulars.model.rules.EnglishNumbers.grouped;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import regulars.model.value.Money;

/** Says in full English sentences what a rule was understood to mean. */
final class EnglishReadBack {
  private EnglishReadBack() {}

  private static final List<String> TIMES =
      List.of(
          "double",
          "triple",
          "four times the",
          "five times the",
          "six times the",
          "seven times the",
          "eight times the",
          "nine times the",
          "ten times the");

  static String earn(Rules rules) {
    EnglishMoney money = EnglishMoney.of(rules.currency());
    Earn earn = rules.earn();
    // Four and a half steps: shows that a part of a step earns nothing.
    long sample = earn.perMinor() * 4 + earn.perMinor() / 2;
    boolean small = sample < money.about(20);
    return "Members earn "
        + counted(earn.points(), "point")
        + " for every "
        + money.format(earn.perMinor())
        + "; "
        + article(money.format(sample))
        + (small ? " drink" : " basket")
        + " earns "
        + grouped(earn.pointsFor(sample))
        + ".";
  }

  static String multiplier(Rules rules, Multiplier multiplier) {
    EnglishMoney money = EnglishMoney.of(rules.currency());
    String category = multiplier.category();
    String days = multiplier.days().isEmpty() ? "" : "On " + EnglishDays.list(multiplier.days());
    String what =
        category == null ? "the whole basket" : "what the till calls \"" + category + "\"";
    String subject = days.isEmpty() ? capital(what) : days + " " + what;
    long amount = rules.earn().perMinor() * 10;
    long plain = rules.earn().pointsFor(amount);
    return subject
        + " earns "
        + TIMES.get(multiplier.times() - 2)
        + " points: "
        + money.format(amount)
        + " of it earns "
        + grouped(plain * multiplier.times())
        + " instead of "
        + grouped(plain)
        + ".";
  }

  static String reward(Rules rules, Reward reward) {
    EnglishMoney money = EnglishMoney.of(rules.currency());
    long spend = Math.ceilDiv(reward.cost() * rules.earn().perMinor(), rules.earn().points());
    Money upTo = reward.upTo();
    String limit = upTo == null ? "" : " (worth " + money.format(upTo.minor()) + " at most)";
    return reward.name()
        + limit
        + " costs "
        + counted(reward.cost(), "point")
        + ", which "
        + money.format(spend)
        + " of sales earn.";
  }

  static String quiet(LocalTime from, LocalTime to) {
    long minutes = Math.floorMod(Duration.between(from, to).toMinutes(), 24 * 60);
    return "Members are not written to from "
        + EnglishTimes.format(from)
        + " to "
        + EnglishTimes.format(to)
        + ", "
        + hours(minutes)
        + ".";
  }

  private static String hours(long minutes) {
    String rest = minutes % 60 == 0 ? "" : " and " + counted(minutes % 60, "minute");
    return counted(minutes / 60, "hour") + rest;
  }

  static String holdTimes(int times) {
    return "A sale of more than "
        + times
        + " times a member's largest so far waits for a person,"
        + " once the member has bought "
        + HoldRule.FEWEST_SALES
        + " times.";
  }

  static String holdOver(Rules rules, long minor) {
    return "A sale over "
        + EnglishMoney.of(rules.currency()).format(minor)
        + " waits for a person, whoever buys.";
  }

  /** "a $4.50", "an $8", "an $11", "an $18,000". */
  private static String article(String amount) {
    String first = amount.replaceFirst("^[^0-9]*", "").split("[,.]")[0];
    boolean vowel = first.startsWith("8") || first.equals("11") || first.equals("18");
    return (vowel ? "an " : "a ") + amount;
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}

package regulars.model.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regulars.model.value.Money;

/** What the English sentences about points, rewards and holds say, put into a draft. */
final class EnglishRules {
  private EnglishRules() {}

  private static final int LONGEST_REWARD = 60;
  private static final Pattern WORTH_UP_TO =
      Pattern.compile("(.+?),? worth up ?to (.+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern UP_TO =
      Pattern.compile("(.+?),? up ?to (.+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern ARTICLE =
      Pattern.compile("^(?:an?|the) (?=.)", Pattern.CASE_INSENSITIVE);
  private static final Pattern TIMES_USUAL =
      Pattern.compile(
          EnglishNumbers.NUMBER
              + " ?(?:times?|x) (?:(?:the|their|a member's) )?(?:usual|normal|largest)"
              + "(?: (?:sale|basket))?",
          Pattern.CASE_INSENSITIVE);

  /** Groups: points, amount of money. */
  static void earn(Matcher matcher, Line line, Draft draft) throws WrongValue {
    draft.earnTried = true;
    EnglishMoney money = EnglishMoney.of(draft.currency);
    long points =
        wholePoints(
            matcher.group(1),
            "A rule gives %s to %s points",
            Earn.MOST_POINTS,
            "3 points per {2}",
            draft);
    String amount = matcher.group(2);
    if (!money.looksLikeMoney(amount) && !amount.matches("[0-9].*")) {
      throw new WrongValue(
          "\"" + amount + "\" is not an amount of money. Points are earned for money spent",
          money.example("1 point per {unit}"));
    }
    long perMinor = money.parse(amount);
    draft.once("how points are earned", line);
    draft.earn = new Earn(line.text(), line.number(), points, perMinor);
    draft.means(line, EnglishReadBack::earn);
  }

  private static long wholePoints(
      String number, String bounds, long most, String instead, Draft draft) throws WrongValue {
    if (number.matches("[0-9]+\\.[0-9]+|[0-9]+/[0-9]+")) {
      throw new WrongValue(
          "Points are whole numbers, " + number + " is not",
          EnglishMoney.of(draft.currency).example(instead));
    }
    return EnglishNumbers.parse(number, bounds, 1, most);
  }

  /** Groups: points, what they are for. The word "for" could mean either rule, so it means none. */
  static void pointsFor(Matcher matcher, Line line, Draft draft) throws WrongValue {
    EnglishMoney money = EnglishMoney.of(draft.currency);
    if (money.looksLikeMoney(matcher.group(2))) {
      earn(matcher, line, draft);
      return;
    }
    throw new WrongValue(
        "\"for\" is unclear here. Earning is written \""
            + money.example("1 point per {unit}")
            + "\", a reward \"100 points = a free coffee\"");
  }

  /** Groups: cost in points, reward. */
  static void reward(Matcher matcher, Line line, Draft draft) throws WrongValue {
    reward(matcher.group(1), matcher.group(2), line, draft);
  }

  /** Groups: reward, cost in points. */
  static void rewardCosts(Matcher matcher, Line line, Draft draft) throws WrongValue {
    reward(matcher.group(2), matcher.group(1), line, draft);
  }

  private static void reward(String points, String what, Line line, Draft draft) throws WrongValue {
    long cost =
        wholePoints(
            points,
            "A reward costs %s to %s points",
            Reward.MOST_COST,
            "100 points = a free coffee",
            draft);
    EnglishMoney money = EnglishMoney.of(draft.currency);
    String described = what;
    Money upTo = null;
    Matcher worth = WORTH_UP_TO.matcher(what);
    Matcher limit = UP_TO.matcher(what);
    if (worth.matches()) {
      described = worth.group(1);
      upTo = new Money(money.parse(worth.group(2)), draft.currency);
    } else if (limit.matches() && money.looksLikeMoney(limit.group(2))) {
      described = limit.group(1);
      upTo = new Money(money.parse(limit.group(2)), draft.currency);
    }
    Reward reward = new Reward(rewardName(described, money), cost, upTo, line.number());
    draft.once("what " + EnglishNumbers.counted(cost, "point") + " buy", line);
    draft.once(
        "reward " + CategoryName.fold(reward.name()), "what " + reward.name() + " costs", line);
    draft.add(reward);
    draft.means(line, rules -> EnglishReadBack.reward(rules, reward));
  }

  private static String rewardName(String described, EnglishMoney money) throws WrongValue {
    String bare = described.strip().replaceFirst("^[\"'](.*)[\"']$", "$1").strip();
    String name = ARTICLE.matcher(bare).replaceFirst("");
    if (money.looksLikeMoney(bare) || money.looksLikeMoney(name)) {
      throw new WrongValue(
          "Is this what points earn or what they buy? Earning is written \""
              + money.example("1 point per {unit}")
              + "\", a reward \""
              + money.example("100 points = {5} off")
              + "\"",
          WrongValue.NO_SUGGESTION);
    }
    if (name.matches("(?i).*\\b(?:points?|pts)\\b.*")) {
      throw new WrongValue("Write one reward a line, without the word points in its name");
    }
    if (name.length() > LONGEST_REWARD) {
      throw new WrongValue(
          "A reward's name has at most " + LONGEST_REWARD + " letters: it must fit on a button");
    }
    if (name.codePoints().noneMatch(Character::isLetter)) {
      throw new WrongValue("Name the reward", "100 points = a free coffee");
    }
    int first = name.codePointAt(0);
    return new StringBuilder()
        .appendCodePoint(Character.toTitleCase(first))
        .append(name.substring(Character.charCount(first)))
        .toString();
  }

  /** Group: how often the usual, or an amount of money. */
  static void hold(Matcher matcher, Line line, Draft draft) throws WrongValue {
    EnglishMoney money = EnglishMoney.of(draft.currency);
    String over = matcher.group(1);
    Matcher times = TIMES_USUAL.matcher(over);
    if (times.matches()) {
      int factor =
          (int)
              EnglishNumbers.parse(
                  times.group(1),
                  "Sales are held over %s to %s times the usual",
                  HoldRule.FEWEST_TIMES,
                  HoldRule.MOST_TIMES);
      draft.once("how many times the usual is held", line);
      draft.holdTimes = factor;
      draft.means(line, rules -> EnglishReadBack.holdTimes(factor));
      return;
    }
    if (!money.looksLikeMoney(over)) {
      throw new WrongValue(
          "\""
              + over
              + "\" is neither an amount such as "
              + money.example("{500}")
              + " nor \"5 times the usual\"");
    }
    long minor = money.parse(over);
    draft.once("over which amount sales are held", line);
    draft.holdOver = minor;
    draft.means(line, rules -> EnglishReadBack.holdOver(rules, minor));
  }
}

package regulars.model.rules;

import static regulars.model.rules.EnglishNumbers.NUMBER;

import java.time.DayOfWeek;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The English sentences of a rules document, as a table. */
final class English {
  private English() {}

  /** "5 points", "a point", "100pts": the number is a group. */
  private static final String POINTS = NUMBER + "(?: |(?<=[0-9]))(?:points?|pts?)";

  private static final List<Sentence> SENTENCES =
      List.of(
          sentence(
              "(?:(?:members?|customers?|everyone|you) )?(?:(?:earns?|gets?|collects?) )?"
                  + POINTS
                  + " (?:per|(?:for|on) (?:every|each)|every|each) (.+?)(?: spent)?",
              EnglishRules::earn,
              "1 point per {unit}",
              "1 point for every {5}"),
          sentence(
              "(?:(double|twice|triple|quadruple)|x ?"
                  + NUMBER
                  + "|"
                  + NUMBER
                  + " ?x|"
                  + NUMBER
                  + " times)(?: the)? (?:points?|pts?) (?:on|for|every) (?:all )?(.+)",
              EnglishMultipliers::multiply,
              "Double points on beans",
              "Triple points on pastries on Tuesdays and Thursdays",
              "Double points on Tuesdays"),
          sentence(
              POINTS + " ?(?:=|gets?|buys?|(?:is|are) worth) ?(.+)",
              EnglishRules::reward,
              "100 points = a free coffee",
              "250 points = a bag of beans worth up to {18}"),
          sentence(
              "(.+?) costs? " + POINTS,
              EnglishRules::rewardCosts,
              "A free coffee costs 100 points"),
          sentence(
              POINTS + " for (.+)",
              EnglishRules::pointsFor,
              "100 points = a free coffee",
              "1 point per {unit}"),
          sentence(
              "quiet (?:hours|times?):? ?(?:are )?(?:from |between )?"
                  + "(.+?)(?: ?- ?| (?:to|until|till|and) )(.+)",
              EnglishMessaging::quiet,
              "Quiet hours: 9pm to 8am"),
          sentence(
              "time ?zone(?:: ?| is | = | )(.+)",
              EnglishMessaging::zone,
              "Time zone: America/New_York"),
          sentence(
              "(?:(?:members?|customers?|a member|a customer) )?(?:(?:is|are|counts? as) )?"
                  + "(?:lapsing|lapsed|lapses?) after "
                  + NUMBER
                  + " ?(\\p{L}*)(?: away| without (?:a visit|visits))?",
              EnglishMessaging::lapsing,
              "Lapsing after 30 days"),
          sentence(
              "nudge(?: members?| customers?)? (?:at most |no more than |only )?once"
                  + " (?:every |in |per )?(?:"
                  + NUMBER
                  + " ?)?(\\p{L}*)",
              EnglishMessaging::nudge,
              "Nudge at most once every 60 days"),
          sentence(
              "points? (?:never|do not|don't) (?:expires?|lapses?)",
              EnglishMessaging::neverExpire,
              "Points never expire"),
          sentence(
              "points? (?:will )?(?:expires?|lapses?)(?: .*)?",
              EnglishMessaging::expire,
              "Points never expire"),
          sentence(
              "hold (?:any |all |every |a )?(?:sales?|baskets?|tickets?)"
                  + " (?:over|above|(?:of )?more than|larger than|bigger than) (.+)",
              EnglishRules::hold,
              "Hold sales over {500}",
              "Hold sales over 5 times the usual"));

  /** Where one of these stands, or a word near to one, a rule was meant and not a heading. */
  private static final Set<String> RULE_WORDS =
      Set.of(
          "point",
          "points",
          "pts",
          "double",
          "triple",
          "quadruple",
          "twice",
          "times",
          "quiet",
          "zone",
          "timezone",
          "lapse",
          "lapses",
          "lapsed",
          "lapsing",
          "nudge",
          "nudges",
          "expire",
          "expires",
          "hold",
          "sale",
          "sales",
          "usual",
          "gets",
          "buys",
          "costs",
          "worth",
          "per",
          "every",
          "earn",
          "earns",
          "weekday",
          "weekdays",
          "weekend",
          "weekends",
          "except",
          "exclude",
          "excluded",
          "excluding",
          "without",
          "not",
          "no",
          "never",
          "only",
          "limit",
          "maximum",
          "minimum",
          "off");

  /** The table with its examples in this currency. */
  static Language language(Currency currency) {
    EnglishMoney money = EnglishMoney.of(currency);
    Set<String> words = new HashSet<>(RULE_WORDS);
    words.addAll(money.words());
    for (DayOfWeek day : DayOfWeek.values()) {
      words.add(EnglishDays.full(day));
      words.add(EnglishDays.full(day) + "s");
    }
    return new Language(
        SENTENCES.stream().map(sentence -> inCurrency(sentence, money)).toList(),
        List.of("note:", "//", "#"),
        Set.copyOf(words));
  }

  private static Sentence sentence(String pattern, Sentence.Reader reader, String... examples) {
    return new Sentence(
        Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), reader, List.of(examples));
  }

  private static Sentence inCurrency(Sentence sentence, EnglishMoney money) {
    return new Sentence(
        sentence.pattern(),
        sentence.reader(),
        sentence.examples().stream().map(money::example).toList());
  }
}

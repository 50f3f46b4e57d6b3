package regulars.model.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import regulars.model.value.Money;

/** How English sentences write amounts of the shop's currency: "$5", "5 dollars", "USD 5". */
final class EnglishMoney {

  /** One way to write a currency. The first with its code is the one that is written back. */
  private record Way(String code, String sign, String... words) {}

  private static final List<Way> WAYS =
      List.of(
          new Way("USD", "$", "dollar", "dollars", "us$", "buck", "bucks"),
          new Way("CAD", "$", "dollar", "dollars", "ca$", "c$"),
          new Way("AUD", "$", "dollar", "dollars", "au$", "a$"),
          new Way("NZD", "$", "dollar", "dollars", "nz$"),
          new Way("SGD", "$", "dollar", "dollars", "s$"),
          new Way("HKD", "$", "dollar", "dollars", "hk$"),
          new Way("MXN", "$", "peso", "pesos", "mx$"),
          new Way("EUR", "€", "euro", "euros"),
          new Way("GBP", "£", "pound", "pounds", "quid"),
          new Way("JPY", "¥", "yen", "yens", "円"),
          new Way("CNY", "¥", "yuan", "yuan", "元"),
          new Way("INR", "₹", "rupee", "rupees", "rs"),
          new Way("KRW", "₩", "won", "won"),
          new Way("BRL", "R$", "real", "reais", "reals"),
          new Way("ILS", "₪", "shekel", "shekels"),
          new Way("PHP", "₱", "peso", "pesos"),
          new Way("TRY", "₺", "lira", "liras"),
          new Way("VND", "₫", "dong", "dong"),
          new Way("NGN", "₦", "naira", "naira"),
          new Way("CHF", "CHF", "franc", "francs", "fr"),
          new Way("SEK", "SEK", "krona", "kronor", "kr"),
          new Way("NOK", "NOK", "krone", "kroner", "kr"),
          new Way("DKK", "DKK", "krone", "kroner", "kr"),
          new Way("PLN", "PLN", "zloty", "zlotys", "zł"),
          new Way("ZAR", "R", "rand", "rands"));

  private static final Pattern NUMBER =
      Pattern.compile("([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\\.([0-9]{1,6}))?");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9]+)}");
  private static final Pattern FIGURES = Pattern.compile("[0-9][0-9.,]*");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("([0-9]+),([0-9]{1,2})");

  private final Currency currency;
  private final Way own;

  private EnglishMoney(Currency currency, Way own) {
    this.currency = currency;
    this.own = own;
  }

  static EnglishMoney of(Currency currency) {
    String code = currency.getCurrencyCode();
    for (Way way : WAYS) {
      if (way.code.equals(code)) {
        return new EnglishMoney(currency, way);
      }
    }
    return new EnglishMoney(currency, new Way(code, code, code));
  }

  /** Words for one and for many of it; headings must not contain them. */
  List<String> words() {
    return List.of(own.words);
  }

  /** An example sentence with its amounts in this currency: "{unit}", and "{5}" for 5 dollars. */
  String example(String sentence) {
    String unit = own.words[0].equals(own.code) ? "{1}" : own.words[0];
    Matcher matcher = PLACEHOLDER.matcher(sentence.replace("{unit}", unit));
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(format(about(Long.parseLong(found.group(1))))));
  }

  /** Roughly this many dollars in minor units: where there are no cents, a dollar is some 100. */
  long about(long dollars) {
    return dollars * Math.max(100, Money.minorPerMajor(currency));
  }

  /** "$4.50", "$1,000", "¥450", "CHF 5". */
  String format(long minor) {
    long perMajor = Money.minorPerMajor(currency);
    String number = String.format(Locale.ROOT, "%,d", minor / perMajor);
    if (minor % perMajor != 0) {
      number = number + "." + String.valueOf(perMajor + minor % perMajor).substring(1);
    }
    boolean wordy = Character.isLetter(own.sign.charAt(own.sign.length() - 1));
    return own.sign + (wordy ? " " : "") + number;
  }

  /** Whether this is an amount of money by its sign or word, right or wrong, in any currency. */
  boolean looksLikeMoney(String written) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    return isMoney(text, own) || WAYS.stream().anyMatch(way -> isMoney(text, way));
  }

  private static boolean isMoney(String text, Way way) {
    String number = bare(text, way);
    return number != null
        && (number.isEmpty() || FIGURES.matcher(EnglishNumbers.inFigures(number)).matches());
  }

  /** The amount in minor units, at least 1. */
  long parse(String written) throws WrongValue {
    String text = written.strip().toLowerCase(Locale.ROOT);
    String number = bare(text, own);
    if (number == null) {
      throw notOurs(written, text);
    }
    String figures = number.isEmpty() ? "1" : EnglishNumbers.inFigures(number);
    Matcher matcher = NUMBER.matcher(figures);
    if (!matcher.matches()) {
      Matcher comma = DECIMAL_COMMA.matcher(figures);
      throw comma.matches()
          ? new WrongValue(
              "Write \"" + written + "\" with a point: " + comma.group(1) + "." + comma.group(2))
          : new WrongValue("\"" + written + "\" is not an amount of money: write " + typical());
    }
    String fraction = matcher.group(2);
    int most = Math.max(0, currency.getDefaultFractionDigits());
    if (fraction != null && fraction.length() > most) {
      throw new WrongValue(
          "\""
              + written
              + "\" has more than "
              + EnglishNumbers.counted(most, "figure")
              + " after the point: write "
              + typical());
    }
    long minor = new BigDecimal(figures.replace(",", "")).movePointRight(most).longValueExact();
    if (minor < 1 || minor > Earn.MOST_PER_MINOR) {
      throw new WrongValue(
          "An amount is more than nothing and at most " + format(Earn.MOST_PER_MINOR));
    }
    return minor;
  }

  private WrongValue notOurs(String written, String text) {
    if (!text.isEmpty() && NUMBER.matcher(text).matches()) {
      return new WrongValue(
          "\"" + written + "\" of what? Write the money with its sign: " + typical());
    }
    for (Way way : WAYS) {
      if (isMoney(text, way)) {
        return new WrongValue(
            "This shop counts in "
                + own.code
                + ": write amounts like "
                + typical()
                + ", not "
                + written);
      }
    }
    return new WrongValue("\"" + written + "\" is not an amount of money: write " + typical());
  }

  private String typical() {
    return example("{5}");
  }

  /** What is left of an amount without its sign, code or word; null when it has none of them. */
  private static @Nullable String bare(String text, Way way) {
    List<String> marks = new ArrayList<>(List.of(way.words));
    marks.add(way.code.toLowerCase(Locale.ROOT));
    marks.add(way.sign.toLowerCase(Locale.ROOT));
    for (String mark : marks) {
      if (text.equals(mark)) {
        return "";
      }
      if (text.startsWith(mark) && !runsOn(text, mark.length() - 1)) {
        return text.substring(mark.length()).strip();
      }
      int start = text.length() - mark.length();
      if (text.endsWith(mark) && !runsOn(text, start - 1)) {
        return text.substring(0, start).strip();
      }
    }
    return null;
  }

  /** Whether letters stand on both sides of this border: then the mark is part of a longer word. */
  private static boolean runsOn(String text, int last) {
    return Character.isLetter(text.charAt(last)) && Character.isLetter(text.charAt(last + 1));
  }
}

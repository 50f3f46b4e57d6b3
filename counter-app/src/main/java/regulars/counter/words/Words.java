package regulars.counter.words;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;
import regulars.model.member.Phone;
import regulars.model.member.PhoneNumbers;
import regulars.model.sync.Change.Shop;
import regulars.model.value.Money;

/**
 * Every word, number and day on the screen, in one language and by the shop's clock.
 *
 * <p>Immutable; {@link #forShop} gives the words of another shop.
 */
public final class Words {
  private static final String BUNDLE = "regulars.counter.words.messages";
  private static final String MINUS = "\u2212";
  private static final int DAYS_BY_NAME = 7;

  private final Locale locale;
  private final ResourceBundle bundle;
  private final Clock clock;
  private final ZoneId zone;
  private final Currency currency;
  private final PhoneNumbers phones;

  private Words(Locale locale, Clock clock, ZoneId zone, Currency currency, PhoneNumbers phones) {
    this.locale = locale;
    this.clock = clock;
    this.zone = zone;
    this.currency = currency;
    this.phones = phones;
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * The words before anything is known of the shop.
   *
   * @param locale which language; English where the counter does not speak it
   * @param clock today, and the time zone until the shop's is known
   */
  public static Words in(Locale locale, Clock clock) {
    return new Words(
        locale, clock, clock.getZone(), Currency.getInstance("USD"), new PhoneNumbers("US"));
  }

  /** The same language for this shop: its time zone, currency and way to write phone numbers. */
  public Words forShop(Shop shop) {
    return new Words(
        locale,
        clock,
        ZoneId.of(shop.zone()),
        Currency.getInstance(shop.currency()),
        new PhoneNumbers(shop.country()));
  }

  /** Whether these are the same words in another language. */
  public boolean differIn(Words other) {
    return !locale.equals(other.locale);
  }

  /** The same shop in another language. */
  public Words inLanguage(Locale other) {
    return new Words(other, clock, zone, currency, phones);
  }

  /** The time on the shop's clock. */
  public Instant now() {
    return clock.instant();
  }

  /** The message with this key, its blanks filled in. */
  public String text(String key, Object... blanks) {
    return new MessageFormat(bundle.getString(key), locale).format(blanks);
  }

  /** Whether there is such a message. */
  public boolean knows(String key) {
    return bundle.containsKey(key);
  }

  /** Points or any other count: {@code 1,042}. */
  public String count(long count) {
    return count < 0 ? MINUS + number(-count) : number(count);
  }

  /** A change of points with its sign: {@code +24} or {@code −100}. */
  public String signed(long points) {
    return points > 0 ? "+" + number(points) : count(points);
  }

  private String number(long count) {
    return NumberFormat.getIntegerInstance(locale).format(count);
  }

  /** An amount of money as this language writes it. */
  public String money(Money money) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    int digits = Math.max(money.currency().getDefaultFractionDigits(), 0);
    format.setCurrency(money.currency());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(BigDecimal.valueOf(money.minor(), digits));
  }

  /** An amount in minor units of the shop's currency. */
  public String money(long minor) {
    return money(new Money(minor, currency));
  }

  /** A phone number as people of this country write it. */
  public String phone(Phone phone) {
    return phones.national(phone);
  }

  /** Reads what phone numbers need from the disk, so that the screen need not wait for it. */
  public void warmUp() {
    phones.asTyped("2015550123");
    phones.read("2015550123");
  }

  /** How this shop's country reads phone numbers. */
  public PhoneNumbers phones() {
    return phones;
  }

  /** The language, for what writes its own dates. */
  public Locale locale() {
    return locale;
  }

  /** Today by the shop's clock. */
  public LocalDate today() {
    return clock.instant().atZone(zone).toLocalDate();
  }

  /** The time of day by the shop's clock, short: {@code 10:42}. */
  public String time(Instant at) {
    return shortTime().format(at.atZone(zone));
  }

  // A narrow column has no room for "AM": the order of the rows says it.
  private DateTimeFormatter shortTime() {
    String pattern =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            null, FormatStyle.SHORT, IsoChronology.INSTANCE, locale);
    return DateTimeFormatter.ofPattern(pattern.replaceAll("[\\s\\u00a0\\u202f]*[aB]+", ""), locale);
  }

  /** How long ago this was. */
  public Duration since(Instant at) {
    return Duration.between(at, clock.instant());
  }

  /** The day by the shop's clock: today, a weekday for the last week, else a date. */
  public String day(Instant at) {
    LocalDate day = at.atZone(zone).toLocalDate();
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    if (day.equals(today)) {
      return text("day.today");
    }
    if (day.isBefore(today) && day.isAfter(today.minusDays(DAYS_BY_NAME))) {
      return day.getDayOfWeek().getDisplayName(TextStyle.SHORT_STANDALONE, locale);
    }
    String skeleton = day.getYear() == today.getYear() ? "MMMd" : "yMMMd";
    return DateTimeFormatter.ofLocalizedPattern(skeleton).withLocale(locale).format(day);
  }

  /** The moment by the shop's clock as tables sort it: {@code 2026-11-20 10:42:00}. */
  public String isoTime(Instant at) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).format(at.atZone(zone));
  }

  /** The day with its year, for what is kept: {@code Nov 20, 2026}. */
  public String date(Instant at) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(locale)
        .format(at.atZone(zone));
  }

  /** The time alone for today, day and time otherwise. */
  public String when(Instant at) {
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    boolean isToday = at.atZone(zone).toLocalDate().equals(today);
    return isToday ? time(at) : day(at) + " " + time(at);
  }
}
